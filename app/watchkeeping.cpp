// SPDX-License-Identifier: BSD-3-Clause
#include "app/watchkeeping.h"

#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"
#include "engine/session/filefigure.h"
#include "views/common/enginelink.h"
#include "views/common/stateview.h"
#include "views/watches/watchlist.h"

#include <QScopeGuard>

namespace occasion {

using namespace Qt::StringLiterals;

WatchKeeping::WatchKeeping(EngineLink& link, WatchList& watches, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_watches(watches)
{
    connect(&m_link, &EngineLink::frameChanged, this, &WatchKeeping::showFrame);
    connect(&m_watches, &WatchList::changed, this, &WatchKeeping::keep);
}

/// Those of other systems stay.
void WatchKeeping::showFrame()
{
    const Frame& now = m_link.frame();
    if (!now.file || now.file->path.isEmpty() || now.file->path == m_path)
        return;
    m_path = now.file->path;
    if (now.file->watches.isEmpty())
        return keep();
    m_isTaking = true;
    const auto end = qScopeGuard([this] { m_isTaking = false; });
    try {
        auto all = m_watches.toValue().members();
        all.removeIf([&](const Value::Member& each) { return each.first == now.map->title; });
        all.append({now.map->title, readJson(now.file->watches)});
        m_watches.fromValue(Value::object(all));
    } catch (const EngineError& error) {
        qWarning("The watches of %s are damaged and are not used: %s", qPrintable(m_path),
            qPrintable(error.message()));
    }
}

void WatchKeeping::keep()
{
    const Frame& now = m_link.frame();
    if (m_isTaking || !now.file || now.file->path.isEmpty() || now.file->path != m_path)
        return;
    const Value here = m_watches.toValue().value(now.map->title);
    m_link.post(request::KeepWatches{toJson(here.isNull() ? Value::list({}) : here)});
}

} // namespace occasion
