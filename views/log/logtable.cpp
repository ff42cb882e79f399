// SPDX-License-Identifier: BSD-3-Clause
#include "views/log/logtable.h"

#include "views/common/stateview.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 1000;

}

DataTable logTable(const History& history, qint64 step)
{
    DataTable table{.title = u"Notification logs at step %1"_s.arg(step),
        .columns = {u"process"_s, u"id"_s, u"originator_id"_s, u"originator_version"_s, u"topic"_s,
            u"state"_s, u"step"_s}};
    const auto& processes = history.map()->processes;
    for (size_t i = 0; i < processes.size(); ++i) {
        const int process = static_cast<int>(i);
        NotificationId next = 1;
        for (bool more = true; more;) {
            const auto page = history.notifications(process, next, pageSize, step);
            for (const EventView& event : page)
                table.rows.push_back({processes[i].name, QString::number(event.id), event.originatorId.text(),
                    QString::number(event.version), event.topic, QString::fromUtf8(event.stateText),
                    QString::number(event.step)});
            more = page.size() == pageSize;
            next = more ? page.back().id + 1 : next;
        }
    }
    return table;
}

QByteArray notificationJson(const EventView& event)
{
    return toJson(Value::object(
        {{u"id"_s, Value::integer(event.id)}, {u"originator_id"_s, Value::text(event.originatorId.text())},
            {u"originator_version"_s, Value::integer(event.version)}, {u"topic"_s, Value::text(event.topic)},
            {u"state"_s, event.state}}));
}

} // namespace occasion
