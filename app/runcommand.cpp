// SPDX-License-Identifier: BSD-3-Clause
#include "app/runcommand.h"

#include "app/runreport.h"
#include "app/sessionarguments.h"
#include "engine/errors.h"
#include "engine/session/sessionfile.h"
#include "engine/session/shortcode.h"
#include "engine/session/stopcondition.h"
#include "engine/session/storefile.h"

#include <QCommandLineParser>
#include <QLockFile>
#include <QTextStream>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

void addOptions(QCommandLineParser& parser)
{
    parser.addPositionalArgument(u"SYSTEM"_s, u"Which system; `occasion systems` lists them."_s);
    addSessionArguments(parser);
    parser.addOption({u"store"_s,
        u"Keep the session in this SQLite file; one that holds it already is taken up where it ended."_s,
        u"PATH"_s});
    parser.addOption({u"code"_s,
        u"Take the steps that this short code says; it stands for SYSTEM and the options of a session. With "
        "--steps the run goes on from there."_s,
        u"CODE"_s});
    parser.addOption({u"durability"_s,
        u"What a step survives once it is stored: full, also a power cut (the default); normal, the end of "
        "this program only, and is quicker."_s,
        u"full|normal"_s, u"full"_s});
    parser.addOption({u"until"_s,
        u"Stop after the first step after which this holds, like 'lag == 0 && step.number > 3'."_s,
        u"EXPR"_s});
    parser.addOption({u"check"_s,
        u"Fail when this does not hold after a step, like 'accounts.all(a, a.balance >= 0d)'; may be given "
        "several times."_s,
        u"EXPR"_s});
    parser.addOption({u"json"_s, u"Print a JSON line for each step and a last one for the summary."_s});
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

using Conditions = std::vector<std::unique_ptr<const StopCondition>>;

/// The conditions that are given with an option. UsageError where one is wrong.
Conditions conditionsOf(
    const QCommandLineParser& parser, const QString& option, const SystemDefinition& system)
{
    const auto map = mapOf(system);
    Conditions conditions;
    const QStringList texts = parser.values(option);
    for (const QString& text : texts) {
        try {
            conditions.push_back(std::make_unique<const StopCondition>(text, map));
        } catch (const cel::ExpressionError& error) {
            throw UsageError(inExpression(error, text, u"--"_s + option), runUsage);
        }
    }
    return conditions;
}

/// What a short code or the other options say. UsageError or ValueError.
CodedSession sessionAskedFor(const QCommandLineParser& parser, const CommandContext& context)
{
    if (!parser.isSet(u"code"_s)) {
        if (parser.positionalArguments().isEmpty())
            throw UsageError(u"SYSTEM is missing."_s, runUsage);
        return {.options = readSessionArguments(parser, context)};
    }
    const bool isSaidTwice = !parser.positionalArguments().isEmpty() || parser.isSet(u"scenario"_s)
        || parser.isSet(u"seed"_s) || parser.isSet(u"scheduler"_s);
    if (isSaidTwice)
        throw UsageError(
            u"A short code says the system, the scenario, the seed and the scheduler itself."_s, runUsage);
    return readShortCode(parser.value(u"code"_s), context.systems);
}

/// Why the first check that does not hold does not; empty when all hold.
QString brokenCheck(const Conditions& checks, const History& history, qint64 step)
{
    for (const auto& check : checks) {
        if (QString why = check->whyNotAfter(history, step); !why.isEmpty())
            return why;
    }
    return {};
}

}

int runCommand(const QStringList& arguments, const CommandContext& context)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (parseArguments(parser, arguments, runUsage, 0, 1, context.out))
        return 0;
    CodedSession coded = sessionAskedFor(parser, context);
    SessionOptions& options = coded.options;
    const Conditions ends = conditionsOf(parser, u"until"_s, *options.system);
    const Conditions checks = conditionsOf(parser, u"check"_s, *options.system);
    if (parser.isSet(u"store"_s))
        options.file = storePath(parser.value(u"store"_s));
    options.durability = durabilityOption(parser);
    const qint64 most = numberOption(parser, u"steps"_s, 1, coded.steps);
    const auto lock = options.file.isEmpty() ? nullptr : lockSession(options.file);
    if (!options.file.isEmpty() && placeMarkedBeside(options.file).step > 0)
        throw OperationalError(
            u"%1 was cut short while it ran at full speed: open it in the window once, or its last steps are "
            "lost."_s.arg(options.file));
    Session session(options);
    if (session.newestStep() == 0)
        follow(coded, session);
    const bool isJson = parser.isSet(u"json"_s);
    if (!isJson && !options.file.isEmpty())
        context.out << "Kept in " << options.file << " (" << durabilityText(options.durability) << ").\n";
    RunReport report(session, context.out, isJson);
    for (qint64 number = 1; number <= session.newestStep(); ++number)
        report.tell(session.history().step(number));
    QString broken;
    const bool whole = runToEnd(session, most, [&](const Step& step) {
        report.tell(step);
        broken = brokenCheck(checks, session.history(), step.number);
        return broken.isEmpty() && std::none_of(ends.begin(), ends.end(), [&](const auto& end) {
            return end->holdsAfter(session.history(), step.number);
        });
    });
    report.summarize();
    if (!whole)
        context.err << "occasion run: step " << session.newestStep() << " failed, so the run ended there.\n";
    if (!broken.isEmpty())
        context.err << "occasion run: " << broken << '\n';
    return whole && broken.isEmpty() ? 0 : 1;
}

}
