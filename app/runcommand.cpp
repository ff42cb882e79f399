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

}

int runCommand(const QStringList& arguments, const CommandContext& context)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(u"SYSTEM"_s, u"Which system; `occasion systems` lists them."_s);
    addSessionArguments(parser);
    parser.addOption({u"store"_s,
        u"Keep the session in this SQLite file; one that holds it already is taken up where it ended."_s,
        u"PATH"_s});
    parser.addOption({u"json"_s, u"Print a JSON line for each step and a last one for the summary."_s});
    if (parseArguments(parser, arguments, runUsage, 1, 1, context.out))
        return 0;
    SessionOptions options = readSessionArguments(parser, context);
    options.file = filePath(parser.value(u"store"_s));
    const qint64 most = numberOption(parser, u"steps"_s, 1, 0);
    Session session(options);
    RunReport report(session, context.out, parser.isSet(u"json"_s));
    for (qint64 number = 1; number <= session.newestStep(); ++number)
        report.tell(session.history().step(number));
    const bool whole = runToEnd(session, most, [&report](const Step& step) { report.tell(step); });
    report.summarize();
    if (!whole)
        context.err << "occasion run: step " << session.newestStep() << " failed, so the run ended there.\n";
    return whole ? 0 : 1;
}

}
