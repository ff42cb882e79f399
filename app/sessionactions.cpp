// SPDX-License-Identifier: BSD-3-Clause
#include "app/sessionactions.h"

#include "app/newsessiondialog.h"
#include "app/recentstores.h"
#include "app/storecoding.h"
#include "engine/errors.h"
#include "engine/session/choices.h"
#include "views/common/enginelink.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostStepsToRepeat = 10'000;

}

SessionActions::SessionActions(Systems systems, EngineLink& link, QWidget* window)
    : QObject(window)
    , m_systems(std::move(systems))
    , m_link(link)
    , m_window(window)
{
    connect(&m_link, &EngineLink::frameChanged, this, &SessionActions::showFrame);
}

void SessionActions::openRemembered()
{
    const LastSession last = rememberedSession();
    if (!last.store.isEmpty() && QFileInfo::exists(last.store)) {
        openStore(last.store);
        return;
    }
    if (!last.store.isEmpty())
        Q_EMIT problem(u"The store that was open last, %1, is not there any more."_s.arg(last.store));
    if (m_systems.empty())
        return;
    const bool known = std::any_of(
        m_systems.begin(), m_systems.end(), [&last](const auto& each) { return each->name == last.system; });
    if (!known) {
        openSystem({.system = m_systems.front()->name});
        return;
    }
    openSystem({last.system, last.scenario, last.seed, last.scheduler, last.choices, last.cursor});
}

void SessionActions::openSystem(const request::OpenSystem& system)
{
    m_link.post(system);
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

void SessionActions::chooseStore()
{
    const QString path = QFileDialog::getOpenFileName(m_window, u"Open store"_s, settings::folder.value(),
        u"SQLite databases (*.sqlite *.sqlite3 *.db);;All files (*)"_s);
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

void SessionActions::restart()
{
    const int old = m_link.frame().session;
    openSystem(currentSystem());
    m_link.post(request::CloseSession{old});
}

void SessionActions::showFrame()
{
    const Frame& now = m_link.frame();
    if (now.readOnly && !m_openingStore.isEmpty() && !m_stores.contains(now.session)) {
        m_stores.insert(now.session, m_openingStore);
        rememberStore(m_openingStore);
        m_openingStore.clear();
        for (const QString& sentence : now.leftOut)
            Q_EMIT problem(sentence);
    }
    askChoices();
}

/// Keeps at hand what makes this session again, for when the window is closed.
void SessionActions::askChoices()
{
    const Frame& now = m_link.frame();
    const std::pair asked{now.session, now.newest};
    if (now.running || now.readOnly || now.newest > mostStepsToRepeat || asked == m_choicesAsked)
        return;
    if (asked.first != m_choicesAsked.first)
        m_choices.clear();
    m_choicesAsked = asked;
    m_link.ask(
        this, [](const History& history) { return writeChoices(history); },
        [this](const QByteArray& choices) { m_choices = choices; });
}

LastSession SessionActions::shown() const
{
    const Frame& now = m_link.frame();
    if (now.readOnly)
        return {.store = m_stores.value(now.session)};
    return {.system = now.map->title,
        .scenario = now.scenario,
        .scheduler = now.scheduler,
        .seed = now.seed,
        .choices = m_choices,
        .cursor = now.cursor};
}

void SessionActions::remember() const
{
    occasion::remember(shown());
}

} // namespace occasion
