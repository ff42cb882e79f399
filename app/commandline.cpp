// SPDX-License-Identifier: BSD-3-Clause
#include "app/commandline.h"

#include "app/evalcommand.h"
#include "app/exportcommand.h"
#include "app/inspectcommand.h"
#include "app/layoutcommand.h"
#include "app/runcommand.h"
#include "app/servecommand.h"
#include "app/systemscommand.h"
#include "engine/expression/expressionerror.h"
#include "engine/persistence/jsonwriter.h"
#include "engine/session/systemdefinition.h"

#include <QCommandLineParser>
#include <QTextStream>

#include <array>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

struct Subcommand
{
    QLatin1StringView name;
    QLatin1StringView usage;
    QLatin1StringView what;
    int (*run)(const QStringList&, const CommandContext&);
    bool draws = false;
};

constexpr std::array<Subcommand, 6> table{{
    {"systems"_L1, "occasion systems [--json]"_L1, "the built-in systems and their commands"_L1,
        systemsCommand},
    {"run"_L1, runUsage, "run a system in the terminal"_L1, runCommand},
    {"inspect"_L1, inspectUsage, "what is in a store; opens it read-only"_L1, inspectCommand},
    {"serve"_L1, serveUsage, "serve the notification logs over HTTP until it is interrupted"_L1,
        serveCommand},
    {"export"_L1, exportUsage, "write a view as a picture or as data, or a session's stores"_L1,
        exportCommand, true},
    {"eval"_L1, evalUsage, "the value of an expression; without one, of each JSON line that is read"_L1,
        evalCommand},
}};

const Subcommand* find(const QString& name)
{
    for (const Subcommand& each : table) {
        if (each.name == name)
            return &each;
    }
    return nullptr;
}

/// The layout of a graph, for the program itself: it runs this as a child that can be stopped.
constexpr auto layoutName = "layout"_L1;

}

std::shared_ptr<const SystemDefinition> CommandContext::system(const QString& name) const
{
    if (auto found = findSystem(systems, name))
        return found;
    QStringList names;
    for (const auto& each : systems)
        names.append(each->name);
    throw ValueError(u"There is no system named \"%1\"; there is %2."_s.arg(name, names.join(u", "_s)));
}

UsageError::UsageError(const QString& message, QString usage)
    : std::runtime_error(message.toStdString())
    , m_usage(std::move(usage))
{
}

bool parseArguments(QCommandLineParser& parser, const QStringList& arguments, const QString& usage, int least,
    int most, QTextStream& out)
{
    parser.addOption({{u"h"_s, u"help"_s}, u"Show this help."_s});
    if (!parser.parse(arguments))
        throw UsageError(parser.errorText(), usage);
    if (parser.isSet(u"help"_s)) {
        QString help = parser.helpText();
        help.replace(help.section(u'\n', 0, 0), u"Usage: "_s + usage);
        out << help;
        return true;
    }
    const auto given = parser.positionalArguments().size();
    if (given < least)
        throw UsageError(u"%1 is missing."_s.arg(usage.section(u' ', 2, 2)), usage);
    if (given > most)
        throw UsageError(u"\"%1\" is too much."_s.arg(parser.positionalArguments().at(most)), usage);
    return false;
}

qint64 numberOption(const QCommandLineParser& parser, const QString& option, qint64 least, qint64 fallback)
{
    if (!parser.isSet(option))
        return fallback;
    bool ok = false;
    const qint64 number = parser.value(option).toLongLong(&ok);
    if (!ok || number < least)
        throw UsageError(
            u"--%1 takes a whole number of at least %2, not \"%3\"."_s.arg(option).arg(least).arg(
                parser.value(option)),
            {});
    return number;
}

QString inExpression(const cel::ExpressionError& error, const QString& text, const QString& option)
{
    return u"%1: %2\n  %3\n  %4^"_s.arg(
        option, error.message(), text, QString(std::min(error.at(), text.size()), u' '));
}

QString jsonText(const Value& value)
{
    JsonWriter writer;
    writeValue(writer, value);
    return QString::fromUtf8(writer.take());
}

QStringList subcommands()
{
    QStringList names{layoutName};
    for (const Subcommand& each : table)
        names.append(each.name);
    return names;
}

bool needsGui(const QString& subcommand)
{
    const Subcommand* found = find(subcommand);
    return found && found->draws;
}

int runSubcommand(const QStringList& arguments, const CommandContext& context)
{
    const QString name = arguments.value(0);
    if (name == layoutName)
        return layoutCommand();
    const Subcommand* subcommand = find(name);
    QString usage = subcommand->usage;
    int status = 1;
    try {
        return subcommand->run(arguments, context);
    } catch (const UsageError& error) {
        status = 2;
        context.err << "occasion " << name << ": " << error.what() << "\nUsage: " << usage << '\n';
    } catch (const EngineError& error) {
        context.err << "occasion " << name << ": " << error.message() << '\n';
    } catch (const std::exception& error) {
        context.err << "occasion " << name << ": " << error.what() << '\n';
    }
    return status;
}

QString helpText()
{
    QString text
        = u"Usage: occasion [SYSTEM | FILE | STORE]  the window; FILE is a saved session, STORE an SQLite\n"
          "                                     file or a folder of them, it is never changed\n"
          "       occasion SUBCOMMAND …        without a display\n\n"_s;
    for (const Subcommand& each : table)
        text += u"  %1  %2\n"_s.arg(each.usage, each.what);
    return text
        + u"\n  --help, --version\n\nErrors go to standard error as one sentence; the exit status is then 1, "
          "or 2 for wrong usage.\n"_s;
}

}
