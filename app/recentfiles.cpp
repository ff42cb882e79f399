// SPDX-License-Identifier: BSD-3-Clause
#include "app/recentfiles.h"

#include "app/settings.h"
#include "engine/session/untitledsessions.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRemembered = 10;
constexpr int mostMnemonics = 9;

/// "bank · transfer, 12 steps, 28 Nov 13:44; cut short".
QString words(const SessionFileInfo& session)
{
    const QString when = QLocale().toString(session.changed, u"d MMM HH:mm"_s);
    const QString text = u"%1, %2 steps, %3"_s.arg(session.name, QString::number(session.steps), when);
    return session.wasClosed ? text : text + u"; cut short"_s;
}

}

void rememberFile(const QString& path)
{
    QStringList paths = settings::recent.value();
    paths.removeAll(path);
    paths.prepend(path);
    settings::recent.set(paths.mid(0, mostRemembered));
}

RecentFiles::RecentFiles(const UntitledSessions& untitled, QWidget* parent)
    : QMenu(parent)
    , m_untitled(untitled)
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &RecentFiles::fill);
}

void RecentFiles::fill()
{
    clear();
    const QStringList paths = settings::recent.value();
    for (const QString& path : paths) {
        if (QFileInfo::exists(path))
            add(QFileInfo(path).fileName(), path);
    }
    addUntitled();
    if (isEmpty())
        addAction(u"Nothing was opened yet"_s)->setEnabled(false);
}

/// What was cut short stands first.
void RecentFiles::addUntitled()
{
    auto sessions = m_untitled.all();
    std::erase_if(sessions, [](const SessionFileInfo& each) { return each.isInUse || each.steps == 0; });
    std::stable_sort(sessions.begin(), sessions.end(),
        [](const auto& left, const auto& right) { return !left.wasClosed && right.wasClosed; });
    if (!sessions.empty())
        addSection(u"Not saved as files"_s);
    for (const SessionFileInfo& session : sessions)
        add(words(session), session.path);
}

void RecentFiles::add(const QString& name, const QString& path)
{
    const auto number = actions().size() + 1;
    const QString text = QString(name).replace(u'&', u"&&"_s);
    auto* action = addAction(number <= mostMnemonics ? u"&%1  %2"_s.arg(number).arg(text) : text);
    action->setToolTip(QDir::toNativeSeparators(path));
    connect(action, &QAction::triggered, this, [this, path] { Q_EMIT chosen(path); });
}

} // namespace occasion
