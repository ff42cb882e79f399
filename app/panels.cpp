// SPDX-License-Identifier: BSD-3-Clause
#include "app/panels.h"

#include "app/settings.h"
#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"
#include "views/aggregates/aggregatespanel.h"
#include "views/breakpoints/breakpointspanel.h"
#include "views/commands/commandspanel.h"
#include "views/common/remembering.h"
#include "views/common/stateview.h"
#include "views/comparison/comparisonpanel.h"
#include "views/graph/graphpanel.h"
#include "views/invariants/invariantspanel.h"
#include "views/log/logpanel.h"
#include "views/nextsteps/nextstepspanel.h"
#include "views/sessions/sessionspanel.h"
#include "views/timeline/timelinepanel.h"
#include "views/watches/watchespanel.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

using Maker = Panel* (*)(const PanelContext&, QWidget*);

template <class P>
Panel* make(const PanelContext& context, QWidget* parent)
{
    return new P(context, parent);
}

constexpr Maker makers[]{make<GraphPanel>, make<TimelinePanel>, make<AggregatesPanel>, make<LogPanel>,
    make<NextStepsPanel>, make<CommandsPanel>, make<SessionsPanel>, make<InvariantsPanel>, make<WatchesPanel>,
    make<BreakpointsPanel>, make<ComparisonPanel>};

template <class P>
P* find(const QList<Panel*>& panels)
{
    for (Panel* panel : panels) {
        if (auto* found = qobject_cast<P*>(panel))
            return found;
    }
    return nullptr;
}

/// A field that is pinned in one view is watched in another.
void connectPins(const QList<Panel*>& panels)
{
    const auto* aggregates = find<AggregatesPanel>(panels);
    auto* watches = find<WatchesPanel>(panels);
    QObject::connect(aggregates, &AggregatesPanel::pinRequested, watches, &WatchesPanel::pin);
}

} // namespace

QList<Panel*> makePanels(const PanelContext& context, QWidget* parent)
{
    QList<Panel*> panels;
    for (const Maker maker : makers)
        panels.append(maker(context, parent));
    connectPins(panels);
    return panels;
}

void recallPanels(const QList<Panel*>& panels)
{
    for (Panel* panel : panels) {
        auto* remembering = dynamic_cast<Remembering*>(panel);
        if (!remembering)
            continue;
        const QByteArray json = rememberedView(panel->id());
        if (json.isEmpty())
            continue;
        try {
            remembering->recall(readJson(json));
        } catch (const EngineError& error) {
            qWarning("The settings of the view %s are damaged and are not used: %s", qPrintable(panel->id()),
                qPrintable(error.message()));
        }
    }
}

void rememberPanels(const QList<Panel*>& panels)
{
    for (Panel* panel : panels) {
        if (const auto* remembering = dynamic_cast<const Remembering*>(panel))
            rememberView(panel->id(), toJson(remembering->remembered()));
    }
}

WatchList* watchesIn(const QList<Panel*>& panels)
{
    auto* watches = find<WatchesPanel>(panels);
    return watches ? &watches->list() : nullptr;
}

Panel* makePanel(const QString& id, const PanelContext& context, QWidget* parent)
{
    Panel* found = nullptr;
    for (Panel* panel : makePanels(context, parent)) {
        if (panel->id() == id)
            found = panel;
        else
            delete panel;
    }
    return found;
}

} // namespace occasion
