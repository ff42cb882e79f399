// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/expressionhighlighter.h"

#include "engine/expression/expressionerror.h"
#include "engine/expression/lexer.h"
#include "views/common/theme.h"

#include <QTextDocument>

namespace occasion {

namespace {

std::vector<cel::Token> wordsOf(const QString& text)
{
    try {
        return cel::tokensOf(text);
    } catch (const cel::ExpressionError& error) {
        // What stands before the mistake has its colours.
        return error.at() > 0 && error.at() < text.size() ? wordsOf(text.left(error.at()))
                                                          : std::vector<cel::Token>();
    }
}

}

ExpressionHighlighter::ExpressionHighlighter(QTextDocument* document)
    : QSyntaxHighlighter(document)
{
    m_keyword.setFontWeight(QFont::Bold);
    m_mistake.setUnderlineStyle(QTextCharFormat::WaveUnderline);
}

void ExpressionHighlighter::setTheme(const Theme& theme)
{
    m_literal.setForeground(theme.token);
    m_function.setForeground(theme.cause);
    m_mistake.setUnderlineColor(theme.failed);
    rehighlight();
}

void ExpressionHighlighter::setMistake(qsizetype at)
{
    if (m_mistakeAt == at)
        return;
    m_mistakeAt = at;
    rehighlight();
}

void ExpressionHighlighter::highlightBlock(const QString& text)
{
    const auto words = wordsOf(text);
    for (size_t i = 0; i < words.size(); ++i) {
        const cel::Token& word = words[i];
        const int at = static_cast<int>(word.at);
        const int length = static_cast<int>(word.length);
        if (word.kind == cel::Token::Kind::Literal)
            setFormat(at, length, m_literal);
        else if (word.kind == cel::Token::Kind::Keyword)
            setFormat(at, length, m_keyword);
        else if (word.kind == cel::Token::Kind::Name && i + 1 < words.size() && words[i + 1].is(u"("))
            setFormat(at, length, m_function);
    }
    if (m_mistakeAt < 0 || text.isEmpty())
        return;
    const qsizetype begin = qMin(m_mistakeAt, text.size() - 1);
    qsizetype end = begin + 1;
    while (end < text.size() && text[end].isLetterOrNumber() && text[begin].isLetterOrNumber())
        ++end;
    for (qsizetype i = begin; i < end; ++i) {
        QTextCharFormat marked = format(static_cast<int>(i));
        marked.setUnderlineStyle(m_mistake.underlineStyle());
        marked.setUnderlineColor(m_mistake.underlineColor());
        setFormat(static_cast<int>(i), 1, marked);
    }
}

}
