// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/snapshot.h"
#include "tests/support/kennel.h"
#include "tests/support/versionedcustomer.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

namespace {

Mapper mapper()
{
    return Mapper(topics());
}

AggregateOf<Dog> fido()
{
    AggregateOf<Dog> dog(idOf(u"/dogs/Fido"_s), instant(), Dog::registered(u"Fido"_s));
    dog.setNow(instant(5));
    dog.record(dog->teach(u"sit"_s));
    return dog;
}

const QByteArray times = R"("_created_on":{"_type_":"datetime_iso","_data_":"2026-01-01T09:00:00+00:00"},)"
                         R"("_modified_on":{"_type_":"datetime_iso","_data_":"2026-01-01T09:00:00+00:00"})";

StoredEvent withState(const QByteArray& state)
{
    return {idOf(u"/dogs/Fido"_s), 2, QString::fromLatin1(snapshotTopic), state};
}

}

class SnapshotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBytesHoldAllAttributesButIdAndVersion();
    void anAggregateComesBackFromItsSnapshot();
    void aSnapshotThatCannotBeReadIsRefused();
    void whatIsMissingInASnapshotIsNamed_data();
    void whatIsMissingInASnapshotIsNamed();
    void theNewestAtOrBelowAVersionIsFound();
    void aSecondSnapshotOfAVersionConflicts();
    void snapshotsAreCompressedAndEncryptedAsEvents();
    void theAggregatesClassVersionIsInItsState();
    void anOlderSnapshotIsBroughtUpToDate();
};

void SnapshotTest::theBytesHoldAllAttributesButIdAndVersion()
{
    const auto snapshot = takeSnapshot(fido(), mapper(), instant(60));
    QVERIFY(snapshot.originatorId == OriginatorId(idOf(u"/dogs/Fido"_s)));
    QCOMPARE(snapshot.originatorVersion, 2);
    QCOMPARE(snapshot.topic, u"eventsourcing.domain:Snapshot"_s);
    QCOMPARE(snapshot.state,
        QByteArray(R"({"timestamp":{"_type_":"datetime_iso","_data_":"2026-01-01T09:01:00+00:00"},)"
                   R"("topic":"kennel:Dog","state":{)"
                   R"("_created_on":{"_type_":"datetime_iso","_data_":"2026-01-01T09:00:00+00:00"},)"
                   R"("_modified_on":{"_type_":"datetime_iso","_data_":"2026-01-01T09:00:05+00:00"},)"
                   R"("name":"Fido","tricks":["sit"]}})"));
}

void SnapshotTest::anAggregateComesBackFromItsSnapshot()
{
    const auto dog = fido();
    const AggregateOf<Dog> back
        = fromSnapshot(takeSnapshot(dog, mapper(), instant(60)), mapper(), instant(90));
    QVERIFY(aggregateState(back) == aggregateState(dog));
    QVERIFY(back.pendingEvents().empty());
    auto changed = back;
    changed.record(changed->teach(u"roll over"_s));
    QCOMPARE(changed.pendingEvents().front().originatorVersion, 3);
    QVERIFY(changed.modifiedOn() == instant(90));
}

void SnapshotTest::aSnapshotThatCannotBeReadIsRefused()
{
    QVERIFY_THROWS_EXCEPTION(DataError, fromSnapshot(withState("{"), mapper(), instant()));
    QVERIFY_THROWS_EXCEPTION(
        TopicError, fromSnapshot(withState(R"({"topic":"kennel:Cat","state":{}})"), mapper(), instant()));
    QVERIFY_THROWS_EXCEPTION(TypeError,
        fromSnapshot(withState(R"({"topic":"kennel:Dog","state":{"name":"x"}})"), mapper(), instant()));
    QVERIFY_THROWS_EXCEPTION(TypeError, fromSnapshot(withState("[]"), mapper(), instant()));
}

void SnapshotTest::whatIsMissingInASnapshotIsNamed_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QString>("missing");
    const auto dog = [](const QByteArray& common) {
        return QByteArray(R"({"topic":"kennel:Dog","state":{)" + common + R"("name":"Fido","tricks":[]}})");
    };
    QTest::newRow("no object") << QByteArray("[]") << u"topic"_s;
    const QByteArray createdOn = times.left(times.indexOf(",\"_modified_on") + 1);
    QTest::newRow("no first time") << dog(QByteArray(times).replace("_created_on", "_created_by") + ',')
                                   << u"_created_on"_s;
    QTest::newRow("no last time") << dog(createdOn) << u"_modified_on"_s;
    QTest::newRow("a time that is a text")
        << dog(createdOn + R"("_modified_on":"yesterday",)") << u"_modified_on"_s;
}

void SnapshotTest::whatIsMissingInASnapshotIsNamed()
{
    QFETCH(const QByteArray, state);
    QFETCH(const QString, missing);
    try {
        fromSnapshot(withState(state), mapper(), instant());
        QFAIL("it was read");
    } catch (const TypeError& error) {
        QCOMPARE(error.message(),
            u"The snapshot of aggregate %1 at version 2 has no readable '%2'."_s.arg(
                idOf(u"/dogs/Fido"_s).text(), missing));
    }
}

void SnapshotTest::theNewestAtOrBelowAVersionIsFound()
{
    const auto recorder = inMemory();
    auto dog = fido();
    const OriginatorId id = dog.id();
    QVERIFY(!newestSnapshot(recorder->snapshots(), id));
    recorder->snapshots().insertEvents({takeSnapshot(dog, mapper(), instant())});
    for (const auto& trick : {u"a"_s, u"b"_s, u"c"_s})
        dog.record(dog->teach(trick));
    recorder->snapshots().insertEvents({takeSnapshot(dog, mapper(), instant())});
    QCOMPARE(newestSnapshot(recorder->snapshots(), id)->originatorVersion, 5);
    QCOMPARE(newestSnapshot(recorder->snapshots(), id, 5)->originatorVersion, 5);
    QCOMPARE(newestSnapshot(recorder->snapshots(), id, 4)->originatorVersion, 2);
    QVERIFY(!newestSnapshot(recorder->snapshots(), id, 1));
    QVERIFY(!newestSnapshot(recorder->snapshots(), idOf(u"/dogs/Rex"_s)));
}

void SnapshotTest::aSecondSnapshotOfAVersionConflicts()
{
    const auto recorder = inMemory();
    recorder->snapshots().insertEvents({takeSnapshot(fido(), mapper(), instant())});
    QVERIFY_THROWS_EXCEPTION(
        IntegrityError, recorder->snapshots().insertEvents({takeSnapshot(fido(), mapper(), instant(1))}));
}

void SnapshotTest::snapshotsAreCompressedAndEncryptedAsEvents()
{
    StateCoding coding;
    coding.compressor = zlibCompressor();
    coding.cipher = std::make_shared<const Cipher>(QByteArray(32, 'k'));
    const auto coded = mapper().withCoding(coding);
    const auto snapshot = takeSnapshot(fido(), coded, instant(60));
    QCOMPARE(coded.text(snapshot), takeSnapshot(fido(), mapper(), instant(60)).state);
    QVERIFY(aggregateState(fromSnapshot(snapshot, coded, instant())) == aggregateState(fido()));
    QVERIFY_THROWS_EXCEPTION(DataError, fromSnapshot(snapshot, mapper(), instant()));
}

namespace {

using versioned::Customer;

Mapper customers()
{
    auto types = std::make_shared<TopicRegistry>();
    types->add(describe<Customer>());
    return Mapper(types);
}

}

void SnapshotTest::theAggregatesClassVersionIsInItsState()
{
    const AggregateOf<Customer> grace(
        idOf(u"/grace"_s), instant(), Customer::Registered{u"Grace"_s, u"Hopper"_s, {}});
    const auto snapshot = takeSnapshot(grace, customers(), instant());
    QVERIFY2(snapshot.state.endsWith(R"("class_version":3}})"), snapshot.state.constData());
    QVERIFY(aggregateState(fromSnapshot(snapshot, customers(), instant())) == aggregateState(grace));
}

void SnapshotTest::anOlderSnapshotIsBroughtUpToDate()
{
    const AggregateOf<Customer> ada = fromSnapshot(withState(R"({"topic":"versioned:Customer","state":{)"
                                                       + times + R"(,"name":"Ada Lovelace","note":"v1"}})"),
        customers(), instant());
    QCOMPARE(ada->first, u"Ada"_s);
    QCOMPARE(ada->last, u"Lovelace"_s);
    QCOMPARE(ada->note, u"v1"_s);
    QCOMPARE(ada.version(), 2);
}

QTEST_GUILESS_MAIN(SnapshotTest)
#include "tst_snapshot.moc"
