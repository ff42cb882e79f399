// SPDX-License-Identifier: BSD-3-Clause
#include "app/inspectjson.h"

#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"
#include "engine/persistence/jsonwriter.h"

#include <QTextStream>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 1000;

QByteArray quoted(QStringView text)
{
    JsonWriter writer;
    writer.text(text);
    return writer.take();
}

QByteArray member(QLatin1StringView name, const QByteArray& value)
{
    return ",\"" + QByteArray(name.data(), name.size()) + "\":" + value;
}

QByteArray idText(const OriginatorId& id)
{
    return quoted(id.text());
}

}

QByteArray legalJson(const QByteArray& stateText)
{
    QByteArray line = stateText;
    bool inText = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (inText && c == '\\')
            ++i;
        else if (c == '"')
            inText = !inText;
        else if (!inText && (c == 'N' || c == 'I')) // NaN, Infinity: no other word has these letters
            return "null";
        else if (!inText && (c == '\n' || c == '\r'))
            line[i] = ' ';
    }
    return line.isEmpty() ? QByteArray("null") : line;
}

InspectJson::InspectJson(const StoreHistory& history, ShownRange range, Form form, QTextStream& out)
    : m_history(history)
    , m_range(range)
    , m_form(form)
    , m_out(out)
{
}

void InspectJson::write()
{
    writeHead();
    writeList("aggregates"_L1, "aggregate"_L1, &InspectJson::writeAggregates);
    writeList("notifications"_L1, "notification"_L1, &InspectJson::writeNotifications);
    writeList("tracking"_L1, "tracking"_L1, &InspectJson::writeTracking);
    writeList("snapshots"_L1, "snapshot"_L1, &InspectJson::writeSnapshots);
    if (m_form == Form::Document)
        m_out << "}\n";
}

void InspectJson::writeHead()
{
    qint64 events = 0;
    NotificationId highest = 0;
    for (int process = 0; process < m_history.map()->processCount(); ++process) {
        const auto& index = m_history.index(process);
        events += index.count();
        if (index.count() > 0)
            highest = std::max(highest, index.idAt(index.count() - 1));
    }
    m_out << QString::fromUtf8("{\"store\":" + quoted(m_history.store().url()) + ",\"stored_events\":"
        + QByteArray::number(events) + ",\"max_notification_id\":" + QByteArray::number(highest));
    if (m_form == Form::Lines)
        m_out << "}\n";
}

void InspectJson::writeList(
    QLatin1StringView listName, QLatin1StringView elementName, void (InspectJson::*writeElements)(int))
{
    m_elementName = elementName;
    m_isFirst = true;
    if (m_form == Form::Document)
        m_out << ",\"" << listName << "\":[";
    for (int process = 0; process < m_history.map()->processCount(); ++process)
        (this->*writeElements)(process);
    if (m_form == Form::Document)
        m_out << (m_isFirst ? "]" : "\n]");
}

QByteArray InspectJson::begin(int process) const
{
    const SystemMap& map = *m_history.map();
    return map.processCount() < 2 ? QByteArray() : member("application"_L1, quoted(map.processName(process)));
}

void InspectJson::writeElement(const QByteArray& element)
{
    const auto object = QString::fromUtf8('{' + element.sliced(1) + '}'); // members begin with a comma each
    if (m_form == Form::Lines)
        m_out << "{\"" << m_elementName << "\":" << object << "}\n";
    else
        m_out << (m_isFirst ? "\n" : ",\n") << object;
    m_isFirst = false;
}

void InspectJson::writeAggregates(int process)
{
    const auto newest = m_history.newestStep();
    const auto count = m_history.aggregateCount(process, newest);
    for (qint64 offset = 0; offset < count; offset += pageSize) {
        for (const auto& one : m_history.aggregates(process, newest, offset, pageSize)) {
            writeElement(begin(process) + member("id"_L1, idText(one.id))
                + member("type"_L1, quoted(one.type)) + member("version"_L1, QByteArray::number(one.version))
                + member("snapshot_version"_L1,
                    one.snapshotVersion ? QByteArray::number(*one.snapshotVersion) : QByteArray("null")));
        }
    }
}

void InspectJson::writeNotifications(int process)
{
    forEachEvent(m_history, process, m_history.newestStep(), m_range, [&](const EventView& event) {
        const bool isDecoded = event.problem.isEmpty();
        writeElement(begin(process) + member("id"_L1, QByteArray::number(event.id))
            + member("originator_id"_L1, idText(event.originatorId))
            + member("originator_version"_L1, QByteArray::number(event.version))
            + member("topic"_L1, quoted(event.topic))
            + member(
                "state_text"_L1, isDecoded ? quoted(QString::fromUtf8(event.stateText)) : QByteArray("null"))
            + member("state"_L1, isDecoded ? legalJson(event.stateText) : QByteArray("null")));
    });
}

void InspectJson::writeTracking(int process)
{
    m_history.store().forEachTracking(process, [&](const Tracking& record) {
        writeElement(begin(process) + member("application_name"_L1, quoted(record.applicationName))
            + member("notification_id"_L1, QByteArray::number(record.notificationId)));
    });
}

void InspectJson::writeSnapshots(int process)
{
    m_history.store().forEachSnapshot(process, [&](const StoredEvent& snapshot) {
        QByteArray state = "null";
        try {
            const auto text = m_history.mapper().text(snapshot);
            readJson(text);
            state = legalJson(text);
        } catch (const EngineError&) { // NOLINT(bugprone-empty-catch): it cannot be read; null says so
        }
        writeElement(begin(process) + member("originator_id"_L1, idText(snapshot.originatorId))
            + member("originator_version"_L1, QByteArray::number(snapshot.originatorVersion))
            + member("topic"_L1, quoted(snapshot.topic)) + member("state"_L1, state));
    });
}

}
