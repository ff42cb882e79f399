// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/remotelog.h"

#include "engine/domain/value.h"
#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"
#include "engine/persistence/jsonwriter.h"
#include "engine/persistence/passedvalues.h"

#include <limits>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

void writeTextOrNull(JsonWriter& writer, const QString& text)
{
    text.isNull() ? writer.null() : writer.text(text);
}

void writeNotifications(JsonWriter& writer, const std::vector<Notification>& notifications)
{
    writer.beginList();
    for (const auto& notification : notifications) {
        writer.beginObject();
        writer.key(u"id");
        writer.integer(notification.id);
        writer.key(u"originator_id");
        writer.text(notification.originatorId.text());
        writer.key(u"originator_version");
        writer.integer(notification.originatorVersion);
        writer.key(u"topic");
        writer.text(notification.topic);
        writer.key(u"state");
        writer.base64(notification.state);
        writer.endObject();
    }
    writer.endList();
}

Notification readNotification(const Value& item)
{
    const auto state = QByteArray::fromBase64Encoding(
        item.value(u"state").toText().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!state)
        throw DataError(u"The remote log sent a notification whose state is not base64."_s);
    Notification notification;
    notification.id = item.value(u"id").toInteger();
    notification.originatorId = OriginatorId::fromStored(item.value(u"originator_id").toText());
    notification.originatorVersion = item.value(u"originator_version").toInteger();
    notification.topic = item.value(u"topic").toText();
    notification.state = *state;
    return notification;
}

std::vector<Notification> readNotifications(const Value& list)
{
    if (list.kind() != Value::Kind::List)
        throw DataError(u"The remote log sent something other than a list of notifications."_s);
    std::vector<Notification> notifications;
    try {
        for (const auto& item : list.items())
            notifications.push_back(readNotification(item));
    } catch (const TypeError& error) {
        throw DataError(u"The remote log sent a damaged notification: %1"_s.arg(error.message()));
    }
    return notifications;
}

QString textOrNull(const Value& value)
{
    return value.isNull() ? QString() : value.toText();
}

/// Whoever reads on from the last id comes to an end only if ids ascend, from the first that was asked for.
void requireOrder(const std::vector<Notification>& notifications, NotificationId first, quint64 most)
{
    if (notifications.size() > most)
        throw DataError(u"The remote log sent %1 notifications, though at most %2 were asked for."_s
                            .arg(notifications.size())
                            .arg(most));
    const NotificationId* before = nullptr;
    for (const auto& notification : notifications) {
        if (notification.id < first)
            throw DataError(
                u"The remote log sent notification %1, though it was asked for those from %2 on."_s
                    .arg(notification.id)
                    .arg(first));
        if (before && notification.id <= *before)
            throw DataError(
                u"The remote log sent notification %1 after %2: they are out of order."_s.arg(notification.id)
                    .arg(*before));
        before = &notification.id;
    }
}

void requireProgress(const Section& section)
{
    if (section.nextId.isNull())
        return;
    try {
        if (!section.items.empty() && parseSectionId(section.nextId).first > section.items.back().id)
            return;
    } catch (const EngineError&) {
        // it is no section's id
    }
    throw DataError(u"The remote log sent a section that goes on at '%1', which does not follow it."_s.arg(
        section.nextId));
}

/// How many notifications the ids "first,last" ask for.
quint64 countOf(NotificationId first, NotificationId last)
{
    return last < first ? 0 : static_cast<quint64>(last) - static_cast<quint64>(first) + 1;
}

}

QByteArray sectionText(const Section& section)
{
    JsonWriter writer(JsonWriter::Style::Spaced);
    writer.beginObject();
    writer.key(u"id");
    writeTextOrNull(writer, section.id);
    writer.key(u"next_id");
    writeTextOrNull(writer, section.nextId);
    writer.key(u"items");
    writeNotifications(writer, section.items);
    writer.endObject();
    return writer.take();
}

QByteArray notificationsText(const std::vector<Notification>& notifications)
{
    JsonWriter writer(JsonWriter::Style::Spaced);
    writeNotifications(writer, notifications);
    return writer.take();
}

NotificationLogJsonService::NotificationLogJsonService(const NotificationLog& log, Observer* observer)
    : m_log(log)
    , m_observer(observer)
{
}

QByteArray NotificationLogJsonService::section(const QString& sectionId) const
{
    auto text = sectionText(m_log.section(sectionId));
    observe(
        m_observer, Pattern::RemoteLog, u"section", [&] { return Value::text(sectionId); },
        [&] { return Value::text(QString::fromUtf8(text)); });
    return text;
}

QByteArray NotificationLogJsonService::notifications(
    NotificationId start, int limit, const QStringList& topics) const
{
    auto text = notificationsText(m_log.select({.start = start, .limit = limit, .topics = topics}));
    observe(
        m_observer, Pattern::RemoteLog, u"notifications", [&] { return Value::integer(start); },
        [&] { return Value::text(QString::fromUtf8(text)); });
    return text;
}

NotificationLogJsonClient::NotificationLogJsonClient(Source source, Observer* observer)
    : m_source(std::move(source))
    , m_observer(observer)
{
}

Section NotificationLogJsonClient::section(const QString& sectionId) const
{
    const auto [asked, last] = parseSectionId(sectionId);
    const auto first = std::max<NotificationId>(1, asked);
    const Value answer = readJson(m_source.section(sectionId));
    try {
        Section section{textOrNull(answer.value(u"id")), readNotifications(answer.value(u"items")),
            textOrNull(answer.value(u"next_id"))};
        requireOrder(section.items, first, countOf(first, last));
        requireProgress(section);
        observe(
            m_observer, Pattern::RemoteLog, u"read section", [&] { return Value::text(sectionId); },
            [&] { return toValues(section.items); });
        return section;
    } catch (const TypeError& error) {
        throw DataError(u"The remote log sent a damaged section: %1"_s.arg(error.message()));
    }
}

std::vector<Notification> NotificationLogJsonClient::select(const NotificationRange& range) const
{
    if (!range.inclusiveOfStart && range.start == std::numeric_limits<NotificationId>::max())
        return {}; // no id lies above it
    const auto first = range.inclusiveOfStart ? range.start : range.start + 1;
    auto notifications
        = readNotifications(readJson(m_source.notifications(first, range.limit, range.topics)));
    requireOrder(notifications, first,
        range.limit < 0 ? std::numeric_limits<quint64>::max() : static_cast<quint64>(range.limit));
    if (range.stop)
        std::erase_if(notifications, [&](const Notification& item) { return item.id > *range.stop; });
    observe(
        m_observer, Pattern::RemoteLog, u"read notifications", [&] { return Value::integer(first); },
        [&] { return toValues(notifications); });
    return notifications;
}

}
