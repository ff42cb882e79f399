// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/value.h"

#include <QStringView>

namespace occasion::cel {

/// The longest text that is read, in QString's units.
constexpr qsizetype longestText = 65'536;

/// One word, sign or literal of a text.
struct Token
{
    enum class Kind : quint8
    {
        Name, ///< `text` is it, without back-quotes
        Keyword, ///< a word of the language that cannot be a name: in, if, null …
        Literal, ///< `value`
        Sign, ///< `text`: "&&", "(", "?"
        End
    };
    Kind kind = Kind::End;
    bool isQuoted = false; ///< a name in back-quotes
    bool isUnsigned = false; ///< a whole number that ends with u
    qsizetype at = 0;
    qsizetype length = 0;
    QString text = {};
    Value value = {};

    bool is(QStringView sign) const { return (kind == Kind::Sign || kind == Kind::Keyword) && text == sign; }
};

/// All words of a text, the last of them the End. Comments and spaces are left out. Throws ExpressionError for what is
/// no word, and for a text that is too long. Time is linear in the text.
std::vector<Token> tokensOf(QStringView text);

/// Whether the name can stand alone: letters, digits and underscores, no word of the language.
bool isPlainName(QStringView name);
bool isKeyword(QStringView word);

}
