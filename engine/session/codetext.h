// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

#include <vector>

namespace occasion {

/// Numbers as a text that can be read aloud: small numbers cost little, letters that are taken for digits do not occur,
/// and a slip is noticed. Groups of four, such as "7K3M-0Q4D".
class CodeWriter
{
public:
    /// Four bits for each three bits of the number, at least four.
    void add(quint64 number);
    /// How many characters the text has, hyphens included.
    qsizetype length() const;
    QString text() const;

private:
    std::vector<bool> m_bits;
};

/// Reads what CodeWriter wrote.
class CodeReader
{
public:
    /// Upper and lower case, hyphens, spaces, O for 0, I and L for 1 are all the same. ValueError, a sentence that says
    /// what is wrong, for anything else and where the check characters do not agree.
    explicit CodeReader(const QString& text);

    /// The next number. ValueError when the text ends before it, or when it is larger than 64 bits.
    quint64 next();
    /// Whether nothing but filling is left.
    bool atEnd() const;

private:
    std::vector<bool> m_bits;
    size_t m_place = 0;
};

}
