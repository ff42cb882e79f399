// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/closedfile.h"
#include "engine/persistence/realpath.h"
#include "engine/session/breakpointsjson.h"
#include "engine/session/desk.h"
#include "engine/session/filefigure.h"
#include "engine/session/sessionformat.h"
#include "engine/session/sessionkeeping.h"
#include "engine/session/storeexport.h"

#include <QDir>
#include <QFileInfo>

#include <filesystem>

// What the desk does with the files that keep sessions.
namespace occasion {

using namespace Qt::StringLiterals;

namespace {

const QString breakpointsNote = u"breakpoints"_s;
const QString watchesNote = u"watches"_s;

/// None when nothing was kept yet. Errors as breakpointsFromJson's.
std::optional<std::vector<Breakpoint>> breakpointsIn(const SessionFile& file)
{
    const auto kept = file.note(breakpointsNote);
    return kept.isEmpty() ? std::nullopt : std::optional(breakpointsFromJson(kept));
}

/// Puts a file that is whole in the place of another, which is locked, and of which SQLite may have left something
/// beside it.
void replaceFile(const QString& from, const QString& to)
{
    requireWhole(from);
    QFile::remove(to + u"-wal"_s);
    QFile::remove(to + u"-shm"_s);
    QFile::remove(marksPath(to));
    std::error_code error;
    std::filesystem::rename(from.toStdString(), to.toStdString(), error);
    if (error)
        throw OperationalError(u"'%1' cannot be written: %2."_s.arg(
            QDir::toNativeSeparators(to), QString::fromStdString(error.message())));
}

}

/// A session that nothing has happened in but what `begin` does; in a file from its first step where there is a folder
/// for such.
OpenSession Desk::begun(SessionOptions options, const std::function<void(Session&)>& begin)
{
    OpenSession open;
    // Locked before there is a file: another window that tidies up would take it for unused.
    std::unique_ptr<QLockFile> lock;
    if (m_untitled.isUsed()) {
        options.file = m_untitled.newPath(options.system->name);
        options.durability = Durability::Normal;
        lock = lockSession(options.file);
    }
    try {
        open.session = std::make_unique<Session>(options);
        if (!options.file.isEmpty()) {
            open.file = std::make_shared<SessionFile>(options.file, std::move(lock));
            open.file->inOneCommit([&] { begin(*open.session); });
        } else {
            begin(*open.session);
        }
    } catch (...) {
        open = {};
        removeSessionFile(options.file);
        throw;
    }
    open.name = u"%1 · %2"_s.arg(options.system->name, open.session->scenario().name);
    open.cursor = open.session->newestStep();
    return open;
}

/// Where no file can be written the session is in memory alone, and a problem says so.
void Desk::openNew(const SessionOptions& options, const std::function<void(Session&)>& begin)
{
    keepBreakpoints();
    OpenSession open;
    QString why;
    try {
        open = begun(options, begin);
    } catch (const OperationalError& error) {
        if (!m_untitled.isUsed())
            throw;
        why = error.message();
        m_untitled = UntitledSessions({});
        open = begun(options, begin);
    }
    m_run.pause();
    m_open.add(std::move(open));
    m_open.keep(); // its scheduler chooses the steps that are done again
    if (!why.isEmpty())
        throw OperationalError(
            u"%1 So sessions are in memory alone: save them as files to keep them."_s.arg(why));
}

void Desk::carry(const request::OpenFile& request)
{
    keepBreakpoints();
    const QString path = realPath(request.path);
    if (const auto* open = m_open.keptIn(path)) {
        m_run.pause();
        m_open.show(open->id);
        return takeBreakpoints();
    }
    if (!isSessionFile(path))
        return carry(request::OpenStore{request.path, request.coding});
    const auto file = std::make_shared<SessionFile>(path);
    auto sessions = readSessions(file, m_systems, m_watch);
    breakpointsIn(*file); // or it is damaged
    m_run.pause();
    m_open.addTree(std::move(sessions), file->note(currentNote).toInt());
    file->takeUp();
    takeBreakpoints();
    const auto& open = m_open.current();
    if (!file->wasClosed())
        m_run.say(u"Occasion did not end properly; '%1' is back at step %2 of %3."_s.arg(
                      open.name, QString::number(open.cursor), QString::number(open.history().newestStep())),
            open.cursor);
}

void Desk::carry(const request::SaveAs& request)
{
    const auto& current = m_open.current();
    m_open.currentSession(); // or it is a store
    const QString path = realPath(request.path);
    if (m_untitled.holds(path))
        throw ValueError(
            u"Sessions that have no name of their own are kept in '%1' and removed from there: choose "
            "another folder."_s.arg(QDir::toNativeSeparators(QFileInfo(path).absolutePath())));
    if (const auto* open = m_open.keptIn(path)) {
        if (!QFileInfo::exists(path))
            throw OperationalError(
                u"'%1' was removed while it is open here: choose another name to keep the session."_s.arg(
                    QDir::toNativeSeparators(path)));
        if (open->root == current.root)
            return;
        throw ValueError(u"'%1' keeps another session that is open here: choose another name."_s.arg(
            QDir::toNativeSeparators(path)));
    }
    m_run.pause();
    auto before = current.file;
    const int root = current.root;
    auto lock = lockSession(path);
    const QString unfinished = path + u".part"_s;
    removeSessionFile(unfinished);
    try {
        writeSessions(unfinished, m_open.tree(root), current.id, m_watch);
        replaceFile(unfinished, path);
    } catch (...) {
        removeSessionFile(unfinished);
        throw;
    }
    const auto file = std::make_shared<SessionFile>(path, std::move(lock));
    for (const auto& note : {breakpointsNote, watchesNote}) {
        if (before)
            file->putNote(note, before->note(note));
    }
    m_open.replaceTree(root, readSessions(file, m_systems, m_watch));
    m_run.say(
        u"The session is kept in '%1' from now on."_s.arg(QDir::toNativeSeparators(path)), current.cursor);
    if (before && m_untitled.holds(before->path())) {
        const QString untitled = before->path();
        before.reset();
        removeSessionFile(untitled);
    }
}

void Desk::carry(const request::ExportStores& request)
{
    m_run.pause();
    const auto paths = exportStores(m_open.currentSession(), request.folder, m_watch);
    m_run.say(u"Wrote %1 stores into '%2'."_s.arg(QString::number(paths.size()),
                  QDir::toNativeSeparators(QDir(request.folder).absolutePath())),
        m_open.current().cursor);
}

void Desk::carry(const request::NameStep& request)
{
    m_open.currentSession(); // or it is a store
    if (request.session >= 0 && request.session != m_open.currentId())
        throw ValueError(u"Step %1 was not named, as another session is shown now."_s.arg(request.step));
    m_open.nameStep(request.step < 0 ? m_open.current().cursor : request.step, request.name);
}

void Desk::carry(const request::KeepWatches& request)
{
    const auto* open = m_open.find();
    if (open && open->file)
        open->file->putNote(watchesNote, request.watches);
}

void Desk::beginTurn()
{
    const auto* open = m_open.find();
    // Others than the scheduler's own choices could not be done again.
    if (!open || !open->file || !isRunning() || m_run.hasPaused(open->id) || waitBeforeNext().count() > 0)
        return;
    m_turn = open->file->beginTurn(open->branch, open->history().newestStep());
}

void Desk::endTurn()
{
    const auto turn = std::move(m_turn);
    if (!turn)
        return;
    try {
        turn->end();
    } catch (const EngineError& error) {
        m_run.pause();
        readAgain(m_open.current().file);
        throw OperationalError(u"%1 The session is back at step %2."_s.arg(
            error.message(), QString::number(m_open.current().history().newestStep())));
    }
}

/// Takes the current session and its tree from their file, which holds less than they do. A tree that cannot be read
/// would go on from steps that nobody has: it is closed.
void Desk::readAgain(std::shared_ptr<SessionFile> file)
{
    const int root = m_open.current().root;
    try {
        m_open.replaceTree(root, readSessions(std::move(file), m_systems, {}));
    } catch (const EngineError& error) {
        m_open.dropTree(root);
        throw OperationalError(
            u"Steps could not be written, and the session was closed, as its file cannot be read: %1"_s.arg(
                error.message()));
    }
}

/// Those of the file that is shown now, when it is another one than before and has some.
void Desk::takeBreakpoints()
{
    const auto* open = m_open.find();
    if (!open || !open->file || open->file->path() == m_keptIn)
        return;
    if (const auto kept = breakpointsIn(*open->file)) {
        m_run.breakpoints().set(*kept);
        m_keptBreakpoints = m_run.breakpoints().figures();
        m_keptIn = open->file->path();
    }
}

void Desk::keep()
{
    const auto* open = m_open.find();
    if (!m_isTidy && open) {
        m_untitled.tidy();
        m_isTidy = true; // once, and after the last session was opened again: that one is in use then
    }
    m_open.keep();
    keepBreakpoints();
}

/// They are those of the file that is shown, so before another one is they are written, also while a run goes on.
void Desk::keepBreakpoints()
{
    const auto* open = m_open.find();
    if (!open || !open->file)
        return;
    const auto breakpoints = m_run.breakpoints().figures();
    if (breakpoints != m_keptBreakpoints || open->file->path() != m_keptIn) {
        open->file->putNote(breakpointsNote, breakpointsJson(breakpoints.get()));
        m_keptBreakpoints = breakpoints;
        m_keptIn = open->file->path();
    }
}

std::shared_ptr<const FileFigure> Desk::fileFigure(const OpenSession& open) const
{
    if (!open.session)
        return {};
    FileFigure figure;
    if (open.file) {
        figure.path = open.file->path();
        figure.isUntitled = m_untitled.holds(figure.path);
        figure.watches = open.file->note(watchesNote);
    }
    figure.checkpoints = m_open.checkpoints();
    if (!m_file || *m_file != figure)
        m_file = std::make_shared<const FileFigure>(std::move(figure));
    return m_file;
}

}
