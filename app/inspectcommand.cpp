// SPDX-License-Identifier: BSD-3-Clause
#include "app/inspectcommand.h"

#include "app/inspectjson.h"
#include "app/storecoding.h"
#include "engine/errors.h"

#include <QCommandLineParser>
#include <QDir>
#include <QTextStream>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fewAggregates = 20;
constexpr qint64 fewNotifications = 10;

/// Prints what is in a store for a person: the size of it, then the first aggregates and the newest notifications.
class Report
{
public:
    Report(const StoreHistory& history, std::optional<ShownRange> range, QTextStream& out)
        : m_history(history)
        , m_range(range)
        , m_out(out)
    {
    }

    void print()
    {
        m_out << "Store  " << m_history.place() << '\n'
              << "       " << QDir::toNativeSeparators(m_history.store().path()) << '\n';
        for (int process = 0; process < m_history.map()->processCount(); ++process) {
            printHead(process);
            if (m_range && m_range->where) {
                printNotifications(process);
                continue;
            }
            printAggregates(process);
            printNotifications(process);
            printTracking(process);
        }
    }

private:
    void printHead(int process)
    {
        const auto& index = m_history.index(process);
        const auto aggregates = m_history.aggregateCount(process, m_history.newestStep());
        m_out << '\n'
              << m_history.map()->processName(process) << ": " << index.count()
              << (index.count() == 1 ? " event, " : " events, ") << aggregates
              << (aggregates == 1 ? " aggregate" : " aggregates");
        if (index.count() > 0)
            m_out << ", newest notification " << index.idAt(index.count() - 1);
        m_out << '\n';
    }

    void printAggregates(int process)
    {
        const auto newest = m_history.newestStep();
        const auto count = m_history.aggregateCount(process, newest);
        if (count == 0)
            return;
        m_out << "\n  Aggregate                         Version  Type and last event\n";
        for (const auto& one : m_history.aggregates(process, newest, 0, fewAggregates)) {
            m_out << "  " << one.id.text().leftJustified(32) << QString::number(one.version).rightJustified(9)
                  << "  " << (one.type.isEmpty() ? u"?"_s : one.type) << ' ' << one.lastEvent;
            if (one.snapshotVersion)
                m_out << " (snapshot at " << *one.snapshotVersion << ')';
            m_out << '\n';
        }
        if (count > fewAggregates)
            m_out << "  … and " << count - fewAggregates << " more (--json has them all)\n";
    }

    void printNotifications(int process)
    {
        const auto& index = m_history.index(process);
        if (index.count() == 0)
            return;
        ShownRange range{.from = index.idAt(std::max<qint64>(0, index.count() - fewNotifications))};
        const bool isFiltered = m_range && m_range->where;
        m_out << (isFiltered ? u"\n  Notifications where %1\n"_s.arg(m_range->where->text())
                : m_range    ? u"\n  Notifications\n"_s
                             : u"\n  Newest notifications\n"_s);
        qint64 shown = 0;
        forEachEvent(
            m_history, process, m_history.newestStep(), m_range.value_or(range), [&](const EventView& event) {
                ++shown;
                m_out << "  " << QString::number(event.id).rightJustified(8) << "  "
                      << event.originatorId.text().left(8).leftJustified(8)
                      << QString::number(event.version).rightJustified(6) << "  " << event.name << "  "
                      << (event.problem.isEmpty() ? event.state.displayText(100) : u"— "_s + event.problem)
                      << '\n';
            });
        if (isFiltered)
            m_out << "  " << shown << " of " << index.count() << '\n';
    }

    void printTracking(int process)
    {
        const auto positions = m_history.store().positions(process);
        if (positions.empty())
            return;
        m_out << "\n  Tracking\n";
        for (const auto& record : positions)
            m_out << "  " << record.applicationName << "  " << record.notificationId << '\n';
    }

    const StoreHistory& m_history;
    std::optional<ShownRange> m_range;
    QTextStream& m_out;
};

std::shared_ptr<const NotificationFilter> filterOf(const QString& text, const StoreHistory& history)
{
    try {
        return std::make_shared<const NotificationFilter>(text, history.map());
    } catch (const cel::ExpressionError& error) {
        throw UsageError(inExpression(error, text, u"--where"_s), inspectUsage);
    }
}

}

namespace {

/// When a key or a compressor is given but none of the first states can be read with it, says why. A store may well
/// hold a few states that nobody can read.
void requireReadable(const StoreHistory& history)
{
    const auto& coding = history.mapper().coding();
    if (!coding.cipher && !coding.compressor)
        return;
    QString problem;
    bool isReadable = false;
    for (int process = 0; process < history.map()->processCount(); ++process) {
        forEachEvent(
            history, process, history.newestStep(), {.limit = fewNotifications}, [&](const EventView& event) {
                isReadable = isReadable || event.problem.isEmpty();
                problem = event.problem;
            });
    }
    if (!isReadable && !problem.isEmpty())
        throw ValueError(u"The states of '%1' cannot be read, check the %2: %3"_s.arg(
            QDir::toNativeSeparators(history.store().path()), coding.cipher ? u"key"_s : u"compressor"_s,
            problem));
}

}

int inspectCommand(const QStringList& arguments, const CommandContext& context)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(
        u"STORE"_s, u"An SQLite file, a folder of them, or sqlite:PATH. It is never changed."_s);
    parser.addOption({u"json"_s, u"One JSON document of everything."_s});
    parser.addOption({u"json-lines"_s, u"A line of JSON for each thing."_s});
    parser.addOption({u"where"_s,
        u"Only notifications for which this holds, like 'name == \"Debited\" && state.amount > 100d'; a bare "
        u"word "
        "means that it is anywhere in them."_s,
        u"EXPR"_s});
    parser.addOption({u"from"_s, u"Only notifications with ids from this on."_s, u"N"_s});
    parser.addOption({u"limit"_s, u"At most so many notifications of each application."_s, u"N"_s});
    addCodingOptions(parser);
    if (parseArguments(parser, arguments, inspectUsage, 1, 1, context.out))
        return 0;
    if (parser.isSet(u"json"_s) && parser.isSet(u"json-lines"_s))
        throw UsageError(u"--json and --json-lines cannot both be."_s, inspectUsage);
    ShownRange range{.from = numberOption(parser, u"from"_s, 0, ShownRange().from),
        .limit = numberOption(parser, u"limit"_s, 0, -1)};

    const auto store = parser.positionalArguments().constFirst();
    const StoreHistory history(std::make_shared<const OpenStore>(store), nullptr, storeCoding(store, parser));
    for (const auto& sentence : history.store().leftOut())
        context.err << sentence << '\n';
    requireReadable(history);
    if (parser.isSet(u"where"_s))
        range.where = filterOf(parser.value(u"where"_s), history);
    const bool isRanged = parser.isSet(u"from"_s) || parser.isSet(u"limit"_s) || range.where;
    if (parser.isSet(u"json"_s))
        InspectJson(history, range, InspectJson::Form::Document, context.out).write();
    else if (parser.isSet(u"json-lines"_s))
        InspectJson(history, range, InspectJson::Form::Lines, context.out).write();
    else
        Report(history, isRanged ? std::optional(range) : std::nullopt, context.out).print();
    context.out.flush();
    if (context.out.status() != QTextStream::Ok)
        throw OperationalError(u"The output could not be written: make room on the disk, then try again."_s);
    return 0;
}

}
