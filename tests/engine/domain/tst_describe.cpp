// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/dog.h"
#include "tests/support/story.h"

using namespace occasion;
using namespace occasion::kennel;

namespace {

/// Wants to know when and as which version something happened.
struct Diary
{
    static constexpr auto topic = "kennel:Diary";
    qint64 lastVersion = 0;
    Timestamp lastEntry;

    struct Begun
    {
        static constexpr auto topic = "kennel:Diary.Begun";
    };
    struct Written
    {
        static constexpr auto topic = "kennel:Diary.Written";
        QString text;
    };
    using Events = occasion::Events<Begun, Written>;
    using Decision = std::variant<Begun, Written>;

    Decision writeOrBegin(bool begin) const
    {
        return begin ? Decision(Begun{}) : Decision(Written{u"dear"_s});
    }

    void apply(const Begun&, const DomainEvent& event) { remember(event); }
    void apply(const Written&, const DomainEvent& event) { remember(event); }

private:
    void remember(const DomainEvent& event)
    {
        lastVersion = event.originatorVersion;
        lastEntry = event.timestamp;
    }
};

/// Its field would be stored under the name that every state has for its event's time.
struct Stamped
{
    static constexpr auto topic = "kennel:Diary.Stamped";
    Timestamp timestamp;
};

// A forgotten apply does not compile: describe() asserts this of each event.
struct Forgetful
{
    struct Known
    {
    };
    struct Forgotten
    {
    };
    void apply(const Known&) {}
};
static_assert(Applies<Forgetful, Forgetful::Known>);
static_assert(!Applies<Forgetful, Forgetful::Forgotten>);
static_assert(
    Applies<Dog, Dog::Registered> && Applies<Dog, Dog::TrickAdded> && Applies<Diary, Diary::Written>);

}

class DescribeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStructSaysAllThatIsKnownOfItsType();
    void theFirstEventCreates();
    void eventsAreFoundByTopicAndByStruct();
    void theDescriptionIsMadeOnce();
    void anEventGoesThroughItsFieldsAndBack();
    void aStateGoesThroughItsFieldsAndBack();
    void applyMayAskForTheWholeEvent();
    void anAggregateOfAnotherTypeIsRefused();
    void aStateThatNoStructStandsBehindIsRefused();
    void oneOfSeveralEventsCanBeRecorded();
    void storiesSayWhatIsDecidedAndWhatIsRefused();
    void aFieldWithANameOfTheMappersIsRefused();
};

void DescribeTest::aStructSaysAllThatIsKnownOfItsType()
{
    const auto& type = *describe<Dog>();
    QCOMPARE(type.topic, u"kennel:Dog"_s);
    QCOMPARE(type.name, u"Dog"_s);
    QVERIFY(type.fields
        == QList<FieldInfo>({{u"name"_s, FieldType::Text, false}, {u"tricks"_s, FieldType::List, false}}));
    QCOMPARE(type.events.size(), 3);
    const auto& added = *type.events.at(1);
    QCOMPARE(added.topic, u"kennel:Dog.TrickAdded"_s);
    QCOMPARE(added.name, u"TrickAdded"_s);
    QCOMPARE(added.aggregateTopic, u"kennel:Dog"_s);
    QVERIFY(added.fields == QList<FieldInfo>({{u"trick"_s, FieldType::Text, false}}));
}

void DescribeTest::aFieldWithANameOfTheMappersIsRefused()
{
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, eventType<Stamped>(u"kennel:Diary"_s, false));
}

void DescribeTest::theFirstEventCreates()
{
    QList<bool> creates;
    for (const auto& event : describe<Dog>()->events)
        creates.append(event->creates);
    QCOMPARE(creates, QList<bool>({true, false, false}));
}

void DescribeTest::eventsAreFoundByTopicAndByStruct()
{
    const auto& type = *describe<Dog>();
    QCOMPARE(type.event(u"kennel:Dog.Renamed"), type.events.at(2));
    QCOMPARE(type.event(typeid(Dog::Renamed)), type.events.at(2));
    QVERIFY(!type.event(u"kennel:Dog.Sold"));
    QVERIFY(!type.event(typeid(Diary::Written)));
}

void DescribeTest::theDescriptionIsMadeOnce()
{
    QCOMPARE(describe<Dog>().get(), describe<Dog>().get());
    QVERIFY(describe<Dog>()->topic != describe<Diary>()->topic);
}

void DescribeTest::anEventGoesThroughItsFieldsAndBack()
{
    const auto type = describe<Dog>()->event(typeid(Dog::TrickAdded));
    const Dog::TrickAdded body{u"roll over"_s};
    ValueBuilder builder;
    builder.beginObject();
    type->writeFields(builder, &body);
    builder.endObject();
    const Value written = builder.take();
    QCOMPARE(written.value(u"trick").toText(), u"roll over"_s);

    const DomainEvent event{
        .originatorId = idOf(u"/dogs/Fido"_s), .type = type, .body = type->readFields(written)};
    QVERIFY(event.is<Dog::TrickAdded>());
    QVERIFY(!event.is<Dog::Renamed>());
    QCOMPARE(event.as<Dog::TrickAdded>().trick, u"roll over"_s);
    QVERIFY_THROWS_EXCEPTION(TypeError, event.as<Dog::Renamed>());
    QVERIFY_THROWS_EXCEPTION(TypeError, type->readFields(Value::object({})));
}

void DescribeTest::aStateGoesThroughItsFieldsAndBack()
{
    const auto& type = *describe<Dog>();
    const std::any state = Dog{u"Fido"_s, {u"sit"_s, u"roll over"_s}};
    ValueBuilder builder;
    builder.beginObject();
    type.writeFields(builder, state);
    builder.endObject();
    const std::any back = type.readFields(builder.take());
    QCOMPARE(std::any_cast<const Dog&>(back).name, u"Fido"_s);
    QCOMPARE(std::any_cast<const Dog&>(back).tricks, QList<QString>({u"sit"_s, u"roll over"_s}));
}

void DescribeTest::applyMayAskForTheWholeEvent()
{
    AggregateOf<Diary> diary(idOf(u"/diary"_s), instant(1), Diary::Begun{});
    QCOMPARE(diary->lastVersion, 1);
    diary.setNow(instant(5));
    diary.record(Diary::Written{u"dear"_s});
    QCOMPARE(diary->lastVersion, 2);
    QVERIFY(diary->lastEntry == instant(5));
}

void DescribeTest::anAggregateOfAnotherTypeIsRefused()
{
    const Aggregate dog = AggregateOf<Dog>(idOf(u"/dogs/Fido"_s), instant(), Dog::registered(u"Fido"_s));
    QCOMPARE(AggregateOf<Dog>(dog)->name, u"Fido"_s);
    QVERIFY_THROWS_EXCEPTION(TypeError, AggregateOf<Diary>{dog});
}

void DescribeTest::aStateThatNoStructStandsBehindIsRefused()
{
    auto type = std::make_shared<AggregateType>(*describe<Dog>());
    type->cppType = nullptr;
    QVERIFY_THROWS_EXCEPTION(TypeError, AggregateOf<Dog>{Aggregate(type, idOf(u"/dogs/Fido"_s), instant())});
}

void DescribeTest::oneOfSeveralEventsCanBeRecorded()
{
    AggregateOf<Diary> diary(idOf(u"/diary"_s), instant(), Diary::Begun{});
    diary.record(diary->writeOrBegin(false));
    QCOMPARE(diary.version(), 2);
    QVERIFY(diary.pendingEvents().back().is<Diary::Written>());
    QVERIFY_THROWS_EXCEPTION(AssertionError, diary.record(diary->writeOrBegin(true)));
    QVERIFY_THROWS_EXCEPTION(TypeError, diary.record(Dog::Renamed{u"Rex"_s}));
    QCOMPARE(diary.version(), 2);
}

void DescribeTest::storiesSayWhatIsDecidedAndWhatIsRefused()
{
    using Registered = Dog::Registered;
    using TrickAdded = Dog::TrickAdded;
    given<Dog>().when(&Dog::registered, u"Fido"_s).then(Registered{u"Fido"_s});
    given<Dog>(Registered{u"Fido"_s}).when(&Dog::teach, u"sit"_s).then(TrickAdded{u"sit"_s});
    given<Dog>(Registered{u"Fido"_s}, TrickAdded{u"sit"_s})
        .when(&Dog::teach, u"sit"_s)
        .thenRefused(u"TrickKnownError"_s);
}

QTEST_GUILESS_MAIN(DescribeTest)
#include "tst_describe.moc"
