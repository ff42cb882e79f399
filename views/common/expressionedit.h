// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/shape.h"

#include <QPlainTextEdit>

#include <memory>
#include <optional>

class QCompleter;
class QStandardItemModel;

namespace occasion {

class ExpressionHighlighter;
struct Theme;

/// A field of one line for an expression: its words in colours, the names in reach offered while one types, and a
/// mistake underlined, with the sentence that says what is wrong.
class ExpressionEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    /// What the text must be.
    enum class Use
    {
        Condition, ///< something that says yes or no
        Filter, ///< the same, in which a bare word means "contains this text anywhere"
        Value ///< whatever it says
    };

    explicit ExpressionEdit(Use use, QWidget* parent = nullptr);

    /// What the expression is about. Without it nothing is offered and nothing checked.
    void setScope(std::shared_ptr<const cel::Shape> scope);
    void setTheme(const Theme& theme);

    QString expression() const { return toPlainText().trimmed(); }
    void setExpression(const QString& expression) { setPlainText(expression); }
    /// What is wrong with it, as a sentence; empty when nothing is, and for an empty text.
    const QString& mistake() const { return m_mistake; }
    /// What may be typed at the cursor, as the list offers it.
    QStringList offered() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

Q_SIGNALS:
    void mistakeChanged(const QString& sentence);
    void accepted(); ///< Enter on a text without mistake

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    void check();
    std::optional<std::pair<QString, qsizetype>> findMistake() const;
    void offer(bool asked);
    void complete(const QString& choice);

    Use m_use;
    std::shared_ptr<const cel::Shape> m_scope;
    ExpressionHighlighter* m_highlighter;
    QStandardItemModel* m_choices;
    QCompleter* m_completer;
    qsizetype m_wordBegin = 0;
    QString m_mistake;
};

}
