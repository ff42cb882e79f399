// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/opensessions.h"

#include "engine/errors.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

const History& OpenSession::history() const
{
    return session ? static_cast<const History&>(session->history()) : *store;
}

OpenSession& OpenSessions::add(OpenSession open)
{
    open.id = m_nextId++;
    m_current = open.id;
    m_open.push_back(std::make_unique<OpenSession>(std::move(open)));
    return *m_open.back();
}

const OpenSession* OpenSessions::find(int id) const
{
    const auto found
        = std::find_if(m_open.begin(), m_open.end(), [id](const auto& open) { return open->id == id; });
    return found == m_open.end() ? nullptr : found->get();
}

OpenSession& OpenSessions::current()
{
    for (const auto& open : m_open) {
        if (open->id == m_current)
            return *open;
    }
    throw ValueError(u"No session is open; open a system or a store first."_s);
}

Session& OpenSessions::currentSession()
{
    auto& open = current();
    if (!open.session)
        throw NotSupportedError(u"'%1' is an opened store: it can be looked at, not run."_s.arg(open.name));
    return *open.session;
}

void OpenSessions::switchTo(int id)
{
    if (!find(id))
        throw ValueError(u"That session is closed."_s);
    m_current = id;
}

void OpenSessions::close(int id)
{
    std::erase_if(m_open, [id](const auto& open) { return open->id == id; });
    if (m_current == id)
        m_current = m_open.empty() ? -1 : m_open.back()->id;
}

OpenSession OpenSessions::forkAtCursor()
{
    const auto& session = currentSession();
    const auto& open = current();
    const auto name = u"%1 · %2 (from step %3)"_s.arg(
        session.options().system->name, session.scenario().name, QString::number(open.cursor));
    return {.name = name,
        .parent = open.id,
        .forkedAt = open.cursor,
        .session = session.forkAt(open.cursor),
        .cursor = open.cursor};
}

std::vector<SessionFigure> OpenSessions::figures() const
{
    std::vector<SessionFigure> figures;
    for (const auto& open : m_open)
        figures.push_back({open->id, open->name, open->parent, open->forkedAt, open->history().newestStep()});
    return figures;
}

}
