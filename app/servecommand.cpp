// SPDX-License-Identifier: BSD-3-Clause
#include "app/servecommand.h"

#include "app/endsignal.h"
#include "app/sessionarguments.h"
#include "engine/application/http/httplogserver.h"
#include "engine/session/openstore.h"

#include <QCommandLineParser>
#include <QTextStream>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

HttpLogServerOptions readOptions(const QCommandLineParser& parser)
{
    constexpr qint64 lastPort = 65'535;
    HttpLogServerOptions options;
    if (parser.isSet(u"bind"_s))
        options.address = parser.value(u"bind"_s);
    options.token
        = parser.isSet(u"token"_s) ? parser.value(u"token"_s) : qEnvironmentVariable("OCCASION_TOKEN");
    const auto port = numberOption(parser, u"port"_s, 0, 0);
    if (port > lastPort)
        throw UsageError(u"There is no port %1: the last is %2."_s.arg(port).arg(lastPort), serveUsage);
    options.port = static_cast<int>(port);
    return options;
}

void tell(const HttpLogServer& server, const std::vector<ServedLog>& logs, QTextStream& out)
{
    out << server.url() << '\n';
    for (const auto& served : logs)
        out << "  GET /" << served.application << "/notifications/1,10\n";
    out.flush();
}

bool hasFailed(const Session& session)
{
    const auto newest = session.newestStep();
    return newest > 0 && session.history().step(newest).outcome == StepOutcome::Failed;
}

/// Runs on until step `most` (0: until nothing is enabled), a failure, or the end of the program.
void run(Session& session, qint64 most, HttpLogServer& server, const EndSignal& end)
{
    while ((most == 0 || session.newestStep() < most) && !hasFailed(session) && !end.hasCome()
        && session.advance())
        server.wake();
}

void serveSystem(const QCommandLineParser& parser, const CommandContext& context, EndSignal& end)
{
    Session session(readSessionArguments(parser, context));
    const qint64 most = numberOption(parser, u"steps"_s, 1, 0);
    const auto& processes = session.history().map()->processes;
    std::vector<ServedLog> logs;
    for (size_t i = 0; i < processes.size(); ++i)
        logs.push_back({processes[i].name, &session.notificationLog(static_cast<int>(i))});
    HttpLogServer server(logs, readOptions(parser));
    tell(server, logs, context.out);
    run(session, most, server, end);
    if (hasFailed(session))
        context.err << "occasion serve: step " << session.newestStep() << " failed, so the run ended there.\n"
                    << Qt::flush;
    end.wait();
}

void serveStore(const QCommandLineParser& parser, const CommandContext& context, EndSignal& end)
{
    const OpenStore store(parser.positionalArguments().constFirst());
    std::vector<std::unique_ptr<LocalNotificationLog>> parts;
    std::vector<ServedLog> logs;
    for (size_t i = 0; i < store.processes().size(); ++i) {
        parts.push_back(std::make_unique<LocalNotificationLog>(
            [&store, process = static_cast<int>(i)](
                const NotificationRange& range) { return store.notifications(process, range); }));
        logs.push_back({store.processes()[i].process, parts.back().get()});
    }
    const HttpLogServer server(logs, readOptions(parser));
    tell(server, logs, context.out);
    end.wait();
}

}

int serveCommand(const QStringList& arguments, const CommandContext& context)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(u"SYSTEM"_s,
        u"Which system, of those that `occasion systems` lists; or a store, which is never changed."_s);
    addSessionArguments(parser);
    parser.addOptions({
        {u"port"_s, u"The port (any that is free, when not given)."_s, u"N"_s},
        {u"bind"_s,
            u"The address (127.0.0.1, when not given); others than this machine's own need a token."_s,
            u"ADDR"_s},
        {u"token"_s, u"What clients have to show (when not given, what OCCASION_TOKEN holds)."_s, u"T"_s},
    });
    if (parseArguments(parser, arguments, serveUsage, 1, 1, context.out))
        return 0;
    EndSignal end;
    const auto& what = parser.positionalArguments().constFirst();
    if (findSystem(context.systems, what))
        serveSystem(parser, context, end);
    else
        serveStore(parser, context, end);
    return 0;
}

}
