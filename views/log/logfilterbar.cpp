// SPDX-License-Identifier: BSD-3-Clause
#include "views/log/logfilterbar.h"

#include "views/common/enginelink.h"
#include "views/common/expressionedit.h"
#include "views/common/listtable.h"
#include "views/common/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int pauseOfTyping = 300; // ms

QString grouped(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

}

LogFilterBar::LogFilterBar(EngineLink& link, QWidget* parent)
    : QWidget(parent)
    , m_filter(new LogFilter(link, this))
    , m_edit(new ExpressionEdit(ExpressionEdit::Use::Filter, this))
    , m_state(new QLabel(this))
    , m_clear(new QToolButton(this))
{
    m_edit->setAccessibleName(u"Filter of the notification log"_s);
    m_edit->setPlaceholderText(u"Filter: a word, or name == \"Debited\""_s);
    m_edit->installEventFilter(this);
    m_state->setAccessibleName(u"What the filter shows"_s);
    m_clear->setText(u"×"_s);
    m_clear->setAutoRaise(true);
    m_clear->setAccessibleName(u"Clear the filter"_s);
    m_clear->setToolTip(u"Shows all notifications again (Escape in the field)"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 0, 6, 4);
    row->addWidget(m_edit, 1);
    row->addWidget(m_state);
    row->addWidget(m_clear);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseOfTyping);
    connect(m_filter, &LogFilter::problem, &link, &EngineLink::problem);
    connect(&m_pause, &QTimer::timeout, this, &LogFilterBar::apply);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_pause.start();
        showState();
    });
    connect(m_edit, &ExpressionEdit::mistakeChanged, this, &LogFilterBar::showState);
    connect(m_edit, &ExpressionEdit::accepted, this, &LogFilterBar::apply);
    connect(m_clear, &QToolButton::clicked, this, [this] { setText({}); });
    showState();
}

void LogFilterBar::setMap(const std::shared_ptr<const SystemMap>& map)
{
    m_map = map;
    m_edit->setScope(std::make_shared<const NotificationScope>(map));
    const auto condition = typed();
    m_appliedText = condition ? text() : QString();
    m_filter->setCondition(condition);
}

void LogFilterBar::showTheme(const Theme& theme)
{
    m_edit->setTheme(theme);
    setTextColour(m_state, theme.mutedText);
}

QString LogFilterBar::text() const
{
    return m_edit->expression();
}

void LogFilterBar::setText(const QString& text)
{
    m_edit->setExpression(text);
    apply();
}

void LogFilterBar::addActionsTo(ListTable& table, const std::function<const LogItem*(int row)>& item)
{
    const auto add = [&](const QString& title, const QString& name,
                         const std::function<QString(const LogItem&)>& value) {
        auto* action = new QAction(title, &table);
        connect(action, &QAction::triggered, this, [this, &table, item, name, value] {
            if (const LogItem* found = item(table.currentIndex().row()))
                setText(u"%1 == \"%2\""_s.arg(name, value(*found)));
        });
        table.addAction(action);
    };
    add(u"Only events of this name"_s, u"name"_s, [](const LogItem& each) { return each.name; });
    add(u"Only events of this aggregate"_s, u"originator_id"_s,
        [](const LogItem& each) { return each.originatorId.text(); });
}

std::shared_ptr<const NotificationFilter> LogFilterBar::typed() const
{
    if (!m_map || text().isEmpty() || !m_edit->mistake().isEmpty())
        return {};
    return std::make_shared<const NotificationFilter>(text(), m_map);
}

void LogFilterBar::showResult(qint64 total)
{
    if (!m_filter->isActive())
        m_result.clear();
    else if (m_filter->isComplete())
        m_result = u"✓ %1 of %2"_s.arg(grouped(m_filter->matchCount()), grouped(total));
    else
        m_result = u"%1 up to id %2…"_s.arg(grouped(m_filter->matchCount()), grouped(m_filter->scanned()));
    showState();
}

QString LogFilterBar::emptyText(const QString& process, qint64 total) const
{
    if (!m_filter->isComplete())
        return u"Looking through the log of %1…"_s.arg(process);
    if (total == 1)
        return u"The filter leaves out the one notification of %1. Clear it above (×) to see it."_s.arg(
            process);
    return u"The filter keeps none of the %1 notifications of %2. Clear it above (×) to see them all."_s.arg(
        grouped(total), process);
}

/// A text with a mistake leaves what was in force as it is until the text says something again.
void LogFilterBar::apply()
{
    m_pause.stop();
    if (!m_edit->mistake().isEmpty() || text() == m_appliedText)
        return;
    m_appliedText = text();
    m_filter->setCondition(typed());
    Q_EMIT applied();
}

void LogFilterBar::showState()
{
    const bool isWrong = !m_edit->mistake().isEmpty();
    m_clear->setEnabled(!m_edit->toPlainText().isEmpty());
    m_state->setVisible(isWrong || !m_result.isEmpty());
    m_state->setText(isWrong ? u"✗ mistake"_s : m_result);
    m_state->setToolTip(isWrong ? m_edit->mistake() : u"Nothing was removed: the filter only hides."_s);
}

bool LogFilterBar::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = watched == m_edit && event->type() == QEvent::KeyPress;
    if (!isKey || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape || text().isEmpty())
        return QWidget::eventFilter(watched, event);
    setText({});
    return true;
}

} // namespace occasion
