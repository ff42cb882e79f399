// SPDX-License-Identifier: BSD-3-Clause
#include "app/recentstores.h"

#include "app/settings.h"

#include <QDir>
#include <QFileInfo>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRemembered = 10;

}

void rememberStore(const QString& path)
{
    QStringList paths = settings::recent.value();
    paths.removeAll(path);
    paths.prepend(path);
    settings::recent.set(paths.mid(0, mostRemembered));
}

RecentStores::RecentStores(QWidget* parent)
    : QMenu(parent)
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &RecentStores::fill);
}

void RecentStores::fill()
{
    clear();
    const QStringList paths = settings::recent.value();
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (!info.exists())
            continue;
        const QString name = QString(info.fileName()).replace(u'&', u"&&"_s);
        const auto number = actions().size() + 1;
        auto* action = addAction(number < 10 ? u"&%1  %2"_s.arg(number).arg(name) : name);
        action->setToolTip(QDir::toNativeSeparators(path));
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT chosen(path); });
    }
    if (isEmpty())
        addAction(u"No store was opened yet"_s)->setEnabled(false);
}

} // namespace occasion
