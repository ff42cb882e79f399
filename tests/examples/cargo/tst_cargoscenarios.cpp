// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/cargorun.h"
#include "tests/support/instants.h"
#include "tests/support/telling.h"

#include <QRegularExpression>
#include <QtTest>

using namespace cargo;

namespace {

/// The estimated arrival follows from the clock, which counts steps: it is a time, and times may differ.
QStringList withoutEstimates(const QStringList& aggregates)
{
    static const QRegularExpression estimate(
        u"\"(_estimated_time_of_arrival|estimated_arrival)\":\\{[^}]*\\}"_s);
    return QStringList(aggregates).replaceInStrings(estimate, QString());
}

}

/// The whole system at work: its scenarios under every scheduler, and what a person can do that a rule refuses.
class CargoScenariosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyScenarioEndsAlikeUnderEverySchedule_data() { scenarios(); }
    void everyScenarioEndsAlikeUnderEverySchedule();
    void equalInputsGiveEqualRuns_data() { scenarios(); }
    void equalInputsGiveEqualRuns();
    void theJourneyGoesStepByStep();
    void customersSeeTheMisdirection();
    void aRefusedReportIsAnEvent();
    void aCargoIsNotClaimedElsewhere();
    void aWayThatIsNotThereIsRefused();
    void invariantsCanFail();

private:
    static void scenarios();
    static Value report(const Uuid& cargo, const QString& activity, const QString& port, const Value& voyage)
    {
        return Value::object({{u"cargo"_s, Value::uuid(cargo)}, {u"activity"_s, Value::text(activity)},
            {u"location"_s, Value::text(port)}, {u"voyage_number"_s, voyage}});
    }
    static void handle(
        Session& session, const QString& activity, const QString& port, const Value& voyage = {})
    {
        const auto arguments = report(session.referencedId(u"cargo"_s), activity, port, voyage);
        QCOMPARE(session.call({u"Handling"_s, u"ReportHandling"_s, arguments}).error, QString());
        finish(session);
    }
    /// The states of all aggregates of a kind in Booking.
    static QList<Value> bookingHas(const Session& session, const QString& type);
};

void CargoScenariosTest::scenarios()
{
    QTest::addColumn<QString>("scenario");
    const auto system = cargoSystem();
    for (const auto& scenario : system->scenarios)
        QTest::newRow(qPrintable(scenario.name)) << scenario.name;
}

QList<Value> CargoScenariosTest::bookingHas(const Session& session, const QString& type)
{
    QList<Value> states;
    for (const auto& each : session.history().aggregates(0, session.newestStep(), 0, 100)) {
        const auto view = session.history().aggregate(0, each.id, each.version);
        if (view.type == type)
            states.append(view.state);
    }
    return states;
}

void CargoScenariosTest::everyScenarioEndsAlikeUnderEverySchedule()
{
    QFETCH(QString, scenario);
    QStringList ending;
    for (quint64 seed = 1; seed <= 5; ++seed) {
        ending.clear(); // ids follow from the seed
        for (const auto& scheduler : schedulerNames()) {
            const auto session = cargoSession(scenario, scheduler, seed);
            QVERIFY(session->scenario().confluent);
            finish(*session);
            QCOMPARE(session->unmetExpectations(), QStringList());
            QCOMPARE(brokenInvariants(*session), QStringList());
            QVERIFY(session->isQuietAt(session->newestStep()));
            for (qint64 number = 1; number <= session->newestStep(); ++number)
                QCOMPARE(session->history().step(number).error, QString());
            const auto state = withoutEstimates(telling::endState(session->history()));
            if (ending.isEmpty())
                ending = state;
            const auto difference = telling::difference(ending, state);
            QVERIFY2(difference.isEmpty(), difference);
        }
    }
}

void CargoScenariosTest::equalInputsGiveEqualRuns()
{
    QFETCH(QString, scenario);
    for (const auto& scheduler : schedulerNames()) {
        const auto first = cargoSession(scenario, scheduler, 5);
        const auto second = cargoSession(scenario, scheduler, 5);
        finish(*first);
        finish(*second);
        const auto difference = telling::difference(telling::wholeRun(*first), telling::wholeRun(*second));
        QVERIFY2(difference.isEmpty(), difference);
    }
}

void CargoScenariosTest::theJourneyGoesStepByStep()
{
    const auto session = cargoSession(u"the whole journey"_s);
    const auto cargo = session->referencedId(u"cargo"_s);
    QStringList statuses;
    while (session->advance()) {
        const Value state = stateOf(*session, u"Booking"_s, cargo);
        if (!state.isNull() && (statuses.isEmpty() || statuses.last() != told(state)))
            statuses.append(told(state));
    }
    QCOMPARE(statuses.join(u'\n'),
        QStringList({u"NOT_RECEIVED / – / – / on its way / –"_s,
                        u"NOT_RECEIVED / – / – / on its way / RECEIVE HONGKONG"_s,
                        u"IN_PORT / – / HONGKONG / on its way / LOAD HONGKONG V1"_s,
                        u"ONBOARD_CARRIER / V1 / HONGKONG / on its way / UNLOAD NEWYORK V1"_s,
                        u"IN_PORT / – / TOKYO / misdirected / –"_s,
                        u"IN_PORT / – / TOKYO / on its way / RECEIVE HONGKONG"_s,
                        u"ONBOARD_CARRIER / V3 / TOKYO / on its way / UNLOAD HAMBURG V3"_s,
                        u"IN_PORT / – / HAMBURG / on its way / LOAD HAMBURG V4"_s,
                        u"ONBOARD_CARRIER / V4 / HAMBURG / on its way / UNLOAD STOCKHOLM V4"_s,
                        u"IN_PORT / – / STOCKHOLM / on its way / CLAIM STOCKHOLM"_s,
                        u"CLAIMED / – / STOCKHOLM / on its way / –"_s})
            .join(u'\n'));
    QCOMPARE(stateOf(*session, u"Booking"_s, cargo).value(u"_version").toInteger(), 11);
}

void CargoScenariosTest::customersSeeTheMisdirection()
{
    const auto session = cargoSession(u"the whole journey"_s);
    finish(*session);
    const auto seen
        = stateOf(*session, u"Tracking"_s, TrackedCargo::idFor(session->referencedId(u"cargo"_s)));
    QCOMPARE(seen.value(u"status").toText(), u"CLAIMED"_s);
    QCOMPARE(seen.value(u"is_misdirected").toBool(), false);
    QCOMPARE(seen.value(u"alerts").items().size(), 1);
    QCOMPARE(seen.value(u"alerts").items().first().toText(),
        u"Unloaded in TOKYO, which is not on the way to STOCKHOLM."_s);
}

void CargoScenariosTest::aRefusedReportIsAnEvent()
{
    const auto session = cargoSession(u"a changed destination"_s);
    finish(*session);
    const auto cargo = session->referencedId(u"cargo"_s);
    const Value before = stateOf(*session, u"Booking"_s, cargo);
    handle(*session, u"RECEIVE"_s, u"NLRTM"_s); // there is no route
    QCOMPARE(stateOf(*session, u"Booking"_s, cargo), before);
    const auto refusals = bookingHas(*session, u"HandlingRefusal"_s);
    QCOMPARE(refusals.size(), 1);
    QVERIFY(refusals.first().value(u"reason").toText().startsWith(u"AssertionError: "));
}

void CargoScenariosTest::aCargoIsNotClaimedElsewhere()
{
    const auto session = cargoSession(u"a late report"_s);
    finish(*session);
    const auto cargo = session->referencedId(u"cargo"_s);
    handle(*session, u"CLAIM"_s, u"NEWYORK"_s);
    QCOMPARE(stateOf(*session, u"Booking"_s, cargo).value(u"_transport_status").toText(), u"IN_PORT"_s);
    QCOMPARE(bookingHas(*session, u"HandlingRefusal"_s).size(), 1);
    handle(*session, u"LOAD"_s, u"NEWYORK"_s, Value::text(u"V2"_s));
    handle(*session, u"UNLOAD"_s, u"STOCKHOLM"_s, Value::text(u"V2"_s));
    handle(*session, u"CLAIM"_s, u"STOCKHOLM"_s);
    QCOMPARE(stateOf(*session, u"Booking"_s, cargo).value(u"_transport_status").toText(), u"CLAIMED"_s);
    const auto late
        = session->call({u"Booking"_s, u"RequestRoute"_s, Value::object({{u"cargo"_s, Value::uuid(cargo)}})});
    QCOMPARE(late.error.section(u':', 0, 0), u"AlreadyClaimedError"_s);
    QCOMPARE(brokenInvariants(*session), QStringList());
}

void CargoScenariosTest::aWayThatIsNotThereIsRefused()
{
    const auto session = cargoSession(u"a changed destination"_s);
    finish(*session);
    const auto cargo = Value::uuid(session->referencedId(u"cargo"_s));
    QCOMPARE(session->call({u"Booking"_s, u"RequestRoute"_s, Value::object({{u"cargo"_s, cargo}})}).error,
        QString());
    finish(*session);
    const auto requests = bookingHas(*session, u"RouteRequest"_s);
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first().value(u"status").toText(), u"refused"_s);
    QCOMPARE(requests.first().value(u"reason").toText(), u"Can't find routes from NLRTM to AUMEL"_s);
}

/// The system's own rules keep them, so they are told of events that it would not record.
void CargoScenariosTest::invariantsCanFail()
{
    const auto system = cargoSystem();
    AggregateOf<Cargo> cargo(
        idOf(u"/cargo"_s), instant(), Cargo::BookingStarted{Location::Tokyo, Location::Stockholm, instant()});
    const Itinerary way{u"TOKYO"_s, u"STOCKHOLM"_s, {{u"TOKYO"_s, u"STOCKHOLM"_s, u"V1"_s}}};
    cargo.record(Cargo::RouteAssigned{way});
    const Uuid id = idOf(u"/cargo"_s);
    cargo.record(Cargo::HandlingEventRegistered{id, u"V1"_s, Location::Tokyo, HandlingActivity::Load});
    cargo.record(Cargo::HandlingEventRegistered{id, u"V1"_s, Location::Tokyo, HandlingActivity::Load});
    cargo.record(Cargo::HandlingEventRegistered{id, {}, Location::Tokyo, HandlingActivity::Claim});
    const auto events = cargo.collectEvents();
    for (const auto& type : system->invariants) {
        const auto invariant = type.make();
        for (const auto& event : events)
            invariant->apply(event, Step{});
        QVERIFY2(invariant->broken(true), qPrintable(type.name));
    }
}

QTEST_GUILESS_MAIN(CargoScenariosTest)
#include "tst_cargoscenarios.moc"
