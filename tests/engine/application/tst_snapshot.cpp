// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/snapshot.h"
#include "tests/support/kennel.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

namespace {

AggregateOf<Dog> fido()
{
    AggregateOf<Dog> dog(idOf(u"/dogs/Fido"_s), instant(), Dog::registered(u"Fido"_s));
    dog.setNow(instant(5));
    dog.record(dog->teach(u"sit"_s));
    return dog;
}

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
    void theNewestAtOrBelowAVersionIsFound();
    void aSecondSnapshotOfAVersionConflicts();
};

void SnapshotTest::theBytesHoldAllAttributesButIdAndVersion()
{
    const auto snapshot = takeSnapshot(fido(), instant(60));
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
    const AggregateOf<Dog> back = fromSnapshot(takeSnapshot(dog, instant(60)), *topics(), instant(90));
    QVERIFY(aggregateState(back) == aggregateState(dog));
    QVERIFY(back.pendingEvents().empty());
    auto changed = back;
    changed.record(changed->teach(u"roll over"_s));
    QCOMPARE(changed.pendingEvents().front().originatorVersion, 3);
    QVERIFY(changed.modifiedOn() == instant(90));
}

void SnapshotTest::aSnapshotThatCannotBeReadIsRefused()
{
    QVERIFY_THROWS_EXCEPTION(DataError, fromSnapshot(withState("{"), *topics(), instant()));
    QVERIFY_THROWS_EXCEPTION(
        TopicError, fromSnapshot(withState(R"({"topic":"kennel:Cat","state":{}})"), *topics(), instant()));
    QVERIFY_THROWS_EXCEPTION(TypeError,
        fromSnapshot(withState(R"({"topic":"kennel:Dog","state":{"name":"x"}})"), *topics(), instant()));
    QVERIFY_THROWS_EXCEPTION(TypeError, fromSnapshot(withState("[]"), *topics(), instant()));
}

void SnapshotTest::theNewestAtOrBelowAVersionIsFound()
{
    const auto recorder = inMemory();
    auto dog = fido();
    const OriginatorId id = dog.id();
    QVERIFY(!newestSnapshot(recorder->snapshots(), id));
    recorder->snapshots().insertEvents({takeSnapshot(dog, instant())});
    for (const auto& trick : {u"a"_s, u"b"_s, u"c"_s})
        dog.record(dog->teach(trick));
    recorder->snapshots().insertEvents({takeSnapshot(dog, instant())});
    QCOMPARE(newestSnapshot(recorder->snapshots(), id)->originatorVersion, 5);
    QCOMPARE(newestSnapshot(recorder->snapshots(), id, 5)->originatorVersion, 5);
    QCOMPARE(newestSnapshot(recorder->snapshots(), id, 4)->originatorVersion, 2);
    QVERIFY(!newestSnapshot(recorder->snapshots(), id, 1));
    QVERIFY(!newestSnapshot(recorder->snapshots(), idOf(u"/dogs/Rex"_s)));
}

void SnapshotTest::aSecondSnapshotOfAVersionConflicts()
{
    const auto recorder = inMemory();
    recorder->snapshots().insertEvents({takeSnapshot(fido(), instant())});
    QVERIFY_THROWS_EXCEPTION(
        IntegrityError, recorder->snapshots().insertEvents({takeSnapshot(fido(), instant(1))}));
}

QTEST_GUILESS_MAIN(SnapshotTest)
#include "tst_snapshot.moc"
