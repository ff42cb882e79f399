// SPDX-License-Identifier: BSD-3-Clause
#include "app/sessionactions.h"

#include "app/newsessiondialog.h"
#include "app/recentfiles.h"
#include "app/settings.h"
#include "app/storecoding.h"
#include "engine/errors.h"
#include "engine/session/filefigure.h"
#include "engine/session/sessionfile.h"
#include "engine/session/storefile.h"
#include "views/common/enginelink.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

const QString sessionFilter = u"Occasion sessions (*.occasion);;All files (*)"_s;
const QString storeFilter = u"SQLite databases (*.sqlite *.sqlite3 *.db);;All files (*)"_s;

}

QString standardSessionFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/sessions"_s;
}

SessionActions::SessionActions(Systems systems, EngineLink& link, const QString& folder, QWidget* window)
    : QObject(window)
    , m_systems(std::move(systems))
    , m_link(link)
    , m_untitled(folder)
    , m_window(window)
{
    connect(&m_link, &EngineLink::frameChanged, this, &SessionActions::showFrame);
    connect(&m_link, &EngineLink::problem, this, &SessionActions::goOnAfter);
}

void SessionActions::openRemembered()
{
    m_isStarting = true;
    const LastOpened last = lastOpened();
    if (last.path.isEmpty() || !QFileInfo::exists(last.path)) {
        if (!last.path.isEmpty() && !m_untitled.holds(last.path))
            Q_EMIT problem(
                u"What was open last, %1, is not there any more."_s.arg(QDir::toNativeSeparators(last.path)));
        recover(last);
    } else if (last.isStore) {
        openStore(last.path);
        tellOf(m_untitled.recoverable());
    } else if (isInUse(last.path)) {
        openFirstSystem(); // another window goes on with it
        tellOf(m_untitled.recoverable());
    } else {
        recover(last);
    }
}

/// The last session, or else one that was cut short; of the others that were there is a word.
void SessionActions::recover(const LastOpened& last)
{
    auto lost = m_untitled.recoverable();
    std::erase_if(lost, [&last](const SessionFileInfo& each) { return each.path == last.path; });
    if (QFileInfo::exists(last.path)) {
        open(last.path);
    } else if (!lost.empty()) {
        open(lost.front().path);
        lost.erase(lost.begin());
    } else {
        openFirstSystem();
    }
    tellOf(lost);
}

void SessionActions::tellOf(const std::vector<SessionFileInfo>& lost)
{
    if (lost.empty())
        return;
    Q_EMIT problem(lost.size() == 1
            ? u"Another session was cut short, %1 with %2 steps; Session ▸ Open recent has it."_s.arg(
                lost.front().name, QString::number(lost.front().steps))
            : u"%1 other sessions were cut short; Session ▸ Open recent has them."_s.arg(lost.size()));
}

void SessionActions::openFirstSystem()
{
    m_isStarting = false; // if that fails, nothing else is left to be tried
    if (!m_systems.empty())
        openSystem({.system = m_systems.front()->name});
}

/// What was to be shown at the start cannot be: a window without a session would be of no use.
void SessionActions::goOnAfter(const QString&)
{
    if (std::exchange(m_isStarting, false) && m_link.frame().sessions.empty())
        openFirstSystem();
}

void SessionActions::openSystem(const request::OpenSystem& system)
{
    m_link.post(system);
}

void SessionActions::open(const QString& address)
{
    try {
        const QString path = storePath(address);
        m_openingStore = path;
        if (!m_untitled.holds(path)) // that folder is nobody's choice
            settings::folder.set(QFileInfo(path).absolutePath());
        m_link.post(request::OpenFile{path, storeCoding(path)});
    } catch (const EngineError& error) {
        Q_EMIT problem(error.message());
    }
}

void SessionActions::openStore(const QString& path)
{
    m_openingStore = path;
    settings::folder.set(QFileInfo(path).absolutePath());
    try {
        m_link.post(request::OpenStore{path, storeCoding(path)});
    } catch (const EngineError& error) {
        Q_EMIT problem(error.message());
    }
}

void SessionActions::saveAs(const QString& path)
{
    settings::folder.set(QFileInfo(path).absolutePath());
    m_link.post(request::SaveAs{path});
}

request::OpenSystem SessionActions::currentSystem() const
{
    const Frame& now = m_link.frame();
    return {now.readOnly ? QString() : now.map->title, now.scenario, now.seed, now.scheduler};
}

void SessionActions::chooseSession()
{
    auto* dialog = new NewSessionDialog(m_systems, currentSystem(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { openSystem(dialog->chosen()); });
    dialog->open();
}

void SessionActions::chooseFile()
{
    const QString path
        = QFileDialog::getOpenFileName(m_window, u"Open session"_s, settings::folder.value(), sessionFilter);
    if (!path.isEmpty())
        open(path);
}

void SessionActions::chooseStore()
{
    const QString path
        = QFileDialog::getOpenFileName(m_window, u"Open store"_s, settings::folder.value(), storeFilter);
    if (!path.isEmpty())
        openStore(path);
}

void SessionActions::chooseFolder()
{
    const QString path
        = QFileDialog::getExistingDirectory(m_window, u"Open folder of stores"_s, settings::folder.value());
    if (!path.isEmpty())
        openStore(path);
}

void SessionActions::chooseSaveAs()
{
    QFileDialog dialog(m_window, u"Save session as"_s, settings::folder.value(), sessionFilter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(u"occasion"_s);
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty())
        saveAs(dialog.selectedFiles().constFirst());
}

void SessionActions::chooseExportStores()
{
    const QString path = QFileDialog::getExistingDirectory(
        m_window, u"Export stores into a folder"_s, settings::folder.value());
    if (!path.isEmpty())
        m_link.post(request::ExportStores{path});
}

void SessionActions::restart()
{
    const int old = m_link.frame().session;
    openSystem(currentSystem());
    m_link.post(request::CloseSession{old});
}

void SessionActions::showFrame()
{
    const Frame& now = m_link.frame();
    if (now.sessions.empty())
        return;
    m_isStarting = false;
    if (now.readOnly && !m_openingStore.isEmpty() && !m_stores.contains(now.session)) {
        m_stores.insert(now.session, m_openingStore);
        rememberFile(m_openingStore);
        m_openingStore.clear();
        for (const QString& sentence : now.leftOut)
            Q_EMIT problem(sentence);
    }
    // At once, so that it is known also after a start that ended badly.
    const LastOpened last = shown();
    if (last.path.isEmpty() || std::exchange(m_last, last) == last)
        return;
    setLastOpened(last);
    if (!last.isStore && !m_untitled.holds(last.path))
        rememberFile(last.path);
}

LastOpened SessionActions::shown() const
{
    const Frame& now = m_link.frame();
    if (now.readOnly)
        return {m_stores.value(now.session), true};
    return {now.file ? now.file->path : QString(), false};
}

} // namespace occasion
