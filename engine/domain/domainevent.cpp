// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/domainevent.h"

#include "engine/domain/valuebuilder.h"
#include "engine/errors.h"

namespace occasion {

namespace {

Value stateOf(const DomainEvent& event)
{
    ValueBuilder builder;
    builder.beginObject();
    writeEventState(builder, event);
    builder.endObject();
    return builder.take();
}

}

bool operator==(const DomainEvent& a, const DomainEvent& b)
{
    return a.originatorId == b.originatorId && a.originatorVersion == b.originatorVersion
        && a.type->topic == b.type->topic && stateOf(a) == stateOf(b);
}

void writeEventState(FieldSink& sink, const DomainEvent& event)
{
    static const QString timestampKey = QStringLiteral("timestamp");
    static const QString topicKey = QStringLiteral("originator_topic");
    sink.key(timestampKey);
    sink.timestamp(event.timestamp);
    if (event.type->creates) {
        sink.key(topicKey);
        sink.text(event.originatorTopic);
    }
    event.type->writeFields(sink, event.body.get());
}

void requireNamesOfItsOwn(const EventType& type)
{
    for (const auto& field : type.fields) {
        if (field.name == u"timestamp" || field.name == u"originator_topic" || field.name == u"class_version")
            throw ProgrammingError(QStringLiteral(
                "A field of '%1' is named '%2', under which every event's state holds something else: "
                "give it another name.")
                                       .arg(type.topic, field.name));
    }
}

QString shortTopic(const QString& topic)
{
    const auto separator = qMax(topic.lastIndexOf(QLatin1Char('.')), topic.lastIndexOf(QLatin1Char(':')));
    return topic.mid(separator + 1);
}

}
