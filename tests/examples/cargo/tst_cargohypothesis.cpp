// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/eventrevision.h"
#include "engine/session/hypothesis.h"
#include "tests/support/cargorun.h"
#include "tests/support/telling.h"

#include <QTest>

using namespace cargo;

namespace {

std::vector<EventView> eventsOf(const Session& session)
{
    std::vector<EventView> all;
    const auto newest = session.newestStep();
    for (int process = 0; process < static_cast<int>(session.history().map()->processes.size()); ++process) {
        const auto events = session.history().notifications(process, 1, -1, newest);
        all.insert(all.end(), events.begin(), events.end());
    }
    return all;
}

Value fieldsOf(const Session& session, const EventView& event)
{
    return ownFields(*session.options().system->system.topics()->event(event.topic), event.state);
}

/// What Handling passed on of the unloading in Tokyo.
EventView wrongUnload(const Session& session)
{
    for (const auto& event : eventsOf(session)) {
        if (event.name == u"PassedOn"_s
            && event.state.value(u"location").customData() == Value::text(u"TOKYO"_s))
            return event;
    }
    return {};
}

const FieldInfo& field(const QList<FieldInfo>& fields, const QString& name)
{
    return *std::find_if(
        fields.begin(), fields.end(), [&name](const FieldInfo& each) { return each.name == name; });
}

}

class CargoHypothesisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventEditedToWhatItWasGivesTheSameRun()
    {
        const auto session = cargoSession(u"the whole journey"_s);
        finish(*session);
        const auto before = telling::wholeRun(*session);
        for (const auto& event : eventsOf(*session)) {
            const auto supposed
                = withEdited(*session, {}, {event.process, event.id}, fieldsOf(*session, event));
            const auto after = telling::wholeRun(*supposed.session);
            QVERIFY2(after == before, telling::difference(before, after));
        }
    }

    void unloadedInNewYorkItIsNotMisdirected()
    {
        const auto session = cargoSession(u"the whole journey"_s);
        finish(*session);
        const auto unload = wrongUnload(*session);
        QVERIFY(unload.id > 0);
        const auto fields = fieldsOf(*session, unload).with(u"location"_s, Value::text(u"NEWYORK"_s));
        const auto supposed = withEdited(*session, {}, {unload.process, unload.id}, fields);
        QVERIFY(supposed.session->newestStep() > unload.step);
        const auto alerts = [](const Session& told) {
            const auto events = eventsOf(told);
            return std::count_if(events.begin(), events.end(),
                [](const EventView& event) { return event.name == u"MisdirectionAlerted"_s; });
        };
        QVERIFY(alerts(*session) > 0);
        QCOMPARE(alerts(*supposed.session), 0);
        // What Tokyo reports later does not follow from New York: it waits.
        const auto waiting
            = stateOf(*supposed.session, u"Handling"_s, unload.originatorId.uuid()).value(u"waiting");
        QVERIFY(!waiting.items().isEmpty());
    }

    void aPortThatThereIsNotIsRefusedWithTheNamesOfThoseThatThereAre()
    {
        const auto session = cargoSession(u"the whole journey"_s);
        finish(*session);
        const auto unload = wrongUnload(*session);
        const auto fields = fieldsOf(*session, unload).with(u"location"_s, Value::text(u"ATLANTIS"_s));
        try {
            withEdited(*session, {}, {unload.process, unload.id}, fields);
            QFAIL("there is no such port");
        } catch (const TypeError& error) {
            QVERIFY2(error.message().contains(u"STOCKHOLM"), qPrintable(error.message()));
        }
        const auto steps = session->newestStep();
        const Value arguments = Value::object({{u"origin"_s, Value::text(u"ATLANTIS"_s)},
            {u"destination"_s, Value::text(u"TOKYO"_s)},
            {u"arrival_deadline"_s, Value::timestamp(*Timestamp::fromText(u"2026-02-01T00:00:00+00:00"))}});
        QVERIFY_THROWS_EXCEPTION(TypeError, session->call({u"Booking"_s, u"BookCargo"_s, arguments}));
        QCOMPARE(session->newestStep(), steps);
    }

    void formsKnowTheNames()
    {
        const auto map = cargoSession(u"the whole journey"_s)->history().map();
        const auto& booking = map->processes.at(0);
        QCOMPARE(booking.name, u"Booking"_s);
        const auto& command = booking.commands.front();
        QCOMPARE(field(command.fields, u"origin"_s).choices, locationNames());
        QVERIFY(field(command.fields, u"arrival_deadline"_s).choices.isEmpty());
        for (const auto& event : booking.events) {
            if (event.name == u"DestinationChanged"_s)
                QCOMPARE(event.fields.front().choices, locationNames());
        }
        QVERIFY(booking.events.front().creates);
    }
};

QTEST_GUILESS_MAIN(CargoHypothesisTest)
#include "tst_cargohypothesis.moc"
