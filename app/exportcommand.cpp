// SPDX-License-Identifier: BSD-3-Clause
#include "app/exportcommand.h"

#include "app/headless.h"
#include "app/panels.h"
#include "app/sessionarguments.h"
#include "app/viewtables.h"
#include "engine/errors.h"
#include "engine/session/sessioncopy.h"
#include "engine/session/sessionformat.h"
#include "engine/session/storeexport.h"
#include "engine/session/storefile.h"
#include "views/common/selection.h"
#include "views/common/theme.h"
#include "views/graph/graphfigure.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QSaveFile>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize pictureSize(1280, 720);
/// A view that asks for a page, and for another when that has come, is whole after a few rounds.
constexpr int settlingRounds = 8;

/// A view as a file, or stores in a folder.
struct Wanted
{
    QString view = {};
    QString path = {};
    QString format = {};
    QString stores = {}; ///< the folder; empty: the view
};

void addOptions(QCommandLineParser& parser)
{
    parser.addPositionalArgument(u"WHAT"_s,
        u"A system, a session's file, or a store: an SQLite file or a folder of them. No file is "
        "changed."_s);
    parser.addOptions({{u"view"_s, u"Which view: graph, timeline, aggregates or log."_s, u"VIEW"_s},
        {u"to"_s, u"The file; its ending says how it is written."_s, u"OUT"_s},
        {u"stores"_s,
            u"Instead of a view: the databases of a system that is run, or of a session's file, one for each "
            "application, into this folder."_s,
            u"FOLDER"_s},
        {u"branch"_s, u"Of a session's file: the branch of that name; without this, the one shown last."_s,
            u"NAME"_s}});
    addSessionArguments(parser);
}

Wanted viewWanted(const QCommandLineParser& parser)
{
    const QStringList views{u"graph"_s, u"timeline"_s, u"aggregates"_s, u"log"_s};
    Wanted wanted{.view = parser.value(u"view"_s), .path = parser.value(u"to"_s)};
    wanted.format = QFileInfo(wanted.path).suffix().toLower();
    if (!views.contains(wanted.view))
        throw UsageError(u"--view is one of %1."_s.arg(views.join(u", "_s)), exportUsage);
    const QStringList formats{u"svg"_s, u"pdf"_s, u"png"_s, u"dot"_s, u"csv"_s, u"json"_s};
    if (!formats.contains(wanted.format))
        throw UsageError(
            u"--to is a file whose name ends in .%1."_s.arg(formats.join(u", ."_s)), exportUsage);
    if (wanted.format == u"dot" && wanted.view != u"graph")
        throw UsageError(u"Only the graph can be written as .dot."_s, exportUsage);
    return wanted;
}

/// A session's file says itself how it was run, and its stores are what it holds.
void requireNoRun(const QCommandLineParser& parser)
{
    for (const auto& option : {u"scenario"_s, u"seed"_s, u"scheduler"_s, u"steps"_s}) {
        const bool isLookedAt = option == u"steps" && !parser.isSet(u"stores"_s);
        if (parser.isSet(option) && !isLookedAt)
            throw UsageError(
                u"--%1 is for a system that is run, not for a session's file."_s.arg(option), exportUsage);
    }
}

/// UsageError where the options do not fit each other or what is exported.
Wanted readWanted(const QCommandLineParser& parser, bool isSession)
{
    const bool isStores = !parser.value(u"stores"_s).isEmpty();
    if (isStores && (parser.isSet(u"view"_s) || parser.isSet(u"to"_s)))
        throw UsageError(u"--stores writes no view: leave out --view and --to."_s, exportUsage);
    if (parser.isSet(u"branch"_s) && !isSession)
        throw UsageError(u"--branch is for a session's file, which \"%1\" is not."_s.arg(
                             parser.positionalArguments().constFirst()),
            exportUsage);
    if (isSession)
        requireNoRun(parser);
    return isStores ? Wanted{.stores = parser.value(u"stores"_s)} : viewWanted(parser);
}

/// Which of a session's branches, whose names these are, is meant with --branch.
size_t branchNamed(const QString& wanted, const QStringList& names, const QString& file)
{
    const auto count = names.count(wanted);
    if (count == 1)
        return static_cast<size_t>(names.indexOf(wanted));
    if (count > 1)
        throw ValueError(
            u"%1 branches of %2 are named \"%3\"; show the one that is meant in the window, and leave "
            "out --branch."_s.arg(QString::number(count), file, wanted));
    throw ValueError(
        u"%1 has no branch \"%2\"; there is \"%3\"."_s.arg(file, wanted, names.join(u"\", \""_s)));
}

/// The branch that is asked for, or else the one that the file showed last.
void openSession(Headless& headless, const QCommandLineParser& parser, const QString& copy)
{
    headless.openSession(copy);
    const Frame frame = headless.link().frame();
    int shown = frame.session;
    if (parser.isSet(u"branch"_s)) {
        QStringList names;
        for (const SessionFigure& figure : frame.sessions)
            names.append(figure.name);
        const auto place
            = branchNamed(parser.value(u"branch"_s), names, parser.positionalArguments().constFirst());
        shown = frame.sessions[place].id;
    }
    headless.show(shown, numberOption(parser, u"steps"_s, 1, 0));
}

/// Whether it is whole: a run that met a failure ends there.
bool openWhat(Headless& headless, const QCommandLineParser& parser, const CommandContext& context)
{
    const QString what = parser.positionalArguments().constFirst();
    const qint64 steps = numberOption(parser, u"steps"_s, 1, 0);
    const bool isPath = what.contains(u'/') || what.contains(u'.') || what.startsWith(u"sqlite:");
    if (!findSystem(context.systems, what) && (isPath || QFileInfo::exists(what))) {
        headless.open(storePath(what), steps);
        for (const auto& sentence : headless.link().frame().leftOut)
            context.err << sentence << '\n';
        return true;
    }
    const SessionOptions options = readSessionArguments(parser, context);
    headless.run({what, options.scenario, options.seed, options.scheduler}, steps);
    const Frame& frame = headless.link().frame();
    const bool isWhole = !frame.step || frame.step->outcome != StepOutcome::Failed;
    if (!isWhole)
        context.err << "occasion export: step " << frame.step->number << " failed, so the run ended there.\n";
    return isWhole;
}

void writeDot(const QByteArray& text, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0 || !file.commit())
        throw OperationalError(u"%1 cannot be written: %2."_s.arg(path, file.errorString()));
}

void writePicture(Headless& headless, const Wanted& wanted)
{
    Selection selection(headless.link());
    ThemeSource themes;
    themes.setDark(false);
    const std::unique_ptr<Panel> panel(makePanel(wanted.view, {headless.link(), selection, themes}, nullptr));
    if (!panel)
        throw OperationalError(u"This program has no view \"%1\"."_s.arg(wanted.view));
    panel->resize(pictureSize);
    panel->show();
    for (int round = 0; round < settlingRounds; ++round)
        headless.ask<bool>([](const History&) { return true; });
    headless.waitUntil([&panel] { return panel->isSettled(); });
    const auto figure = panel->figure();
    if (!figure)
        throw OperationalError(u"The view \"%1\" has no picture."_s.arg(wanted.view));
    writeFigure(*figure, wanted.path);
}

void writeView(Headless& headless, const Wanted& wanted, const CommandContext& context)
{
    const Frame frame = headless.link().frame();
    if (const auto* shown = frame.shown(); shown && shown->hypothetical)
        context.err
            << u"\"%1\" is hypothetical: not all of it is in the store. --branch takes another one.\n"_s.arg(
                   shown->name);
    if (wanted.format == u"dot")
        return writeDot(graphDot(frame), wanted.path);
    if (wanted.format != u"csv" && wanted.format != u"json")
        return writePicture(headless, wanted);
    const auto table = headless.ask<DataTable>(
        [view = wanted.view, frame](const History& history) { return viewTable(view, history, frame); });
    writeTable(table, wanted.path);
}

void writeStores(Headless& headless, const QString& folder, const CommandContext& context)
{
    if (headless.link().frame().readOnly)
        throw ValueError(
            u"--stores is for a system or a session's file: what is opened is a store already."_s);
    const auto paths = headless.askSession<QStringList>(
        [folder](const Session& session) { return exportStores(session, folder); });
    for (const QString& path : paths)
        context.out << path << '\n';
}

}

int exportCommand(const QStringList& arguments, const CommandContext& context)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (parseArguments(parser, arguments, exportUsage, 1, 1, context.out))
        return 0;
    const QString what = parser.positionalArguments().constFirst();
    const bool isSession = isSessionFile(what);
    const Wanted wanted = readWanted(parser, isSession);
    const auto copy = isSession ? std::make_unique<SessionCopy>(what) : nullptr; // outlives who reads it
    Headless headless(context.systems);
    bool isWhole = true;
    if (copy)
        openSession(headless, parser, copy->path());
    else
        isWhole = openWhat(headless, parser, context);
    if (wanted.stores.isEmpty())
        writeView(headless, wanted, context);
    else
        writeStores(headless, wanted.stores, context);
    return isWhole ? 0 : 1;
}

}
