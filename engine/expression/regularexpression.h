// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/budget.h"
#include "engine/expression/value.h"

#include <memory>

namespace re2 {
class RE2;
}

namespace occasion::cel {

/// A pattern in RE2's syntax, which matches in linear time whatever the pattern and the text. Any thread may use one.
class RegularExpression
{
public:
    /// Throws ExpressionError when the budget ends.
    RegularExpression(const QString& pattern, Budget& budget);
    ~RegularExpression();
    RegularExpression(RegularExpression&& other) noexcept;
    RegularExpression& operator=(RegularExpression&& other) noexcept;

    /// Why the pattern is none; empty when it is one.
    const QString& problem() const { return m_problem; }
    /// Whether the pattern is somewhere in the text; a problem when the pattern is none. Throws as the constructor.
    Value isIn(const QString& text, Budget& budget) const;

private:
    std::unique_ptr<re2::RE2> m_pattern;
    QString m_problem;
};

}
