// SPDX-License-Identifier: BSD-3-Clause
#include "views/log/logselection.h"

#include "views/common/enginelink.h"
#include "views/common/listtable.h"
#include "views/log/logbar.h"
#include "views/log/logdetail.h"
#include "views/log/logfilter.h"
#include "views/log/logmodel.h"

namespace occasion {

LogSelection::LogSelection(const PanelContext& context, const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_parts(parts)
{
    connect(m_parts.table.selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& index) {
            if (!m_isQuiet)
                select(index.row());
        });
    connect(&m_parts.model, &QAbstractItemModel::dataChanged, this, &LogSelection::selectPending);
}

void LogSelection::startOver()
{
    m_applied = {};
    m_field.clear();
}

void LogSelection::setProcess(int process)
{
    m_process = process;
    m_choosing = false;
    m_reading.reset();
    ++m_log;
    m_parts.detail.say({});
}

void LogSelection::forgetRow()
{
    m_place = -1;
    m_pending = -1;
}

void LogSelection::keepRow()
{
    // A view moves on to another row when its current one is taken away; nobody chose that one.
    if (m_place >= m_parts.model.count())
        m_place = -1;
    if (m_place >= 0)
        return;
    const auto quiet = quietly();
    m_parts.table.markRow(-1);
}

void LogSelection::select(int row)
{
    const LogItem* item = m_parts.model.item(row);
    m_pending = item ? -1 : row;
    m_place = m_parts.model.placeOf(row);
    if (!item)
        return;
    m_choosing = true;
    m_context.selection.selectNotification(m_process, item->id);
    read();
}

void LogSelection::selectPending()
{
    if (m_pending >= 0 && m_pending == m_parts.table.currentIndex().row() && m_parts.model.item(m_pending))
        select(m_pending);
}

void LogSelection::showSelection()
{
    const Selected& selected = m_context.selection.current();
    if (selected == m_applied)
        return;
    m_applied = selected;
    m_scroll = !m_choosing;
    m_choosing = false;
    m_field = selected.field;
    if (selected.process && *selected.process != m_process && *selected.process < m_parts.bar.processCount())
        Q_EMIT otherLogWanted(*selected.process);
    else
        read();
}

void LogSelection::read()
{
    if (m_parts.bar.processCount() == 0 || !m_reading.start())
        return;
    const Selected selected = m_context.selection.current();
    const bool mine = selected.process == m_process && selected.notification;
    m_context.link.ask(this,
        answering([process = m_process, step = m_cursor, following = m_parts.bar.isFollowing(),
                      id = mine ? selected.notification : std::nullopt](const History& history) {
            return readSelected(history, process, step, id, following);
        }),
        [this, log = m_log, selected](const Answer<LogReading>& answer) {
            if (log != m_log)
                return;
            if (m_reading.finished() || selected != m_context.selection.current())
                return read();
            take(answer.value.value_or(LogReading{}));
            if (!answer.problem.isEmpty())
                m_parts.detail.say(answer.problem);
        });
}

void LogSelection::take(const LogReading& reading)
{
    if (m_choosing)
        return;
    if (reading.event)
        m_parts.detail.show(*reading.event);
    else
        m_parts.detail.say({});
    if (reading.place >= 0 && !m_field.isEmpty())
        m_parts.detail.goTo(std::exchange(m_field, {}));
    mark(reading);
}

/// Makes the notification's row the current one, without a person's having chosen it.
void LogSelection::mark(const LogReading& reading)
{
    const qint64 place = shownPlace(reading);
    const int row = m_parts.model.rowOf(place);
    const bool scroll = std::exchange(m_scroll, false) && row >= 0;
    {
        const auto quiet = quietly();
        if (scroll)
            m_parts.table.goToRow(row);
        else if (m_place != place)
            m_parts.table.markRow(row);
        m_place = row < 0 ? -1 : place;
    }
    if (scroll)
        Q_EMIT broughtIntoView();
}

/// Where the notification stands among those that are shown; -1 if it does not.
qint64 LogSelection::shownPlace(const LogReading& reading) const
{
    const LogFilter& filter = m_parts.filter;
    if (!filter.isActive() || reading.place < 0)
        return reading.place;
    return filter.isMatch(reading.event->id) ? filter.matchFrom(reading.event->id) : -1;
}

} // namespace occasion
