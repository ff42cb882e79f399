// SPDX-License-Identifier: BSD-3-Clause
#include "app/runcommand.h"

#include "app/runreport.h"
#include "app/sessionarguments.h"

#include <QCommandLineParser>
#include <QTextStream>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QString filePath(QString store)
{
    return store.startsWith(u"sqlite:") ? store.mid(7) : store;
}

Durability durabilityOption(const QCommandLineParser& parser)
{
    const auto chosen = parser.value(u"durability"_s);
    if (chosen == u"full")
        return Durability::Full;
    if (chosen == u"normal")
        return Durability::Normal;
    throw UsageError(u"--durability takes full or normal, not '%1'."_s.arg(chosen), runUsage);
}

}

int runCommand(const QStringList& arguments, const CommandContext& context)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(u"SYSTEM"_s, u"Which system; `occasion systems` lists them."_s);
    addSessionArguments(parser);
    parser.addOption({u"store"_s,
        u"Keep the session in this SQLite file; one that holds it already is taken up where it ended."_s,
        u"PATH"_s});
    parser.addOption({u"durability"_s,
        u"What a step survives once it is stored: full, also a power cut (the default); normal, the end of "
        u"this "
        "program only, and is quicker."_s,
        u"full|normal"_s, u"full"_s});
    parser.addOption({u"json"_s, u"Print a JSON line for each step and a last one for the summary."_s});
    if (parseArguments(parser, arguments, runUsage, 1, 1, context.out))
        return 0;
    SessionOptions options = readSessionArguments(parser, context);
    options.file = filePath(parser.value(u"store"_s));
    options.durability = durabilityOption(parser);
    const qint64 most = numberOption(parser, u"steps"_s, 1, 0);
    Session session(options);
    const bool isJson = parser.isSet(u"json"_s);
    if (!isJson && !options.file.isEmpty())
        context.out << "Kept in " << options.file << " (" << durabilityText(options.durability) << ").\n";
    RunReport report(session, context.out, isJson);
    for (qint64 number = 1; number <= session.newestStep(); ++number)
        report.tell(session.history().step(number));
    const bool whole = runToEnd(session, most, [&report](const Step& step) { report.tell(step); });
    report.summarize();
    if (!whole)
        context.err << "occasion run: step " << session.newestStep() << " failed, so the run ended there.\n";
    return whole ? 0 : 1;
}

}
