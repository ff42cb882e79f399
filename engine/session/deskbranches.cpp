// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/comparison.h"
#include "engine/session/desk.h"
#include "engine/session/steplabel.h"

// What the desk does with branches: names, closing and opening again, comparisons and hypotheses.
namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// What a fork did at its first step, and what was done in its place where it was forked.
QString chosenOtherwise(const History& fork, const History& parent, qint64 step)
{
    return u"step %1: %2 instead of %3"_s.arg(
        QString::number(step), stepLabel(fork, fork.step(step)), stepLabel(parent, parent.step(step)));
}

}

void Desk::carry(const request::SwitchTo& request)
{
    m_open.switchTo(request.session);
    m_run.pause();
}

void Desk::carry(const request::CloseSession& request)
{
    if (request.session == m_open.currentId())
        m_run.pause();
    m_open.close(request.session);
}

void Desk::carry(const request::Rename& request)
{
    m_open.rename(request.session, request.name);
}

void Desk::carry(const request::Reopen&)
{
    m_run.pause();
    m_open.reopen();
}

void Desk::carry(const request::Compare& request)
{
    compare(request.left, request.right);
}

void Desk::carry(const request::LeaveOut& request)
{
    const auto& session = m_open.currentSession();
    const auto& original = m_open.current();
    auto supposed = withoutEvent(session, original.suppositions, request.process, request.event, m_watch);
    const auto step = session.history().stepOf(request.process, request.event);
    const auto event = session.history().notifications(request.process, request.event, 1, step).front();
    const auto& process = session.history().map()->processes.at(static_cast<size_t>(request.process)).name;
    m_run.pause();
    const int parent = original.id;
    const auto& open = m_open.add({.name = u"Hypothetical: %1 without %2"_s.arg(original.name, event.name),
        .parent = parent,
        .forkedAt = step - 1,
        .chosen = u"step %1: %2 %3 (%4) never happened; not in the store"_s.arg(
            QString::number(step), process, QString::number(request.event), event.name),
        .suppositions = std::move(supposed.suppositions),
        .cursor = supposed.session->newestStep(),
        .session = std::move(supposed.session)});
    compare(parent, open.id);
}

void Desk::compare(int leftId, int rightId)
{
    const auto& left = opened(leftId);
    const auto& right = opened(rightId);
    auto comparison = compareHistories(left.history(), right.history(), m_watch);
    comparison.left = left.id;
    comparison.right = right.id;
    comparison.leftName = left.name;
    comparison.rightName = right.name;
    m_comparison = std::make_shared<const Comparison>(std::move(comparison));
}

const OpenSession& Desk::opened(int id) const
{
    const auto* open = m_open.find(id);
    if (!open)
        throw ValueError(u"That session is closed; choose one that is open."_s);
    return *open;
}

/// Does something in the current session when the cursor is at its newest step, and in a fork when it is behind it;
/// the fork is opened only when that could be done. `act` answers with the step that it took.
void Desk::actAtCursor(const std::function<qint64(Session&)>& act)
{
    auto& session = m_open.currentSession();
    auto& open = m_open.current();
    if (open.cursor == session.newestStep()) {
        open.cursor = act(session);
        return;
    }
    auto fork = m_open.forkAtCursor();
    fork.cursor = act(*fork.session);
    fork.chosen = chosenOtherwise(fork.session->history(), open.history(), fork.forkedAt + 1);
    m_open.add(std::move(fork));
}

}
