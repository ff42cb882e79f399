// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/notificationlog.h"

#include "engine/persistence/passedvalues.h"

#include "engine/errors.h"

#include <limits>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

NotificationId sectionNumber(const QString& part, const QString& sectionId)
{
    bool ok = false;
    const auto number = part.trimmed().toLongLong(&ok);
    if (!ok)
        throw ValueError(
            u"'%1' is no section id: '%2' is no number. Ask for \"1,10\"."_s.arg(sectionId, part));
    return number;
}

qint64 bytesOf(const std::vector<Notification>& notifications)
{
    qint64 bytes = 0;
    for (const auto& notification : notifications)
        bytes += notification.state.size();
    return bytes;
}

}

std::pair<NotificationId, NotificationId> parseSectionId(const QString& sectionId)
{
    const auto parts = sectionId.split(u',');
    if (parts.size() < 2)
        throw IndexError(u"'%1' is no section id: it has no comma. Ask for \"1,10\"."_s.arg(sectionId));
    return {sectionNumber(parts[0], sectionId), sectionNumber(parts[1], sectionId)};
}

LocalNotificationLog::LocalNotificationLog(
    const ApplicationRecorder& recorder, int sectionSize, Observer* observer, qint64 mostBytes)
    : LocalNotificationLog(
        [&recorder](const NotificationRange& range) { return recorder.selectNotifications(range); },
        sectionSize, observer, mostBytes)
{
}

LocalNotificationLog::LocalNotificationLog(
    NotificationSelector selector, int sectionSize, Observer* observer, qint64 mostBytes)
    : m_selector(std::move(selector))
    , m_sectionSize(sectionSize)
    , m_mostBytes(mostBytes)
    , m_observer(observer)
{
}

Section LocalNotificationLog::section(const QString& sectionId) const
{
    const auto [first, last] = parseSectionId(sectionId);
    const auto start = std::max<NotificationId>(1, first);
    // Compared rather than subtracted: ids from a request may lie at the ends of 64 bits.
    const auto wanted = last < start ? 0 : std::min<NotificationId>(last - start, m_sectionSize - 1) + 1;
    Section section;
    section.items = select({.start = start, .limit = static_cast<int>(wanted)});
    if (section.items.empty())
        return section;
    const auto end = section.items.back().id;
    section.id = u"%1,%2"_s.arg(section.items.front().id).arg(end);
    const bool mayGoOn = static_cast<NotificationId>(section.items.size()) == wanted
        || bytesOf(section.items) >= m_mostBytes;
    constexpr auto highest = std::numeric_limits<NotificationId>::max();
    if (mayGoOn && end < highest)
        section.nextId = u"%1,%2"_s.arg(end + 1).arg(end > highest - wanted ? highest : end + wanted);
    return section;
}

std::vector<Notification> LocalNotificationLog::select(const NotificationRange& range) const
{
    if (range.limit > m_sectionSize) {
        throw ValueError(
            u"Requested limit %1 greater than section size %2"_s.arg(range.limit).arg(m_sectionSize));
    }
    auto bounded = range;
    bounded.mostBytes = std::min(range.mostBytes, m_mostBytes);
    auto items = m_selector(bounded);
    observe(
        m_observer, Pattern::NotificationLog, u"select", [&] { return Value::integer(range.start); },
        [&] { return toValues(items); });
    return items;
}

}
