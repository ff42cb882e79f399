// SPDX-License-Identifier: BSD-3-Clause
#include "app/actions.h"

#include "app/checkpointactions.h"
#include "app/runactions.h"
#include "app/sessionactions.h"
#include "app/shortcodeactions.h"
#include "app/workbenchwindow.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

using Window = WorkbenchWindow;
using Table = std::vector<Action>;

bool isOpen(const Frame& frame)
{
    return !frame.map->processes.empty();
}

bool canRun(const Frame& frame)
{
    return isOpen(frame) && !frame.readOnly;
}

bool isHypothetical(const Frame& frame)
{
    const SessionFigure* shown = frame.shown();
    return shown && shown->hypothetical;
}

bool canStep(const Frame& frame)
{
    return frame.cursor < frame.newest || (canRun(frame) && frame.suggested >= 0);
}

void addSessionActions(Table& table)
{
    const QString menu = u"&Session"_s;
    table.push_back({u"new"_s, menu, u"&New session…"_s,
        u"Choose a system, a scenario, a seed and a scheduler"_s, u"new"_s, {QKeySequence(u"Ctrl+N"_s)}, {},
        [](Window& window) { window.sessions().chooseSession(); }});
    table.push_back({u"open-session"_s, menu, u"Open &session…"_s,
        u"Go on with a session that was saved as a file: all its branches, where it was left"_s, u"open"_s,
        {QKeySequence(u"Ctrl+Alt+O"_s)}, {}, [](Window& window) { window.sessions().chooseFile(); }});
    table.push_back({u"open"_s, menu, u"&Open store…"_s,
        u"Look into the database of an event-sourced application; it is never changed"_s, u"open"_s,
        {QKeySequence(u"Ctrl+O"_s)}, {}, [](Window& window) { window.sessions().chooseStore(); }});
    table.push_back({u"open-folder"_s, menu, u"Open &folder…"_s,
        u"Look into a system whose applications have a file each: the files of a folder as one history"_s,
        u"openfolder"_s, {QKeySequence(u"Ctrl+Shift+O"_s)}, {},
        [](Window& window) { window.sessions().chooseFolder(); }});
    table.push_back({u"recent"_s, menu, u"Open re&cent"_s,
        u"The sessions and stores that were opened last, and the sessions that were not saved as files"_s,
        u"recent"_s, {}, {}, [](Window& window) { window.sessions().chooseFile(); }});
    table.push_back({u"enter-code"_s, menu, u"En&ter short code…"_s,
        u"Open the session, with its steps and choices, that a short code stands for"_s, u"new"_s,
        {QKeySequence(u"Ctrl+Shift+N"_s)}, {}, [](Window& window) { window.shortCodes().ask(); }});
    table.push_back({u"copy-code"_s, menu, u"Copy s&hort code"_s,
        u"Copy a short code that makes this session again, up to the cursor, wherever it is entered; a "
        "hypothetical branch has none"_s,
        u"export"_s, {QKeySequence(u"Ctrl+Alt+C"_s)},
        [](const Frame& frame) { return canRun(frame) && !isHypothetical(frame); },
        [](Window& window) { window.shortCodes().copy(); }});
    table.push_back({u"restart"_s, menu, u"&Restart"_s,
        u"Begin this scenario again at step 0, with the same seed and scheduler"_s, u"restart"_s,
        {QKeySequence(u"Ctrl+R"_s)}, canRun, [](Window& window) { window.sessions().restart(); }});
    table.push_back({u"restore-happened"_s, menu, u"Restore &what happened"_s,
        u"Close this hypothetical branch and go back to the same moment of the one in which it supposes something"_s,
        u"restore"_s, {QKeySequence(u"Ctrl+Shift+H"_s)}, isHypothetical,
        [](Window& window) { window.post(request::Restore{}); }});
    table.push_back({u"save-as"_s, menu, u"S&ave session as…"_s,
        u"Keep this session with all its branches in a file of its own; every step is written as it happens"_s,
        u"save"_s, {QKeySequence(u"Ctrl+S"_s), QKeySequence(u"Ctrl+Shift+S"_s)}, canRun,
        [](Window& window) { window.sessions().chooseSaveAs(); }, true});
    table.push_back({u"export-stores"_s, menu, u"Ex&port stores…"_s,
        u"Write what this branch has recorded as databases, one for each application, as the Python library does"_s,
        u"export"_s, {QKeySequence(u"Ctrl+Alt+E"_s)}, canRun,
        [](Window& window) { window.sessions().chooseExportStores(); }});
    table.push_back({u"export"_s, menu, u"&Export view…"_s,
        u"Write the view that was used last as a picture: SVG, PDF or PNG"_s, u"export"_s,
        {QKeySequence(u"Ctrl+E"_s)}, isOpen, [](Window& window) { window.exportView(); }});
    table.push_back({u"quit"_s, menu, u"&Quit"_s, u"Close the window; what is shown is remembered"_s,
        u"quit"_s, {QKeySequence(u"Ctrl+Q"_s)}, {}, [](Window& window) { window.close(); }, true});
}

void addRunActions(Table& table)
{
    const QString menu = u"&Run"_s;
    table.push_back({u"step"_s, menu, u"&Step"_s,
        u"Forward by the chosen step size: what happened next, or at the newest step the suggested steps"_s,
        u"step"_s, {QKeySequence(u"F10"_s)}, canStep, [](Window& window) { window.run().step(); }});
    table.push_back({u"back"_s, menu, u"Step &back"_s, u"One step back in time; nothing is lost"_s, u"back"_s,
        {QKeySequence(u"Shift+F10"_s)}, [](const Frame& frame) { return frame.cursor > 0; },
        [](Window& window) { window.run().stepBack(); }});
    table.push_back({u"run"_s, menu, u"&Run or pause"_s, u"Run on at the chosen speed, or pause"_s, u"run"_s,
        {QKeySequence(u"F5"_s)},
        [](const Frame& frame) { return frame.running || (isOpen(frame) && canStep(frame)); },
        [](Window& window) { window.run().runOrPause(); }});
    table.push_back({u"run-until"_s, menu, u"Run &until…"_s,
        u"Run on until nothing waits, or to a step, a time, an event or where a condition holds"_s,
        u"rununtil"_s, {QKeySequence(u"Ctrl+F5"_s)},
        [](const Frame& frame) { return !frame.running && isOpen(frame) && canStep(frame); },
        [](Window& window) { window.run().askRunUntil(); }});
    table.push_back({u"find-step"_s, menu, u"&Find step where…"_s,
        u"Go to the step at which a condition begins to hold"_s, u"findstep"_s,
        {QKeySequence(u"Ctrl+Shift+F5"_s)}, isOpen, [](Window& window) { window.run().askFindStep(); }});
    table.push_back({u"breakpoint"_s, menu, u"&Toggle breakpoint"_s,
        u"Stop runs at the selected process, pipe, event or aggregate, or do not any more"_s, u"breakpoint"_s,
        {QKeySequence(u"F9"_s)}, isOpen, [](Window& window) { window.run().toggleBreakpoint(); }});
    table.push_back({u"checkpoint"_s, menu, u"Na&me this step…"_s,
        u"Give the step at the cursor a name, to come back to it"_s, u"checkpoint"_s,
        {QKeySequence(u"Ctrl+B"_s)}, canRun, [](Window& window) { window.checkpoints().askName(); }, true});
    table.push_back({u"checkpoints"_s, menu, u"&Checkpoints"_s, u"Go to a step that has a name"_s,
        u"checkpoint"_s, {}, canRun, [](Window& window) { window.checkpoints().askName(); }});
    table.push_back({u"first"_s, menu, u"Go to the be&ginning"_s,
        u"Look at step 0, before anything happened"_s, u"first"_s, {QKeySequence(u"Ctrl+Home"_s)},
        [](const Frame& frame) { return frame.cursor > 0; }, [](Window& window) { window.goTo(0); }, true});
    table.push_back({u"go-to"_s, menu, u"Go t&o step…"_s, u"Type the number of the step to look at"_s,
        u"step"_s, {QKeySequence(u"Ctrl+G"_s)}, [](const Frame& frame) { return frame.newest > 0; },
        [](Window& window) { window.typeStep(); }});
    table.push_back(
        {u"newest"_s, menu, u"Go to the &newest step"_s, u"Look at the newest step"_s, u"newest"_s,
            {QKeySequence(u"Ctrl+End"_s)}, [](const Frame& frame) { return frame.cursor < frame.newest; },
            [](Window& window) { window.goTo(window.frame().newest); }});
}

void addViewActions(Table& table, const QList<ViewName>& views)
{
    const QString menu = u"&View"_s;
    int number = 0;
    for (const ViewName& view : views) {
        ++number;
        QList<QKeySequence> keys;
        // The tenth has 0, which stands right of 9; those after it begin again with Alt.
        keys.append(QKeySequence((number <= 10 ? u"Ctrl+%1"_s : u"Alt+%1"_s).arg(number % 10)));
        table.push_back(
            {u"view."_s + view.id, menu, view.title, u"Show %1 and give it the focus"_s.arg(view.title),
                view.id, keys, {}, [id = view.id](Window& window) { window.showView(id); }});
    }
    table.push_back(
        {u"larger"_s, menu, u"&Larger text"_s, u"Make all text larger, for a projector"_s, u"larger"_s,
            {QKeySequence(u"Ctrl+Shift+Up"_s)}, {}, [](Window& window) { window.changeTextSize(1); }, true});
    table.push_back({u"smaller"_s, menu, u"&Smaller text"_s, u"Make all text smaller"_s, u"smaller"_s,
        {QKeySequence(u"Ctrl+Shift+Down"_s)}, {}, [](Window& window) { window.changeTextSize(-1); }});
    table.push_back(
        {u"dark"_s, menu, u"&Dark theme"_s, u"Light text on dark ground, or the other way round"_s,
            u"theme"_s, {QKeySequence(u"Ctrl+Shift+D"_s)}, {}, [](Window& window) { window.toggleDark(); },
            false, [](const Window& window) { return window.isDark(); }});
    table.push_back({u"follow"_s, menu, u"&Follow the cursor"_s,
        u"Select in all views what the step at the cursor did, whenever the cursor moves"_s, u"follow"_s,
        {QKeySequence(u"Ctrl+Shift+F"_s)}, {}, [](Window& window) { window.toggleFollow(); }, false,
        [](const Window& window) { return window.isFollowing(); }});
    table.push_back({u"reset-layout"_s, menu, u"&Reset layout"_s,
        u"Put all views back to where they were at first"_s, u"layout"_s, {QKeySequence(u"Ctrl+Shift+R"_s)},
        {}, [](Window& window) { window.resetLayout(); }});
}

void addHelpActions(Table& table)
{
    const QString menu = u"&Help"_s;
    table.push_back({u"keys"_s, menu, u"&Keys"_s, u"List all keys"_s, u"keys"_s, {QKeySequence(u"F1"_s)}, {},
        [](Window& window) { window.showKeys(); }});
    table.push_back({u"about"_s, menu, u"&About Occasion"_s, u"What this program is"_s, u"about"_s, {}, {},
        [](Window& window) { window.showAbout(); }});
}

} // namespace

std::vector<Action> actionTable(const QList<ViewName>& views)
{
    Table table;
    addSessionActions(table);
    addRunActions(table);
    addViewActions(table, views);
    addHelpActions(table);
    return table;
}

QList<QPair<QString, QString>> viewKeys()
{
    return {{u"Arrows, Page Up, Page Down, Home, End"_s, u"Move inside the view that has the focus"_s},
        {u"Enter"_s, u"Go to the step of what is selected; in Next steps: take the selected step"_s},
        {u"Space"_s, u"Run or pause, where the focus is in no field and no list"_s},
        {u"[ ]"_s, u"Step back and forward, where the focus is in no field and no list"_s},
        {u"Ctrl+Enter"_s, u"In Commands: run the command"_s}, {u"Ctrl+C"_s, u"Copy what is selected"_s},
        {u"F2"_s, u"In Branches: rename the selected branch"_s},
        {u"Left, Right"_s, u"In Branches: fold the forks of the selected branch away, show them"_s},
        {u"Ctrl+Up, Ctrl+Down"_s, u"In Branches: go to the sibling above or below"_s},
        {u"N, P"_s, u"In Branches: show the selected branch, and go along it by a step"_s},
        {u"Ctrl+Shift+X"_s, u"Where events are listed: pretend that the selected one never happened"_s},
        {u"Ctrl+Shift+E"_s, u"Where events are listed: what if the selected one had said something else"_s},
        {u"Ctrl+Shift+I"_s, u"Where events are listed: what if one more had happened after it"_s},
        {u"Delete, Ctrl+Z"_s, u"In Branches: close the selected branch; open it again"_s}};
}

} // namespace occasion
