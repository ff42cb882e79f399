// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/sessionkeeping.h"

#include "engine/errors.h"
#include "engine/persistence/transcoder.h"
#include "engine/session/commitcopy.h"
#include "engine/session/supposedevents.h"

#include <QFile>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QByteArray jsonOf(const std::vector<Supposition>& suppositions)
{
    if (suppositions.empty())
        return {};
    Value::Items items;
    for (const auto& each : suppositions)
        items.append(toValue(each));
    return Transcoder().encode(Value::list(items));
}

std::vector<Supposition> suppositionsOf(const QByteArray& json)
{
    std::vector<Supposition> suppositions;
    if (json.isEmpty())
        return suppositions;
    const Value list = Transcoder().decode(json);
    for (const auto& each : list.items())
        suppositions.push_back(suppositionFrom(each));
    return suppositions;
}

int processCount(const Session& session)
{
    return session.history().map()->processCount();
}

const QString& processName(const Session& session, int process)
{
    return session.history().map()->process(process).name;
}

/// Those that the fork does not have from its parent.
SessionFile::Causes ownCauses(const Session& fork, const Session& parent)
{
    SessionFile::Causes causes;
    const auto& inherited = parent.supposed().causes;
    for (const auto& [event, cause] : fork.supposed().causes) {
        const bool isShared = event.second <= fork.layer(event.first)->position().notificationId;
        const auto found = inherited.find(event);
        if (!isShared || found == inherited.end() || found->second != cause)
            causes[{processName(fork, event.first), event.second}] = cause;
    }
    return causes;
}

/// Empty recorders for what is a branch's own.
Session::Tails emptyTails(const SessionFile& file, int branch, const Session& fork)
{
    Session::Tails tails;
    for (int process = 0; process < processCount(fork); ++process) {
        tails.push_back(file.recorder(branch, processName(fork, process),
            fork.layer(process) ? fork.layer(process)->position().notificationId : 0));
    }
    return tails;
}

/// What a session has recorded itself, into recorders that are empty.
void copyOwn(const Session& session, const Session::Tails& to, const std::function<void(qint64)>& told)
{
    for (int process = 0; process < processCount(session); ++process) {
        const auto* layer = session.layer(process);
        copyCommits(layer ? layer->tail() : session.recorder(process), *to[static_cast<size_t>(process)],
            process, *session.history().map(), {.told = told});
    }
}

std::shared_ptr<const SystemDefinition> systemOf(
    const SessionFile& file, const std::vector<std::shared_ptr<const SystemDefinition>>& systems)
{
    if (auto system = findSystem(systems, file.system()))
        return system;
    throw ValueError(
        u"'%1' is a session of the system '%2', which this program has not: open it with the one that has."_s
            .arg(file.path(), file.system()));
}

/// What was kept of a fork, as a session again.
std::unique_ptr<Session> takenUp(const SessionFile& file, const KeptBranch& branch, const Session& parent)
{
    const auto& map = *parent.history().map();
    Supposed supposed{.since = branch.supposedSince, .depth = branch.supposedDepth};
    for (const auto& [event, cause] : file.causes(branch.id)) {
        for (int process = 0; process < map.processCount(); ++process) {
            if (map.process(process).name == event.first)
                supposed.causes[{process, event.second}] = cause;
        }
    }
    Session::Tails tails;
    for (int process = 0; process < map.processCount(); ++process) {
        tails.push_back(file.recorder(
            branch.id, map.process(process).name, parent.history().logPosition(process, branch.forkedAt)));
    }
    return parent.takenUpAt(branch.forkedAt, std::move(tails), std::move(supposed), file.path());
}

/// Does again the steps of a run at full speed whose transaction was cut short.
void redoCutShort(const SessionFile& file, const KeptBranch& branch, Session& session)
{
    const auto turn = file.cutShort();
    const bool isOfThisFile
        = session.newestStep() >= turn.since; // not of one that an older copy has replaced
    if (turn.branch != branch.id || !isOfThisFile)
        return;
    if (!branch.scheduler.isEmpty())
        session.setScheduler(branch.scheduler);
    while (session.newestStep() < turn.step && session.advance()) {}
}

OpenSession opened(
    const KeptBranch& branch, std::shared_ptr<SessionFile> file, std::unique_ptr<Session> session)
{
    if (!branch.scheduler.isEmpty())
        session->setScheduler(branch.scheduler);
    const auto newest = session->newestStep();
    const auto suppositions = suppositionsOf(branch.suppositions);
    return {.id = branch.id,
        .name = branch.name,
        .parent = branch.parent,
        .forkedAt = branch.forkedAt,
        .chosen = branch.chosen,
        .suppositions = suppositions,
        .supposed = supposedEvents(session->history(), suppositions),
        .cursor = branch.cursor < 0 ? newest : std::min(branch.cursor, newest),
        .checkpoints = branch.checkpoints,
        .closed = branch.closed,
        .file = std::move(file),
        .kept = branch,
        .session = std::move(session)};
}

/// A file that was run without a window has its run and nothing said about it.
std::vector<KeptBranch> branchesOf(const SessionFile& file)
{
    auto branches = file.branches();
    if (branches.empty() || branches.front().id != 0)
        branches.insert(
            branches.begin(), KeptBranch{.name = u"%1 · %2"_s.arg(file.system(), file.scenario())});
    return branches;
}

std::vector<OpenSession> readBranches(const std::shared_ptr<SessionFile>& file,
    const std::shared_ptr<const SystemDefinition>& system, const ProgressWatch& watch)
{
    std::vector<OpenSession> sessions;
    const auto branches = branchesOf(*file);
    for (const auto& branch : branches) {
        if (watch
            && !watch({u"Opening %1"_s.arg(branch.name), static_cast<qint64>(sessions.size()),
                static_cast<qint64>(branches.size())}))
            throw OperationalError(u"The session was not opened, as it was cancelled."_s);
        std::unique_ptr<Session> session;
        if (branch.id == 0) {
            session = std::make_unique<Session>(SessionOptions{.system = system,
                .scenario = file->scenario(),
                .seed = file->seed(),
                .file = file->path(),
                .durability = Durability::Normal});
        } else {
            const auto parent = std::find_if(sessions.begin(), sessions.end(),
                [&](const OpenSession& each) { return each.id == branch.parent; });
            if (parent == sessions.end())
                throw DataError(u"the branch '%1' was forked from one that is missing"_s.arg(branch.name));
            session = takenUp(*file, branch, *parent->session);
        }
        redoCutShort(*file, branch, *session);
        sessions.push_back(opened(branch, file, std::move(session)));
    }
    return sessions;
}

}

KeptBranch keptBranch(const OpenSession& open, int parent)
{
    return {.id = open.branch,
        .parent = parent,
        .forkedAt = open.forkedAt,
        .name = open.name,
        .chosen = open.chosen,
        .scheduler = open.session->options().scheduler,
        .cursor = open.cursor == open.session->newestStep() ? -1 : open.cursor,
        .closed = open.closed,
        .suppositions = jsonOf(open.suppositions),
        .supposedSince = open.session->supposed().since,
        .supposedDepth = open.session->supposed().depth,
        .checkpoints = open.checkpoints};
}

void keepFork(OpenSession& fork, const OpenSession& parent)
{
    auto& file = *parent.file;
    Session::Tails tails;
    KeptBranch kept;
    file.inOneCommit([&] {
        fork.branch = file.newBranchId();
        tails = emptyTails(file, fork.branch, *fork.session);
        copyOwn(*fork.session, tails, {});
        kept = keptBranch(fork, parent.branch);
        file.put(kept);
        file.putCauses(fork.branch, ownCauses(*fork.session, *parent.session));
    });
    fork.session->moveTo(std::move(tails), file.path());
    fork.file = parent.file;
    fork.kept = std::move(kept);
}

std::vector<OpenSession> readSessions(std::shared_ptr<SessionFile> file,
    const std::vector<std::shared_ptr<const SystemDefinition>>& systems, const ProgressWatch& watch)
{
    const auto system = systemOf(*file, systems);
    const auto damaged = [&](const QString& why) {
        return DataError(u"'%1' is damaged: %2. Go back to a copy of it."_s.arg(
            file->path(), why.endsWith(u'.') ? why.chopped(1) : why));
    };
    try {
        auto sessions = readBranches(file, system, watch);
        if (file->cutShort().step > 0)
            file->forgetCutShort();
        return sessions;
    } catch (const OperationalError&) {
        throw;
    } catch (const EngineError& error) {
        throw damaged(error.message());
    }
}

void writeSessions(
    const QString& path, const std::vector<OpenSession*>& tree, int current, const ProgressWatch& watch)
{
    const auto& trunk = *tree.front()->session;
    const auto& own = trunk.options();
    const auto file = SessionFile::make({.system = own.system,
        .scenario = own.scenario,
        .seed = own.seed,
        .file = path,
        .durability = Durability::Normal});
    file->inOneCommit([&] {
        std::map<int, const OpenSession*> written; // by their ids
        std::map<int, int> branches; // by the sessions' ids
        for (const auto* open : tree) {
            const auto told = [&](qint64 step) {
                if (watch && !watch({u"Writing %1"_s.arg(open->name), step, open->session->newestStep()}))
                    throw OperationalError(u"The session was not written, as it was cancelled."_s);
            };
            const int branch = static_cast<int>(branches.size());
            branches[open->id] = branch;
            written[open->id] = open;
            copyOwn(*open->session, emptyTails(*file, branch, *open->session), told);
            const auto parent = branches.find(open->parent);
            auto kept = keptBranch(*open, parent == branches.end() ? -1 : parent->second);
            kept.id = branch;
            file->put(kept);
            if (parent != branches.end())
                file->putCauses(branch, ownCauses(*open->session, *written[open->parent]->session));
            if (open->id == current)
                file->putNote(currentNote, QByteArray::number(branch));
        }
    });
}

void removeSessionFile(const QString& path)
{
    if (path.isEmpty())
        return;
    for (const auto& ending : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + ending);
    QFile::remove(marksPath(path));
}

}
