// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/comparison.h"
#include "engine/session/desk.h"

// What the desk does with branches: names, closing and opening again, comparisons and hypotheses.
namespace occasion {

using namespace Qt::StringLiterals;

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

}
