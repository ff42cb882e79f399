// SPDX-License-Identifier: BSD-3-Clause
#include "app/panels.h"

#include "views/aggregates/aggregatespanel.h"
#include "views/commands/commandspanel.h"
#include "views/graph/graphpanel.h"
#include "views/invariants/invariantspanel.h"
#include "views/log/logpanel.h"
#include "views/nextsteps/nextstepspanel.h"
#include "views/sessions/sessionspanel.h"
#include "views/timeline/timelinepanel.h"

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
    make<NextStepsPanel>, make<CommandsPanel>, make<SessionsPanel>, make<InvariantsPanel>};

} // namespace

QList<Panel*> makePanels(const PanelContext& context, QWidget* parent)
{
    QList<Panel*> panels;
    for (const Maker maker : makers)
        panels.append(maker(context, parent));
    return panels;
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
