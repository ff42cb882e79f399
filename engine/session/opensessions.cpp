// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/opensessions.h"

#include "engine/errors.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostClosed = 10;

std::vector<Supposition> suppositionsUpTo(std::vector<Supposition> suppositions, qint64 step)
{
    std::erase_if(suppositions, [step](const Supposition& supposed) { return supposed.step > step; });
    return suppositions;
}

}

const History& OpenSession::history() const
{
    return session ? static_cast<const History&>(session->history()) : *store;
}

OpenSession& OpenSessions::add(OpenSession open)
{
    open.id = m_nextId++;
    open.supposed = supposedEvents(open.history(), open.suppositions);
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
    if (m_current < 0)
        throw ValueError(u"No session is open; open a system or a store first."_s);
    return opened(m_current);
}

OpenSession& OpenSessions::opened(int id)
{
    for (const auto& open : m_open) {
        if (open->id == id)
            return *open;
    }
    throw ValueError(u"That session is closed."_s);
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
    m_current = opened(id).id;
}

void OpenSessions::close(int id)
{
    const auto found
        = std::find_if(m_open.begin(), m_open.end(), [id](const auto& open) { return open->id == id; });
    if (found == m_open.end())
        return;
    m_closed.push_back(std::move(*found));
    m_open.erase(found);
    if (m_closed.size() > mostClosed)
        m_closed.erase(m_closed.begin());
    if (m_current == id)
        m_current = m_open.empty() ? -1 : m_open.back()->id;
}

void OpenSessions::reopen()
{
    if (m_closed.empty())
        throw ValueError(u"No session was closed that could be opened again."_s);
    auto session = std::move(m_closed.back());
    m_closed.pop_back();
    m_current = session->id;
    const auto place = std::find_if(
        m_open.begin(), m_open.end(), [this](const auto& open) { return open->id > m_current; });
    m_open.insert(place, std::move(session));
}

void OpenSessions::rename(int id, const QString& name)
{
    const auto trimmed = name.trimmed();
    if (trimmed.isEmpty())
        throw ValueError(u"A session needs a name; type one, or press Escape to keep the old one."_s);
    opened(id).name = trimmed;
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
        .suppositions = suppositionsUpTo(open.suppositions, open.cursor),
        .cursor = open.cursor,
        .session = session.forkAt(open.cursor)};
}

std::vector<SessionFigure> OpenSessions::figures() const
{
    std::vector<SessionFigure> figures;
    for (const auto& open : m_open)
        figures.push_back({.id = open->id,
            .name = open->name,
            .parent = open->parent,
            .forkedAt = open->forkedAt,
            .newest = open->history().newestStep(),
            .chosen = open->chosen,
            .hypothetical = !open->suppositions.empty(),
            .supposed = open->supposed});
    return figures;
}

}
