// SPDX-License-Identifier: BSD-3-Clause
#include "views/aggregates/aggregatestable.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 1000;

}

DataTable aggregatesTable(const History& history, qint64 step)
{
    DataTable table{.title = u"Aggregates at step %1"_s.arg(step),
        .columns = {u"process"_s, u"id"_s, u"type"_s, u"version"_s, u"last_event"_s, u"last_step"_s}};
    const auto& processes = history.map()->processes;
    for (size_t i = 0; i < processes.size(); ++i) {
        const int process = static_cast<int>(i);
        const qint64 count = history.aggregateCount(process, step);
        for (qint64 first = 0; first < count; first += pageSize) {
            for (const auto& each : history.aggregates(process, step, first, pageSize))
                table.rows.push_back({processes[i].name, each.id.text(), each.type,
                    QString::number(each.version), each.lastEvent, QString::number(each.lastStep)});
        }
    }
    return table;
}

} // namespace occasion
