// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/hypothesisactions.h"

#include "views/common/answer.h"
#include "views/common/enginelink.h"
#include "views/common/selection.h"
#include "views/common/suppositiondialog.h"

#include <QAction>
#include <QMenu>

#include <array>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

using Kind = Supposition::Kind;

struct Entry
{
    Kind kind;
    QString text;
    QKeySequence keys;
};

const std::array<Entry, 3>& entries()
{
    static const std::array<Entry, 3> all{
        Entry{Kind::LeftOut, u"Pretend it never happened"_s, QKeySequence(u"Ctrl+Shift+X"_s)},
        Entry{Kind::Edited, u"Edit in a hypothesis…"_s, QKeySequence(u"Ctrl+Shift+E"_s)},
        Entry{Kind::Inserted, u"Insert before or after it in a hypothesis…"_s,
            QKeySequence(u"Ctrl+Shift+I"_s)}};
    return all;
}

void suppose(Kind kind, const PanelContext& context, const EventView& event, QWidget* parent)
{
    if (kind == Kind::LeftOut) {
        context.link.post(request::LeaveOut{event.process, event.id});
        return;
    }
    auto* dialog = new SuppositionDialog(context, event, kind, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// Reads the event first, since the form shows what it said.
void supposeOfSelected(Kind kind, const PanelContext& context, QWidget* parent)
{
    const Selected& selected = context.selection.current();
    if (!selected.process || selected.notification.value_or(0) < 1)
        return;
    context.link.ask(parent,
        answering([process = *selected.process, id = *selected.notification](const History& history) {
            const auto found = history.notifications(process, id, 1, history.newestStep());
            return found.empty() || found.front().id != id ? std::nullopt : std::optional(found.front());
        }),
        [kind, context, parent](const Answer<std::optional<EventView>>& answer) {
            if (!answer.problem.isEmpty())
                Q_EMIT context.link.problem(answer.problem);
            else if (*answer.value)
                suppose(kind, context, **answer.value, parent);
            else
                Q_EMIT context.link.problem(
                    u"The selected event is not in the branch that is shown; select one that is."_s);
        });
}

} // namespace

void addHypothesisActions(QWidget& view, const PanelContext& context)
{
    for (const Entry& entry : entries()) {
        auto* action = new QAction(entry.text, &view);
        action->setShortcut(entry.keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        const auto enable = [action, &link = context.link, &selection = context.selection] {
            const Selected& selected = selection.current();
            action->setEnabled(
                !link.frame().readOnly && selected.process && selected.notification.value_or(0) > 0);
        };
        QObject::connect(&context.selection, &Selection::changed, action, enable);
        QObject::connect(&context.link, &EngineLink::frameChanged, action, enable);
        QObject::connect(action, &QAction::triggered, &view,
            [kind = entry.kind, context, &view] { supposeOfSelected(kind, context, &view); });
        enable();
        view.addAction(action);
    }
}

void addHypothesisEntries(
    QMenu& menu, const PanelContext& context, const std::optional<EventView>& event, QWidget* parent)
{
    for (const Entry& entry : entries()) {
        auto* action = menu.addAction(entry.text);
        action->setShortcut(entry.keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setEnabled(event && !context.link.frame().readOnly);
        if (event) {
            QObject::connect(
                action, &QAction::triggered, parent, [kind = entry.kind, context, event = *event, parent] {
                    suppose(kind, context, event, parent);
                });
        }
    }
}

} // namespace occasion
