// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/cargo.h"
#include "examples/cargo/handlinghistory.h"
#include "examples/cargo/timetable.h"
#include "examples/cargo/trackedcargo.h"
#include "tests/support/story.h"

using namespace occasion;
using namespace cargo;

namespace {

const Uuid id = idOf(u"/story"_s);
const Itinerary byNewYork{u"HONGKONG"_s, u"STOCKHOLM"_s,
    {{u"HONGKONG"_s, u"NEWYORK"_s, u"V1"_s}, {u"NEWYORK"_s, u"STOCKHOLM"_s, u"V2"_s}}};
const Cargo::BookingStarted booked{Location::Hongkong, Location::Stockholm, instant()};
const Cargo::RouteAssigned routed{byNewYork};

Cargo::HandlingEventRegistered handled(HandlingActivity activity, Location port, const QString& voyage = {})
{
    return {id, voyage.isEmpty() ? std::nullopt : std::optional(voyage), port, activity};
}

template <class... E>
Aggregate cargoAfter(E... events)
{
    Aggregate cargo(describe<Cargo>(), id, instant());
    (cargo.trigger(describe<Cargo>()->event(typeid(E)), std::make_shared<const E>(std::move(events))), ...);
    return cargo;
}

}

/// The aggregates of the cargo system by themselves: given events, when asked, then decided or refused.
class CargoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCargoWithoutARouteIsNotHandled()
    {
        for (const auto activity : {HandlingActivity::Receive, HandlingActivity::Load,
                 HandlingActivity::Unload, HandlingActivity::Claim})
            given<Cargo>(booked)
                .when(&Cargo::registerHandlingEvent, id, handled(activity, Location::Hongkong, u"V1"_s))
                .thenRefused(u"AssertionError"_s);
    }

    void aCargoIsReceivedAnywhere()
    {
        const auto received = handled(HandlingActivity::Receive, Location::Tokyo);
        given<Cargo>(booked, routed).when(&Cargo::registerHandlingEvent, id, received).then(received);
    }

    void aCargoIsLoadedOnALegOfItsRoute()
    {
        const auto loaded = handled(HandlingActivity::Load, Location::Hongkong, u"V1"_s);
        const auto elsewhere = handled(HandlingActivity::Load, Location::Tokyo, u"V1"_s);
        const auto otherVoyage = handled(HandlingActivity::Load, Location::Hongkong, u"V2"_s);
        const auto story = given<Cargo>(booked, routed);
        story.when(&Cargo::registerHandlingEvent, id, loaded).then(loaded);
        story.when(&Cargo::registerHandlingEvent, id, elsewhere).thenRefused(u"Exception"_s);
        story.when(&Cargo::registerHandlingEvent, id, otherVoyage).thenRefused(u"Exception"_s);
    }

    void aMissingLegIsToldInTheLibrarysWords()
    {
        const AggregateOf<Cargo> cargo = cargoAfter(booked, routed);
        try {
            (void)cargo->registerHandlingEvent(id, handled(HandlingActivity::Load, Location::Tokyo, u"V1"_s));
            QFAIL("it was loaded");
        } catch (const DomainError& refusal) {
            QCOMPARE(refusal.message(), u"Can't find leg with origin=TOKYO and voyage_number=V1"_s);
        }
    }

    void aRefusedCommandLeavesTheCargoUntouched()
    {
        const AggregateOf<Cargo> cargo = cargoAfter(booked, routed);
        const Value before = aggregateState(cargo);
        QVERIFY_EXCEPTION_THROWN(
            (void)cargo->registerHandlingEvent(id, handled(HandlingActivity::Load, Location::Tokyo, u"V1"_s)),
            DomainError);
        QCOMPARE(aggregateState(cargo), before);
    }

    void aRouteThatEndsBeforeTheDestinationGoesNoFurther()
    {
        given<Cargo>(booked, routed, Cargo::DestinationChanged{Location::Aumel})
            .when(&Cargo::registerHandlingEvent, id,
                handled(HandlingActivity::Unload, Location::Stockholm, u"V2"_s))
            .thenRefused(u"IndexError"_s);
    }

    void theNextLegMustStartWhereTheCargoLies()
    {
        given<Cargo>(booked, routed, Cargo::DestinationChanged{Location::Aumel})
            .when(&Cargo::registerHandlingEvent, id,
                handled(HandlingActivity::Unload, Location::Stockholm, u"V1"_s))
            .thenRefused(u"AssertionError"_s);
    }

    void theArrivalIsEstimatedFromTheEventsOwnTime()
    {
        const AggregateOf<Cargo> cargo = cargoAfter(booked, routed);
        QCOMPARE(*cargo->estimatedTimeOfArrival, cargo.modifiedOn() + std::chrono::hours(7 * 24));
    }

    void aNewDestinationKeepsTheRoute()
    {
        const AggregateOf<Cargo> cargo
            = cargoAfter(booked, routed, Cargo::DestinationChanged{Location::Aumel});
        QCOMPARE(cargo->destination, Location::Aumel);
        QVERIFY(cargo->route == byNewYork);
    }

    void theTimetableFindsEveryWay()
    {
        Timetable timetable;
        timetable.apply(Timetable::VoyageScheduled{u"V1"_s, Location::Hongkong, Location::NewYork});
        timetable.apply(Timetable::VoyageScheduled{u"V2"_s, Location::NewYork, Location::Stockholm});
        timetable.apply(Timetable::VoyageScheduled{u"V5"_s, Location::NewYork, Location::Hongkong});
        timetable.apply(Timetable::VoyageScheduled{u"V6"_s, Location::Hongkong, Location::Stockholm});
        const auto found = timetable.itineraries(Location::Hongkong, Location::Stockholm);
        QCOMPARE(found.size(), 2);
        QVERIFY(found.first() == byNewYork);
        QCOMPARE(timetable.itineraries(Location::Stockholm, Location::Tokyo).size(), 0);
        QCOMPARE(timetable.itineraries(Location::Tokyo, Location::Tokyo).size(), 0);
    }

    void aVoyageLeadsSomewhere()
    {
        const auto story = given<Timetable>(Timetable::Opened{});
        story.when(&Timetable::schedule, u"V1"_s, Location::Tokyo, Location::Tokyo)
            .thenRefused(u"NoVoyageError"_s);
        story.when(&Timetable::schedule, QString(), Location::Tokyo, Location::Hamburg)
            .thenRefused(u"NoVoyageError"_s);
    }

    void reportsWaitForThoseThatTheyFollow()
    {
        using Report = HandlingHistory::Report;
        const Report received{HandlingActivity::Receive, Location::Hongkong, {}};
        const Report loaded{HandlingActivity::Load, Location::Hongkong, u"V1"_s};
        const Report unloaded{HandlingActivity::Unload, Location::NewYork, u"V1"_s};
        QList<Report> order{received, loaded, unloaded};
        QList<int> places{0, 1, 2};
        do {
            HandlingHistory history;
            QStringList passedOn;
            for (const int place : places) {
                history.apply(history.report(order.at(place)));
                while (const auto next = history.next()) {
                    history.apply(*next);
                    passedOn.append(nameOf(next->activity));
                }
            }
            QCOMPARE(passedOn, QStringList({u"RECEIVE"_s, u"LOAD"_s, u"UNLOAD"_s}));
            QVERIFY(history.waiting.isEmpty());
        } while (std::next_permutation(places.begin(), places.end()));
    }

    void loadingNeedsAVoyage()
    {
        given<HandlingHistory>(HandlingHistory::Opened{id})
            .when(&HandlingHistory::report,
                HandlingHistory::Report{HandlingActivity::Load, Location::Hongkong, {}})
            .thenRefused(u"VoyageMissingError"_s);
    }
};

QTEST_GUILESS_MAIN(CargoTest)
#include "tst_cargo.moc"
