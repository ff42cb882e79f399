// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/passedvalues.h"

#include "engine/domain/valuebuilder.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

Value::Members membersOf(const StoredEvent& stored)
{
    return {{u"originator_id"_s, Value::text(stored.originatorId.text())},
        {u"originator_version"_s, Value::integer(stored.originatorVersion)},
        {u"topic"_s, Value::text(stored.topic)}, {u"state"_s, Value::text(QString::fromUtf8(stored.state))}};
}

}

Value toValue(const DomainEvent& event)
{
    ValueBuilder builder;
    builder.beginObject();
    builder.key(u"originator_id");
    builder.text(event.originatorId.text());
    builder.key(u"originator_version");
    builder.integer(event.originatorVersion);
    writeEventState(builder, event);
    builder.endObject();
    return builder.take();
}

Value toValue(const StoredEvent& stored)
{
    return Value::object(membersOf(stored));
}

Value toValue(const Notification& notification)
{
    auto members = membersOf(notification);
    members.prepend({u"id"_s, Value::integer(notification.id)});
    return Value::object(members);
}

Value toValue(const Tracking& tracking)
{
    return Value::object({{u"application_name"_s, Value::text(tracking.applicationName)},
        {u"notification_id"_s, Value::integer(tracking.notificationId)}});
}

}
