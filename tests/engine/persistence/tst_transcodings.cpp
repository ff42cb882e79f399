// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/describe.h"
#include "engine/persistence/mapper.h"
#include "tests/support/cargofields.h"
#include "tests/support/instants.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::cargofields;
using namespace Qt::StringLiterals;

namespace {

struct Cargo
{
    static constexpr auto topic = "cargo:Cargo";
    Location origin = Location::Hongkong;
    std::optional<Itinerary> route;
    EmailAddress owner;

    struct BookingStarted
    {
        static constexpr auto topic = "cargo:Cargo.BookingStarted";
        Location origin = Location::Hongkong;
        EmailAddress owner;
    };
    struct RouteAssigned
    {
        static constexpr auto topic = "cargo:Cargo.RouteAssigned";
        std::optional<Itinerary> route;
    };
    using Events = occasion::Events<BookingStarted, RouteAssigned>;

    void apply(const BookingStarted& event) { origin = event.origin, owner = event.owner; }
    void apply(const RouteAssigned& event) { route = event.route; }
};

Itinerary viaNewYork()
{
    return {u"HONGKONG"_s, u"STOCKHOLM"_s,
        {{u"HONGKONG"_s, u"NEWYORK"_s, u"V1"_s}, {u"NEWYORK"_s, u"STOCKHOLM"_s, u"V2"_s}}};
}

Transcodings cargosTranscodings()
{
    Transcodings transcodings;
    transcodings.add<Location>();
    transcodings.add<Leg>();
    transcodings.add<Itinerary>();
    transcodings.add<EmailAddress>();
    return transcodings;
}

Mapper mapper(const Transcodings& transcodings)
{
    auto topics = std::make_shared<TopicRegistry>();
    topics->add(describe<Cargo>());
    return {topics, {.transcodings = transcodings}};
}

AggregateOf<Cargo> cargo()
{
    AggregateOf<Cargo> cargo(
        idOf(u"/cargo"_s), instant(), Cargo::BookingStarted{Location::NewYork, {u"chloé@example.com"_s}});
    cargo.record(Cargo::RouteAssigned{viaNewYork()});
    cargo.record(Cargo::RouteAssigned{});
    return cargo;
}

QString problemOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const TypeError& error) {
        return error.message();
    }
    return {};
}

/// Takes a name that is another type's.
struct Place
{
    static constexpr auto transcoding = "location";
    QString name;
};

}

/// Custom types in states: registered by name, nested, and refused when they are not registered.
class TranscodingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreStoredUnderTheirNamesAndNest()
    {
        const auto events = cargo().collectEvents();
        const auto known = mapper(cargosTranscodings());
        const QByteArray time
            = R"({"timestamp":{"_type_":"datetime_iso","_data_":"2026-01-01T09:00:00+00:00"},)";
        QCOMPARE(known.toStoredEvent(events[0]).state,
            QByteArray(time
                + R"("originator_topic":"cargo:Cargo","origin":{"_type_":"location","_data_":"NEWYORK"},)"
                  R"("owner":{"_type_":"email_address_as_str","_data_":"chloé@example.com"}})"));
        QCOMPARE(known.toStoredEvent(events[1]).state,
            QByteArray(time
                + R"("route":{"_type_":"itinerary","_data_":{"origin":"HONGKONG","destination":"STOCKHOLM","legs":[)"
                  R"({"_type_":"leg","_data_":{"origin":"HONGKONG","destination":"NEWYORK","voyage_number":"V1"}},)"
                  R"({"_type_":"leg","_data_":{"origin":"NEWYORK","destination":"STOCKHOLM","voyage_number":"V2"}}]}}})"));
        QCOMPARE(known.toStoredEvent(events[2]).state, QByteArray(time + R"("route":null})"));
    }

    void whatIsStoredComesBack()
    {
        const auto known = mapper(cargosTranscodings());
        for (const auto& event : cargo().collectEvents())
            QVERIFY(known.toDomainEvent(known.toStoredEvent(event)) == event);
    }

    void aCommandMayLeaveTheNamesOut()
    {
        const auto read = readMembers<Cargo::BookingStarted>(Value::object(
            {{u"origin"_s, Value::text(u"STOCKHOLM"_s)}, {u"owner"_s, Value::text(u"a@b.c"_s)}}));
        QVERIFY(read.origin == Location::Stockholm);
        QCOMPARE(read.owner.address, u"a@b.c"_s);
        QVERIFY(fieldsOf<Cargo::BookingStarted>().first().type == FieldType::Text);
    }

    void aTypeThatIsNotRegisteredIsNotStored()
    {
        const auto events = cargo().collectEvents();
        QCOMPARE(problemOf([&] { mapper({}).toStoredEvent(events[0]); }),
            u"Object of type <location> is not serializable. Please define and register a custom transcoding for this type."_s);
        Transcodings halfOfThem;
        halfOfThem.add<Itinerary>();
        QVERIFY(problemOf([&] { mapper(halfOfThem).toStoredEvent(events[1]); }).contains(u"<leg>"));
    }

    void aNameThatIsNotRegisteredIsNotRead()
    {
        const auto known = mapper(cargosTranscodings());
        const auto events = cargo().collectEvents();
        QCOMPARE(problemOf([&] { mapper({}).toDomainEvent(known.toStoredEvent(events[0])); }),
            u"Data serialized with name 'location' is not deserializable. Please register a custom transcoding for this type."_s);
        // The innermost is decoded first.
        QVERIFY(
            problemOf([&] { mapper({}).toDomainEvent(known.toStoredEvent(events[1])); }).contains(u"'leg'"));
    }

    void aStateIsShownWithoutKnowingItsTypes()
    {
        const auto stored = mapper(cargosTranscodings()).toStoredEvent(cargo().collectEvents()[0]);
        QCOMPARE(mapper({}).decode(stored).value(u"origin").customName(), u"location"_s);
    }

    void aNameOfAnotherTypeAndUnknownDataAreTypeErrors()
    {
        const auto named
            = [](const QString& name, const QString& data) { return Value::custom(name, Value::text(data)); };
        QVERIFY_THROWS_EXCEPTION(
            TypeError, readField<Location>(named(u"email_address_as_str"_s, u"STOCKHOLM"_s)));
        QVERIFY_THROWS_EXCEPTION(TypeError, readField<Location>(named(u"location"_s, u"ATLANTIS"_s)));
        QVERIFY_THROWS_EXCEPTION(TypeError, readField<QString>(named(u"location"_s, u"STOCKHOLM"_s)));
        QVERIFY_THROWS_EXCEPTION(TypeError, readField<Leg>(Value::custom(u"leg"_s, Value::list({}))));
    }

    void aNameBelongsToOneType()
    {
        auto transcodings = cargosTranscodings();
        transcodings.add<Location>();
        QVERIFY_THROWS_EXCEPTION(TypeError, transcodings.add<Place>());
    }

    void anApplicationsTranscoderTakesNoOthers()
    {
        const Transcoder lenient;
        const Transcoder strict{cargosTranscodings()};
        const QByteArray known = R"({"_type_":"location","_data_":"NEWYORK"})";
        const QByteArray unknown = R"([{"_type_":"tuple_as_list","_data_":null}])";
        QCOMPARE(strict.encode(strict.decode(known)), known);
        QCOMPARE(lenient.encode(lenient.decode(unknown)), unknown);
        QVERIFY_THROWS_EXCEPTION(TypeError, strict.decode(unknown));
        QVERIFY_THROWS_EXCEPTION(TypeError, strict.encode(lenient.decode(unknown)));
        QCOMPARE(strict.encode(strict.decode(R"({"_type_":1,"_data_":2})")),
            QByteArray(R"({"_type_":1,"_data_":2})"));
    }
};

QTEST_GUILESS_MAIN(TranscodingsTest)
#include "tst_transcodings.moc"
