// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/expressionedit.h"

#include "engine/expression/completion.h"
#include "engine/expression/expression.h"
#include "views/common/expressionhighlighter.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QStandardItemModel>

namespace occasion {

using namespace Qt::StringLiterals;

ExpressionEdit::ExpressionEdit(Use use, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_use(use)
    , m_highlighter(new ExpressionHighlighter(document()))
    , m_choices(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_choices, this))
{
    setLineWrapMode(NoWrap);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(3);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(this->font().pointSizeF());
    setFont(font);
    setAccessibleName(u"Expression"_s);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &ExpressionEdit::complete);
    connect(this, &QPlainTextEdit::textChanged, this, &ExpressionEdit::check);
}

void ExpressionEdit::setScope(std::shared_ptr<const cel::Shape> scope)
{
    m_scope = std::move(scope);
    check();
}

void ExpressionEdit::setTheme(const Theme& theme)
{
    m_highlighter->setTheme(theme);
}

QSize ExpressionEdit::sizeHint() const
{
    const int line = fontMetrics().lineSpacing();
    const int frame = 2 * frameWidth() + static_cast<int>(2 * document()->documentMargin());
    return {30 * fontMetrics().averageCharWidth(), line + frame};
}

std::optional<std::pair<QString, qsizetype>> ExpressionEdit::findMistake() const
{
    if (!m_scope || expression().isEmpty())
        return {};
    try {
        if (m_use == Use::Filter)
            cel::Expression::filter(toPlainText(), *m_scope);
        else if (m_use == Use::Value)
            cel::Expression(toPlainText(), *m_scope);
        else
            cel::Expression::condition(toPlainText(), *m_scope);
        return {};
    } catch (const cel::ExpressionError& error) {
        return std::pair(error.message(), error.at());
    }
}

void ExpressionEdit::check()
{
    const auto found = findMistake();
    m_highlighter->setMistake(found ? found->second : -1);
    const QString sentence = found ? found->first : QString();
    if (m_mistake == sentence)
        return;
    m_mistake = sentence;
    setToolTip(sentence);
    Q_EMIT mistakeChanged(sentence);
}

QStringList ExpressionEdit::offered() const
{
    QStringList texts;
    if (!m_scope)
        return texts;
    const auto completions = cel::completionsAt(toPlainText(), textCursor().position(), *m_scope);
    for (const cel::Completion& choice : completions.choices)
        texts.append(choice.text);
    return texts;
}

/// Fills and shows the list; `asked`: also where no word was begun.
void ExpressionEdit::offer(bool asked)
{
    if (!m_scope)
        return;
    const qsizetype place = textCursor().position();
    const auto completions = cel::completionsAt(toPlainText(), place, *m_scope);
    m_wordBegin = completions.wordBegin;
    m_choices->clear();
    for (const cel::Completion& choice : completions.choices) {
        auto* item = new QStandardItem(choice.text);
        item->setToolTip(choice.meaning);
        m_choices->appendRow(item);
    }
    const bool isAfterPoint = place > 0 && toPlainText().at(place - 1) == u'.';
    const bool isWanted = asked || isAfterPoint || m_wordBegin < place;
    if (completions.choices.empty() || !isWanted) {
        m_completer->popup()->hide();
        return;
    }
    QRect under = cursorRect();
    under.setWidth(m_completer->popup()->sizeHintForColumn(0)
        + m_completer->popup()->verticalScrollBar()->sizeHint().width() + 16);
    m_completer->complete(under);
}

void ExpressionEdit::complete(const QString& choice)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(static_cast<int>(m_wordBegin), QTextCursor::KeepAnchor);
    cursor.insertText(choice);
    setTextCursor(cursor);
}

void ExpressionEdit::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isForList = isEnter || event->key() == Qt::Key_Tab || event->key() == Qt::Key_Escape;
    if (m_completer->popup()->isVisible() && isForList) {
        event->ignore(); // the list takes it
        return;
    }
    if (isEnter) {
        if (m_mistake.isEmpty())
            Q_EMIT accepted();
        return;
    }
    const bool isAsked = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
    if (!isAsked)
        QPlainTextEdit::keyPressEvent(event);
    if (isAsked || !event->text().isEmpty())
        offer(isAsked);
}

void ExpressionEdit::insertFromMimeData(const QMimeData* source)
{
    insertPlainText(source->text().simplified());
}

}
