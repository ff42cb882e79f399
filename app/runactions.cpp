// SPDX-License-Identifier: BSD-3-Clause
#include "app/runactions.h"

#include "app/findstepdialog.h"
#include "app/rununtildialog.h"
#include "app/settings.h"
#include "app/transportbar.h"
#include "engine/errors.h"
#include "engine/session/breakpointsjson.h"
#include "views/common/breakpointplaces.h"
#include "views/common/enginelink.h"
#include "views/common/panel.h"
#include "views/common/selection.h"
#include "views/common/theme.h"

namespace occasion {

using namespace Qt::StringLiterals;

RunActions::RunActions(Parts parts, QWidget* window)
    : QObject(window)
    , m_parts(std::move(parts))
    , m_window(window)
{
    m_parts.bar.setPace(settings::pace.value());
    m_parts.bar.setStepSize(settings::stepSize.value());
    connect(&m_parts.bar, &TransportBar::paceChosen, this, [this] {
        settings::pace.set(m_parts.bar.pace().id);
        if (m_parts.link.frame().running)
            m_parts.link.post(m_parts.bar.pace().run());
    });
    connect(&m_parts.bar, &TransportBar::stepSizeChosen, this,
        [this] { settings::stepSize.set(m_parts.bar.stepSizeIndex()); });
    connect(&m_parts.link, &EngineLink::frameChanged, this, &RunActions::showFrame);
    restore();
}

/// A file of settings that was damaged costs its breakpoints, and says so.
void RunActions::restore()
{
    const QByteArray kept = settings::breakpoints.value();
    if (kept.isEmpty())
        return;
    try {
        m_parts.link.post(request::SetBreakpoints{breakpointsFromJson(kept)});
    } catch (const EngineError& error) {
        settings::breakpoints.forget();
        QMetaObject::invokeMethod(
            this,
            [this, why = error.message()] {
                Q_EMIT problem(u"The breakpoints that were kept cannot be read and are gone: %1"_s.arg(why));
            },
            Qt::QueuedConnection);
    }
}

void RunActions::step()
{
    request::StepForward forward{.size = m_parts.bar.stepSize()};
    if (forward.size == request::StepSize::Process)
        forward.process = m_parts.selection.current().process.value_or(-1);
    m_parts.link.post(forward);
}

void RunActions::stepBack()
{
    m_parts.link.post(request::StepBack{});
}

void RunActions::runOrPause()
{
    if (m_parts.link.frame().running)
        m_parts.link.post(request::Pause{});
    else
        m_parts.link.post(m_parts.bar.pace().run());
}

void RunActions::askRunUntil()
{
    auto* dialog = new RunUntilDialog(
        m_parts.link, m_parts.selection, m_parts.themes.theme(), settings::runUntil.value(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        settings::runUntil.set(dialog->choices());
        m_parts.link.post(m_parts.bar.pace().run(dialog->goal()));
    });
    dialog->open();
}

void RunActions::askFindStep()
{
    auto* dialog = new FindStepDialog(
        m_parts.link.frame().map, m_parts.themes.theme(), settings::findCondition.value(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        settings::findCondition.set(dialog->asked().condition);
        m_parts.link.post(dialog->asked());
    });
    dialog->open();
}

void RunActions::toggleBreakpoint()
{
    const Panel* panel = m_parts.currentPanel();
    if (const auto here = panel ? panel->breakpointHere() : std::nullopt)
        m_parts.link.post(request::ToggleBreakpoint{*here});
    else
        toggleAtSelection();
}

void RunActions::toggleAtSelection()
{
    const Selected& selected = m_parts.selection.current();
    if (selected.process && selected.notification) {
        m_parts.link.ask(
            this,
            [process = *selected.process, id = *selected.notification](const History& history) {
                return history.notifications(process, id, 1, history.newestStep());
            },
            [this](const std::vector<EventView>& found) {
                if (!found.empty())
                    m_parts.link.post(request::ToggleBreakpoint{breakpointAtEvent(found.front().name)});
            });
    } else if (selected.process) {
        m_parts.link.post(
            request::ToggleBreakpoint{breakpointAtProcess(*m_parts.link.frame().map, *selected.process)});
    } else {
        Q_EMIT problem(u"Select a process, a pipe, an event or an aggregate first: F9 stops there."_s);
    }
}

void RunActions::showFrame()
{
    keepBreakpoints();
    const Frame& frame = m_parts.link.frame();
    const RunNotice& notice = frame.run.notice;
    const bool isNew = notice.number > m_noticed;
    if (isNew) {
        m_noticed = notice.number;
        m_noticeShown = true;
        Q_EMIT noticed(notice.sentence);
        if (notice.process >= 0 && notice.notification > 0)
            m_parts.selection.selectNotification(notice.process, notice.notification, notice.field);
        else if (notice.step > 0)
            m_parts.selection.selectStep(notice.step);
    } else if (m_noticeShown && !frame.running && frame.cursor != notice.step) {
        m_noticeShown = false;
        Q_EMIT noticeOver();
    }
}

void RunActions::keepBreakpoints()
{
    const auto& now = m_parts.link.frame().run.breakpoints;
    if (now == m_breakpoints)
        return;
    m_breakpoints = now;
    settings::breakpoints.set(breakpointsJson(now.get()));
}

} // namespace occasion
