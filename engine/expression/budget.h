// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QtGlobal>

namespace occasion::cel {

/// What one evaluation may use, so that it ends soon whatever the expression says.
struct Limits
{
    qint64 operations = 1'000'000;
    qint64 resultBytes = 1 << 20; ///< of the result, and of each text on the way to it
};

/// What is left of the limits.
class Budget
{
public:
    explicit Budget(const Limits& limits)
        : m_limits(limits)
        , m_left(limits.operations)
    {
    }

    /// Throws ExpressionError when there are not so many operations left.
    void spend(qint64 operations)
    {
        m_left -= operations;
        if (m_left < 0)
            exhausted();
    }

    /// Pays for going through a text or a list of that size. Throws as spend().
    void spendOn(qsizetype size) { spend(1 + size / unitsPerOperation); }

    /// Throws ExpressionError when a text or list of so many bytes is more than a result may be.
    void requireBytes(qint64 bytes) const
    {
        if (bytes > m_limits.resultBytes)
            tooLarge();
    }

private:
    static constexpr qsizetype unitsPerOperation = 32;
    [[noreturn]] void exhausted() const;
    [[noreturn]] void tooLarge() const;

    Limits m_limits;
    qint64 m_left;
};

}
