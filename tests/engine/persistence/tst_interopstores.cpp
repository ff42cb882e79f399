// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/notificationlog.h"
#include "engine/persistence/recorderplace.h"
#include "tests/support/interop.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

std::optional<qint64> numberIn(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

QList<qint64> numbersIn(const QJsonValue& list)
{
    QList<qint64> numbers;
    for (const auto& item : list.toArray())
        numbers.append(item.toInteger());
    return numbers;
}

QStringList textsIn(const QJsonValue& list)
{
    QStringList texts;
    for (const auto& item : list.toArray())
        texts.append(item.toString());
    return texts;
}

QString sha256(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

}

/// The stores that the Python library wrote, opened by the recorder that writes such stores, answer as the library's.
class TestInteropStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (support::interopFolder().isEmpty())
            QSKIP("the stores of the Python library are not here (OCCASION_SHARED)");
    }

    void aStoreAnswersAsInTheLibrary_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& name : support::interopStores())
            QTest::newRow(qPrintable(name)) << name;
    }
    void aStoreAnswersAsInTheLibrary()
    {
        QFETCH(const QString, name);
        const QTemporaryDir folder;
        const auto recorder = openRecorder({support::copyInterop(name, folder.path())});
        const auto expected = support::interopExpected(name);
        compareNotifications(*recorder, expected);
        compareEvents(*recorder, expected[u"queries"].toObject()[u"select_events"].toArray());
        compareSelections(*recorder, expected[u"queries"].toObject()[u"select_notifications"].toArray());
        compareSections(*recorder, expected[u"queries"].toObject());
        compareTracking(*recorder, expected);
        compareSnapshots(*recorder, expected[u"snapshots"].toArray());
    }

    void whatIsAddedHasTheNextId_data() { aStoreAnswersAsInTheLibrary_data(); }
    void whatIsAddedHasTheNextId()
    {
        QFETCH(const QString, name);
        const QTemporaryDir folder;
        const auto recorder = openRecorder({support::copyInterop(name, folder.path())});
        const auto newest = recorder->maxNotificationId();
        const StoredEvent added{Uuid::v5(Uuid::namespaceUrl, "/added"), 1, u"m:C.E"_s, "{}"};
        const auto ids = recorder->record({.events = {added}, .tracking = Tracking{u"Added"_s, 1}});
        QCOMPARE(ids, std::vector<NotificationId>{newest + 1});
        QVERIFY(recorder->hasTrackingId({u"Added"_s, 1}));
    }

private:
    static void compareNotifications(const ProcessRecorder& recorder, const QJsonObject& expected)
    {
        QCOMPARE(recorder.maxNotificationId(), expected[u"max_notification_id"].toInteger());
        for (const auto& item : expected[u"notifications"].toArray()) {
            const auto found = recorder.selectNotifications({.start = item[u"id"].toInteger(), .limit = 1});
            QCOMPARE(found.size(), 1U);
            QCOMPARE(found[0].id, item[u"id"].toInteger());
            QCOMPARE(found[0].originatorId.text(), item[u"originator_id"].toString());
            QCOMPARE(found[0].topic, item[u"topic"].toString());
            QCOMPARE(sha256(found[0].state), item[u"state_sha256"].toString());
        }
    }

    static void compareEvents(const ProcessRecorder& recorder, const QJsonArray& queries)
    {
        for (const auto& query : queries) {
            const auto limit = numberIn(query[u"limit"]);
            const auto found
                = recorder.selectEvents(OriginatorId::fromStored(query[u"originator_id"].toString()),
                    {.gt = numberIn(query[u"gt"]),
                        .lte = numberIn(query[u"lte"]),
                        .descending = query[u"desc"].toBool(),
                        .limit = limit ? std::optional(static_cast<int>(*limit)) : std::nullopt});
            QList<qint64> versions;
            for (const auto& event : found)
                versions.append(event.originatorVersion);
            QCOMPARE(versions, numbersIn(query[u"versions"]));
        }
    }

    static void compareSelections(const ProcessRecorder& recorder, const QJsonArray& queries)
    {
        for (const auto& query : queries) {
            const auto found = recorder.selectNotifications({.start = query[u"start"].toInteger(),
                .limit = query[u"limit"].toInt(),
                .stop = numberIn(query[u"stop"]),
                .topics = textsIn(query[u"topics"])});
            QCOMPARE(idsOf(found), numbersIn(query[u"ids"]));
        }
    }

    static void compareSections(const ProcessRecorder& recorder, const QJsonObject& queries)
    {
        const LocalNotificationLog log(recorder, queries[u"section_size"].toInt(10));
        for (const auto& query : queries[u"sections"].toArray()) {
            const auto section = log.section(query[u"requested"].toString());
            QCOMPARE(section.id, query[u"id"].toString());
            QCOMPARE(section.nextId, query[u"next_id"].toString());
            QCOMPARE(idsOf(section.items), numbersIn(query[u"item_ids"]));
        }
    }

    static void compareTracking(const ProcessRecorder& recorder, const QJsonObject& expected)
    {
        const auto highest = expected[u"max_tracking_ids"].toObject();
        for (auto leader = highest.begin(); leader != highest.end(); ++leader)
            QCOMPARE(recorder.maxTrackingId(leader.key()), leader.value().toInteger());
        for (const auto& record : expected[u"tracking"].toArray()) {
            const auto name = record[u"application_name"].toString();
            QVERIFY(recorder.hasTrackingId({name, record[u"notification_id"].toInteger()}));
        }
    }

    static void compareSnapshots(const ProcessRecorder& recorder, const QJsonArray& expected)
    {
        for (const auto& item : expected) {
            const auto version = item[u"originator_version"].toInteger();
            const auto found = recorder.snapshots().selectEvents(
                OriginatorId::fromStored(item[u"originator_id"].toString()),
                {.gt = version - 1, .lte = version});
            QCOMPARE(found.size(), 1U);
            QCOMPARE(found[0].topic, item[u"topic"].toString());
            QCOMPARE(sha256(found[0].state), item[u"state_sha256"].toString());
        }
    }

    static QList<qint64> idsOf(const std::vector<Notification>& notifications)
    {
        QList<qint64> ids;
        for (const auto& item : notifications)
            ids.append(item.id);
        return ids;
    }
};

QTEST_GUILESS_MAIN(TestInteropStores)
#include "tst_interopstores.moc"
