// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorder.h"

namespace occasion {

/// Gives the notifications that it was made with, whose ids may have gaps.
class FixedRecorder : public ApplicationRecorder
{
public:
    explicit FixedRecorder(std::vector<Notification> notifications)
        : m_notifications(std::move(notifications))
    {
    }

    void insertEvents(const std::vector<StoredEvent>&) override {}
    std::vector<StoredEvent> selectEvents(const OriginatorId&, const EventRange&) const override
    {
        return {};
    }

    std::vector<Notification> selectNotifications(const NotificationRange& range) const override
    {
        std::vector<Notification> selected;
        qint64 bytes = 0;
        for (const auto& item : m_notifications) {
            const bool full = (range.limit >= 0 && selected.size() >= static_cast<size_t>(range.limit))
                || bytes >= range.mostBytes;
            const bool wanted = item.id >= range.start && item.id <= range.stop.value_or(item.id)
                && (range.topics.isEmpty() || range.topics.contains(item.topic));
            if (!wanted || full)
                continue;
            selected.push_back(item);
            bytes += item.state.size();
        }
        return selected;
    }

    std::vector<Notification> selectNotificationsOf(
        const OriginatorId&, const EventRange&, NotificationId) const override
    {
        return {};
    }

    NotificationId maxNotificationId() const override
    {
        return m_notifications.empty() ? 0 : m_notifications.back().id;
    }

private:
    std::vector<Notification> m_notifications;
};

/// Notifications with these ids, of one aggregate.
inline std::vector<Notification> notificationsWithIds(const QList<NotificationId>& ids)
{
    std::vector<Notification> notifications;
    for (const auto id : ids) {
        Notification item;
        item.id = id;
        item.originatorVersion = id;
        item.topic = QStringLiteral("m:C.E");
        item.state = QByteArrayLiteral("{}");
        notifications.push_back(item);
    }
    return notifications;
}

inline QList<NotificationId> idsOf(const std::vector<Notification>& notifications)
{
    QList<NotificationId> ids;
    for (const auto& item : notifications)
        ids.append(item.id);
    return ids;
}

}
