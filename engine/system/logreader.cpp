// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/logreader.h"

#include "engine/persistence/passedvalues.h"

#include <limits>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr auto largestId = std::numeric_limits<NotificationId>::max();

}

NotificationLogReader::NotificationLogReader(const NotificationLog& log, int sectionSize, Observer* observer)
    : m_log(log)
    , m_sectionSize(sectionSize)
    , m_observer(observer)
{
}

void NotificationLogReader::read(
    NotificationId start, const std::function<bool(const Notification&)>& visit) const
{
    const bool isWhole = start <= largestId - m_sectionSize;
    auto sectionId = u"%1,%2"_s.arg(start).arg(isWhole ? start + m_sectionSize - 1 : largestId);
    while (!sectionId.isNull()) {
        const Section section = m_log.section(sectionId);
        observe(
            m_observer, Pattern::LogReader, u"read", [&] { return Value::text(sectionId); },
            [&] { return toValues(section.items); });
        for (const auto& notification : section.items) {
            if (!visit(notification))
                return;
        }
        sectionId = section.nextId;
    }
}

void NotificationLogReader::select(NotificationId start, std::optional<NotificationId> stop,
    const QStringList& topics, const std::function<bool(const std::vector<Notification>&)>& visit) const
{
    for (;;) {
        const auto batch
            = m_log.select({.start = start, .limit = m_sectionSize, .stop = stop, .topics = topics});
        observe(
            m_observer, Pattern::LogReader, u"select", [&] { return Value::integer(start); },
            [&] { return toValues(batch); });
        const bool goesOn = !batch.empty() && visit(batch);
        if (!goesOn || batch.back().id == largestId)
            return;
        start = batch.back().id + 1;
    }
}

std::optional<Notification> NotificationLogReader::next(NotificationId start, const QStringList& topics) const
{
    auto found = m_log.select({.start = start, .limit = 1, .topics = topics});
    observe(
        m_observer, Pattern::LogReader, u"next", [&] { return Value::integer(start); },
        [&] { return toValues(found); });
    if (found.empty())
        return {};
    return std::move(found.front());
}

}
