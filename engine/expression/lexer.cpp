// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/lexer.h"

#include "engine/expression/expressionerror.h"
#include "engine/expression/literals.h"

#include <algorithm>
#include <array>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QStringView, 21> keywords{u"as", u"break", u"const", u"continue", u"else", u"false",
    u"for", u"function", u"if", u"import", u"in", u"let", u"loop", u"null", u"package", u"namespace",
    u"return", u"true", u"var", u"void", u"while"};

constexpr std::array<QStringView, 6> pairs{u"==", u"!=", u"<=", u">=", u"&&", u"||"};
constexpr QStringView singles = u"()[]{}.,:?!<>+-*/%";

bool isWordStart(QChar unit)
{
    return unit == u'_' || (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z');
}

bool isWordPart(QChar unit)
{
    return isWordStart(unit) || (unit >= u'0' && unit <= u'9');
}

class Lexer
{
public:
    explicit Lexer(QStringView text)
        : m_text(text)
    {
    }

    std::vector<Token> read()
    {
        std::vector<Token> tokens;
        do {
            skipSpace();
            tokens.push_back(next());
            m_next += tokens.back().length;
        } while (tokens.back().kind != Token::Kind::End);
        return tokens;
    }

private:
    QStringView rest() const { return m_text.sliced(m_next); }

    void skipSpace()
    {
        while (m_next < m_text.size()) {
            if (rest().startsWith(u"//")) {
                const auto end = rest().indexOf(u'\n');
                m_next = end < 0 ? m_text.size() : m_next + end;
            } else if (QStringView(u" \t\n\r\f").contains(m_text[m_next])) {
                ++m_next;
            } else {
                return;
            }
        }
    }

    Token token(Token::Kind kind, qsizetype length) const
    {
        return {.kind = kind, .at = m_next, .length = length, .text = rest().first(length).toString()};
    }

    Token next() const
    {
        if (m_next == m_text.size())
            return token(Token::Kind::End, 0);
        const QChar unit = m_text[m_next];
        const bool isPointed = unit == u'.' && m_next + 1 < m_text.size();
        const QChar digit = isPointed ? m_text[m_next + 1] : unit;
        if (digit >= u'0' && digit <= u'9')
            return number();
        if (const auto literal = readText(rest(), m_next))
            return {.kind = Token::Kind::Literal,
                .at = m_next,
                .length = literal->length,
                .value = literal->value};
        if (isWordStart(unit))
            return word();
        return unit == u'`' ? quotedName() : sign();
    }

    Token number() const
    {
        const Literal literal = readNumber(rest(), m_next);
        if (literal.length < rest().size() && isWordPart(rest()[literal.length]))
            throw ExpressionError(
                u"\"%1\" cannot stand directly after a number."_s.arg(rest()[literal.length]),
                m_next + literal.length);
        return {.kind = Token::Kind::Literal,
            .isUnsigned = rest()[literal.length - 1].toLower() == u'u',
            .at = m_next,
            .length = literal.length,
            .value = literal.value};
    }

    Token word() const
    {
        qsizetype length = 1;
        while (length < rest().size() && isWordPart(rest()[length]))
            ++length;
        return token(isKeyword(rest().first(length)) ? Token::Kind::Keyword : Token::Kind::Name, length);
    }

    Token quotedName() const
    {
        const auto end = rest().indexOf(u'`', 1);
        if (end < 2)
            throw ExpressionError(u"A name in back-quotes is empty or has no end."_s, m_next);
        Token name = token(Token::Kind::Name, end + 1);
        name.isQuoted = true;
        name.text = rest().sliced(1, end - 1).toString();
        return name;
    }

    Token sign() const
    {
        const auto* pair = std::find_if(
            pairs.begin(), pairs.end(), [this](QStringView each) { return rest().startsWith(each); });
        if (pair != pairs.end())
            return token(Token::Kind::Sign, pair->size());
        if (singles.contains(m_text[m_next]))
            return token(Token::Kind::Sign, 1);
        throw ExpressionError(hint(m_text[m_next]), m_next);
    }

    static QString hint(QChar unit)
    {
        if (unit == u'=')
            return u"A single = is no sign of the language: equality is ==."_s;
        if (unit == u'&' || unit == u'|')
            return u"A single %1 is no sign of the language: write %1%1."_s.arg(unit);
        return u"\"%1\" is no sign of the language."_s.arg(unit);
    }

    QStringView m_text;
    qsizetype m_next = 0;
};

}

std::vector<Token> tokensOf(QStringView text)
{
    if (text.size() > longestText)
        throw ExpressionError(u"The expression is longer than 64 KiB."_s, longestText);
    return Lexer(text).read();
}

bool isPlainName(QStringView name)
{
    return !name.isEmpty() && isWordStart(name.front()) && std::all_of(name.begin(), name.end(), isWordPart)
        && !isKeyword(name);
}

bool isKeyword(QStringView word)
{
    return std::find(keywords.begin(), keywords.end(), word) != keywords.end();
}

}
