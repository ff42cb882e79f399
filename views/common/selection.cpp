// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/selection.h"

#include "views/common/enginelink.h"

namespace occasion {

namespace {

Selected fromEvent(const EventView& event)
{
    return {.process = event.process,
        .aggregate = event.originatorId,
        .version = event.version,
        .notification = event.id,
        .step = event.step};
}

std::optional<Selected> findNotification(const History& history, int process, NotificationId id)
{
    const auto found = history.notifications(process, id, 1, history.newestStep());
    if (found.empty() || found.front().id != id)
        return {};
    return fromEvent(found.front());
}

std::optional<Selected> findAggregate(
    const History& history, int process, const OriginatorId& id, qint64 step)
{
    const auto row = history.aggregateRow(process, id, step);
    if (row < 0)
        return {};
    const auto page = history.aggregates(process, step, row, 1);
    return page.empty() ? std::nullopt : findNotification(history, process, page.front().lastNotification);
}

std::optional<Selected> findStep(const History& history, qint64 number)
{
    if (number < 1 || number > history.newestStep())
        return {};
    const Step step = history.step(number);
    if (step.count > 0) {
        auto found = findNotification(history, step.process, step.first);
        if (found)
            return found;
    }
    return Selected{.process = step.process, .step = number};
}

}

Selection::Selection(EngineLink& link, QObject* parent)
    : QObject(parent)
    , m_link(link)
{
}

void Selection::selectProcess(int process)
{
    set({.process = process});
}

void Selection::selectAggregate(int process, const OriginatorId& id)
{
    const auto request = ++m_newest;
    m_link.ask(
        this,
        [process, id, step = m_link.frame().cursor](
            const History& history) { return findAggregate(history, process, id, step); },
        [this, request](const std::optional<Selected>& found) { resolve(request, found); });
}

void Selection::selectNotification(int process, NotificationId id, const QString& field)
{
    const auto request = ++m_newest;
    m_link.ask(
        this, [process, id](const History& history) { return findNotification(history, process, id); },
        [this, request, field](std::optional<Selected> found) {
            if (found)
                found->field = field;
            resolve(request, found);
        });
}

void Selection::selectStep(qint64 step)
{
    const auto request = ++m_newest;
    m_link.ask(
        this, [step](const History& history) { return findStep(history, step); },
        [this, request](const std::optional<Selected>& found) { resolve(request, found); });
}

void Selection::clear()
{
    set({});
}

void Selection::set(Selected selected)
{
    ++m_newest;
    if (selected == m_current)
        return;
    m_current = std::move(selected);
    Q_EMIT changed();
}

void Selection::resolve(quint64 request, const std::optional<Selected>& found)
{
    if (request == m_newest && found)
        set(*found);
}

}
