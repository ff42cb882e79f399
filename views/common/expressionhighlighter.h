// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QSyntaxHighlighter>

namespace occasion {

struct Theme;

/// Colours the words of an expression, and underlines where it is wrong.
class ExpressionHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit ExpressionHighlighter(QTextDocument* document);

    void setTheme(const Theme& theme);
    /// The place of the mistake; negative for none.
    void setMistake(qsizetype at);

protected:
    void highlightBlock(const QString& text) override;

private:
    QTextCharFormat m_literal;
    QTextCharFormat m_keyword;
    QTextCharFormat m_function;
    QTextCharFormat m_mistake;
    qsizetype m_mistakeAt = -1;
};

}
