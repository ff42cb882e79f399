// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/opensessions.h"

#include "engine/errors.h"
#include "engine/session/sessionkeeping.h"

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
    const auto* parent = any(open.parent);
    if (parent && parent->file)
        keepFork(open, *parent);
    open.id = m_nextId++;
    open.supposed = supposedEvents(open.history(), open.suppositions);
    open.root = parent ? parent->root : open.id;
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

void OpenSessions::show(int id)
{
    const auto closed
        = std::find_if(m_closed.begin(), m_closed.end(), [id](const auto& open) { return open->id == id; });
    if (closed != m_closed.end()) {
        auto open = std::move(*closed);
        m_closed.erase(closed);
        insert(std::move(open));
    }
    switchTo(id);
}

void OpenSessions::close(int id)
{
    const auto found
        = std::find_if(m_open.begin(), m_open.end(), [id](const auto& open) { return open->id == id; });
    if (found == m_open.end())
        return;
    (*found)->closed = ++m_closings;
    m_closed.push_back(std::move(*found));
    m_open.erase(found);
    if (m_current == id)
        m_current = m_open.empty() ? -1 : m_open.back()->id;
    if (m_closed.size() > mostClosed)
        forgetOldest();
}

/// What others were forked from is still needed.
void OpenSessions::forgetOldest()
{
    const auto oldest = std::find_if(
        m_closed.begin(), m_closed.end(), [this](const auto& open) { return !isForked(open->id); });
    if (oldest == m_closed.end())
        return;
    const auto file = (*oldest)->file;
    const int branch = (*oldest)->branch;
    m_closed.erase(oldest);
    if (file && branch > 0)
        file->remove(branch);
}

bool OpenSessions::isForked(int id) const
{
    const auto isChild = [id](const auto& open) { return open->parent == id; };
    return std::any_of(m_open.begin(), m_open.end(), isChild)
        || std::any_of(m_closed.begin(), m_closed.end(), isChild);
}

void OpenSessions::reopen()
{
    if (m_closed.empty())
        throw ValueError(u"No session was closed that could be opened again."_s);
    auto session = std::move(m_closed.back());
    m_closed.pop_back();
    m_current = session->id;
    insert(std::move(session));
}

void OpenSessions::insert(std::unique_ptr<OpenSession> open)
{
    open->closed = 0;
    const auto place
        = std::find_if(m_open.begin(), m_open.end(), [&](const auto& other) { return other->id > open->id; });
    m_open.insert(place, std::move(open));
}

void OpenSessions::rename(int id, const QString& name)
{
    const auto trimmed = name.trimmed();
    if (trimmed.isEmpty())
        throw ValueError(u"A session needs a name; type one, or press Escape to keep the old one."_s);
    opened(id).name = trimmed;
}

OpenSession* OpenSessions::any(int id) const
{
    for (const auto* sessions : {&m_open, &m_closed}) {
        for (const auto& open : *sessions) {
            if (open->id == id)
                return open.get();
        }
    }
    return nullptr;
}

OpenSession OpenSessions::forkAtCursor()
{
    const auto& session = currentSession();
    const auto& open = current();
    const auto name = u"%1 · %2 (from step %3)"_s.arg(
        session.options().system->name, session.scenario().name, QString::number(open.cursor));
    OpenSession fork{.name = name,
        .parent = open.id,
        .forkedAt = open.cursor,
        .suppositions = suppositionsUpTo(open.suppositions, open.cursor),
        .cursor = open.cursor,
        .session = session.forkAt(open.cursor)};
    if (fork.suppositions.empty())
        fork.session->supposeNothing(); // it parts before all that its parent supposes
    return fork;
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
