// SPDX-License-Identifier: BSD-3-Clause
#include "views/log/notificationjson.h"

#include "views/common/stateview.h"

namespace occasion {

using namespace Qt::StringLiterals;

QByteArray notificationJson(const EventView& event)
{
    return toJson(Value::object(
        {{u"id"_s, Value::integer(event.id)}, {u"originator_id"_s, Value::text(event.originatorId.text())},
            {u"originator_version"_s, Value::integer(event.version)}, {u"topic"_s, Value::text(event.topic)},
            {u"state"_s, event.state}}));
}

} // namespace occasion
