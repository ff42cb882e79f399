// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/leaveout.h"

#include "views/common/enginelink.h"
#include "views/common/selection.h"

#include <QAction>

namespace occasion {

using namespace Qt::StringLiterals;

QAction* addLeaveOutAction(QWidget& view, const PanelContext& context)
{
    auto* action = new QAction(u"Pretend it never happened"_s, &view);
    action->setShortcut(QKeySequence(u"Ctrl+Shift+X"_s));
    action->setShortcutContext(Qt::WidgetShortcut);
    const auto enable = [action, &link = context.link, &selection = context.selection] {
        const Frame& frame = link.frame();
        const Selected& selected = selection.current();
        action->setEnabled(!frame.readOnly && selected.process && selected.notification.value_or(0) > 0);
    };
    QObject::connect(&context.selection, &Selection::changed, action, enable);
    QObject::connect(&context.link, &EngineLink::frameChanged, action, enable);
    QObject::connect(
        action, &QAction::triggered, &view, [&link = context.link, &selection = context.selection] {
            const Selected& selected = selection.current();
            if (selected.process && selected.notification)
                link.post(request::LeaveOut{*selected.process, *selected.notification});
        });
    enable();
    view.addAction(action);
    return action;
}

void leaveOutEventOf(qint64 step, EngineLink& link, QObject* context)
{
    link.ask(
        context, [step](const History& history) { return history.step(step); },
        [&link](const Step& found) {
            if (found.count > 0)
                link.post(request::LeaveOut{found.process, found.first});
            else
                Q_EMIT link.problem(
                    u"Step %1 recorded no event that could be left out; choose another step."_s.arg(
                        found.number));
        });
}

} // namespace occasion
