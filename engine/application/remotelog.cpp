// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/remotelog.h"

#include "engine/domain/value.h"
#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"
#include "engine/persistence/jsonwriter.h"
#include "engine/persistence/passedvalues.h"

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
        writer.text(QString::fromLatin1(notification.state.toBase64()));
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
    const Value answer = readJson(m_source.section(sectionId));
    try {
        Section section{textOrNull(answer.value(u"id")), readNotifications(answer.value(u"items")),
            textOrNull(answer.value(u"next_id"))};
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
    auto notifications
        = readNotifications(readJson(m_source.notifications(range.start, range.limit, range.topics)));
    if (range.stop)
        std::erase_if(notifications, [&](const Notification& item) { return item.id > *range.stop; });
    observe(
        m_observer, Pattern::RemoteLog, u"read notifications", [&] { return Value::integer(range.start); },
        [&] { return toValues(notifications); });
    return notifications;
}

}
