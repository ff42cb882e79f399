// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/domainevent.h"
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

constexpr auto hypothetical = "Hypothetical: "_L1;

/// A hypothesis on a hypothesis says so once.
QString nameWithoutPrefix(const OpenSession& open)
{
    return open.name.startsWith(hypothetical) ? open.name.mid(hypothetical.size()) : open.name;
}

qint64 commandsUpTo(const SessionHistory& history, qint64 step)
{
    return history.journal().scenarioCommands(step) + history.journal().personCommands(step);
}

/// The first step at which so many commands are done, or the newest.
qint64 stepOfCommand(const SessionHistory& history, qint64 commands)
{
    qint64 low = 0;
    qint64 high = history.newestStep();
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        if (commandsUpTo(history, middle) >= commands)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/// The step of `there` that is the same moment as the step `here`: as many commands are done, and as many deliveries
/// since the last of them if there were so many.
qint64 sameMoment(const SessionHistory& history, qint64 here, const SessionHistory& there)
{
    const auto commands = commandsUpTo(history, here);
    const auto since = here - stepOfCommand(history, commands);
    const auto first = stepOfCommand(there, commands);
    const auto next = stepOfCommand(there, commands + 1);
    const auto last = commandsUpTo(there, next) > commands ? next - 1 : next;
    return std::min(first + since, last);
}

}

void Desk::carry(const request::SwitchTo& request)
{
    keepBreakpoints();
    m_open.switchTo(request.session);
    m_run.pause();
    takeBreakpoints();
}

void Desk::carry(const request::CloseSession& request)
{
    keepBreakpoints();
    if (request.session == m_open.currentId())
        m_run.pause();
    m_open.close(request.session);
    takeBreakpoints();
}

void Desk::carry(const request::Rename& request)
{
    m_open.rename(request.session, request.name);
}

void Desk::carry(const request::Reopen&)
{
    keepBreakpoints();
    m_run.pause();
    m_open.reopen();
    takeBreakpoints();
}

void Desk::carry(const request::Compare& request)
{
    compare(request.left, request.right);
}

void Desk::carry(const request::LeaveOut& request)
{
    auto supposed = withoutEvent(
        m_open.currentSession(), m_open.current().suppositions, {request.process, request.event}, m_watch);
    openHypothesis(std::move(supposed), u"without"_s);
}

void Desk::carry(const request::EditEvent& request)
{
    auto supposed = withEdited(
        m_open.currentSession(), m_open.current().suppositions, request.place, request.fields, m_watch);
    openHypothesis(std::move(supposed), u"with another"_s);
}

void Desk::carry(const request::InsertEvent& request)
{
    auto supposed = withInserted(
        m_open.currentSession(), m_open.current().suppositions, request.place, request.added, m_watch);
    openHypothesis(std::move(supposed), u"with one more"_s);
}

/// Opens it beside the current session, in which it supposes something, and compares the two.
void Desk::openHypothesis(SupposedSession supposed, const QString& difference)
{
    const auto& original = m_open.current();
    const int parent = original.id;
    const auto& made = supposed.made;
    const auto name
        = u"%1%2 %3 %4"_s.arg(hypothetical, nameWithoutPrefix(original), difference, shortTopic(made.topic));
    const auto chosen = u"step %1: %2; not in the store"_s.arg(QString::number(made.step), toText(made));
    m_run.pause();
    const auto& open = m_open.add({.name = name,
        .parent = parent,
        .forkedAt = made.step - 1,
        .chosen = chosen,
        .suppositions = std::move(supposed.suppositions),
        .cursor = supposed.session->newestStep(),
        .session = std::move(supposed.session)});
    compare(parent, open.id);
}

void Desk::carry(const request::Restore&)
{
    const auto& session = m_open.currentSession();
    const auto& open = m_open.current();
    if (open.suppositions.empty())
        throw ValueError(u"Nothing is supposed in '%1'; it is as it happened."_s.arg(open.name));
    const auto* parent = m_open.find(open.parent);
    if (!parent || !parent->session) {
        throw ValueError(
            u"The branch in which '%1' supposes something is closed; open it again with Undo close "
            "in Branches (Ctrl+Z)."_s.arg(open.name));
    }
    const auto moment = sameMoment(session.history(), open.cursor, parent->session->history());
    const int closed = open.id;
    m_run.pause();
    m_open.switchTo(parent->id);
    m_open.current().cursor = moment;
    m_open.close(closed);
}

void Desk::compare(int leftId, int rightId)
{
    const auto& left = opened(leftId);
    const auto& right = opened(rightId);
    auto comparison
        = compareHistories(left.history(), right.history(), m_watch, {left.suppositions, right.suppositions});
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
