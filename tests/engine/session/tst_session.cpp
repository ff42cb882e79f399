// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/kennelsession.h"
#include "tests/support/telling.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

namespace {

std::unique_ptr<Session> newSession(const QString& scheduler = {}, quint64 seed = 1)
{
    return std::make_unique<Session>(
        SessionOptions{.system = kennelDefinition(), .seed = seed, .scheduler = scheduler});
}

void finish(Session& session)
{
    while (session.advance()) {}
}

/// The scenario's commands, as steps.
QList<Step> commandsOf(const Session& session)
{
    QList<Step> commands;
    for (qint64 number = 1; number <= session.newestStep(); ++number) {
        if (const auto step = session.history().step(number); step.kind == StepKind::Command)
            commands.append(step);
    }
    return commands;
}

CommandCall teach(const Uuid& dog, const QString& trick)
{
    return {u"Kennel"_s, u"TeachTrick"_s, teachTrick(dog, trick)};
}

/// A system whose counters fail at the trick "bite".
std::shared_ptr<const SystemDefinition> touchyDefinition()
{
    auto touchy = counters();
    touchy.policy->on(
        QString::fromLatin1(Dog::TrickAdded::topic), [](const DomainEvent& event, Context& context) {
            if (event.as<Dog::TrickAdded>().trick == u"bite")
                throw DomainError(u"BadTrickError"_s, u"No such trick is counted."_s);
            count(event, context);
        });
    return kennelDefinition({{kennel::kennel(), touchy}, {{u"Kennel"_s, u"Counters"_s}}});
}

}

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScenarioRunsToItsEnd();
    void equalInputsGiveEqualRunsToTheLastRow_data();
    void equalInputsGiveEqualRunsToTheLastRow();
    void idsDoNotDependOnTheSchedule();
    void idsDependOnTheSeed();
    void aCommandWaitsForQuietUnlessItRaces();
    void theClockTicksAndMovesOnWhenAsked();
    void aRefusalIsAStepThatStoresNothing();
    void aFailedDeliveryIsAStepAndStaysToBeDone();
    void onlyAnEnabledStepCanBeTaken();
    void aPersonsCommandRunsAtOnce();
    void aCommandThatIsNoneIsNoStep();
    void referencesAreResolvedToTheIdsThatWillBeMade();
    void unmetExpectationsSayWhatIsNotSo();
    void unknownNamesAreRefused();
    void anEmptyScenarioHasNothingToDo();
    void aForkBeginsAlikeAndGoesItsOwnWay();
    void aForkIsWhatDoingItAllAgainGives_data();
    void aForkIsWhatDoingItAllAgainGives();
    void aForkLivesOnWithoutItsParent();
    void doingAgainWhatWasDoneGivesTheSame();
};

void SessionTest::aScenarioRunsToItsEnd()
{
    const auto session = newSession();
    QCOMPARE(session->newestStep(), 0);
    finish(*session);
    QVERIFY(session->isQuietAt(session->newestStep()));
    QVERIFY(session->enabledAt(session->newestStep()).empty());
    QCOMPARE(session->suggestedAt({}, session->newestStep()), -1);
    QCOMPARE(session->unmetExpectations(), QStringList());
    QCOMPARE(commandsOf(*session).size(), 6);
    QCOMPARE(session->history().eventCount(0, session->newestStep()), 5);
    QCOMPARE(session->history().eventCount(1, session->newestStep()), 5); // two begun, three counted
    QCOMPARE(session->newestStep(), 11);
}

void SessionTest::equalInputsGiveEqualRunsToTheLastRow_data()
{
    QTest::addColumn<QString>("scheduler");
    for (const auto& name : schedulerNames())
        QTest::newRow(qPrintable(name)) << name;
}

void SessionTest::equalInputsGiveEqualRunsToTheLastRow()
{
    QFETCH(QString, scheduler);
    for (quint64 seed = 1; seed <= 5; ++seed) {
        const auto first = newSession(scheduler, seed);
        const auto second = newSession(scheduler, seed);
        finish(*first);
        finish(*second);
        const auto difference = telling::difference(telling::wholeRun(*first), telling::wholeRun(*second));
        QVERIFY2(difference.isEmpty(), difference);
    }
}

void SessionTest::idsDoNotDependOnTheSchedule()
{
    QSet<QString> schedules;
    QSet<QStringList> endings;
    for (const auto& scheduler : schedulerNames()) {
        const auto session = newSession(scheduler);
        finish(*session);
        schedules.insert(telling::wholeRun(*session).join(u'\n'));
        QStringList ids;
        for (int process = 0; process < 2; ++process) {
            for (const auto& summary : session->history().aggregates(process, session->newestStep(), 0, 100))
                ids.append(summary.id.text());
        }
        ids.sort();
        endings.insert(ids);
    }
    QVERIFY(schedules.size() > 1);
    QCOMPARE(endings.size(), 1);
}

void SessionTest::idsDependOnTheSeed()
{
    QVERIFY(newSession({}, 1)->referencedId(u"Fido"_s) != newSession({}, 2)->referencedId(u"Fido"_s));
}

void SessionTest::aCommandWaitsForQuietUnlessItRaces()
{
    const auto session = newSession();
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(session->enabledAt(session->newestStep()).size(), 1u);
        session->advance(); // a dog is registered
        const auto enabled = session->enabledAt(session->newestStep());
        QCOMPARE(enabled.size(), 1u);
        QVERIFY(enabled.front().kind == StepKind::Delivery);
        session->advance();
    }
    session->advance(); // Fido sits
    session->advance(); // is counted
    session->advance(); // Fido refuses to learn it again
    session->advance(); // Rex sits, and the next command is there beside the delivery
    const auto enabled = session->enabledAt(session->newestStep());
    QCOMPARE(enabled.size(), 2u);
    QVERIFY(enabled[0].kind == StepKind::Delivery && enabled[1].kind == StepKind::Command);
    QCOMPARE(enabled[0].waitingSince, session->newestStep());
    QCOMPARE(enabled[0].label, u"Counters ← Kennel 4 (TrickAdded)"_s);
    QCOMPARE(enabled[1].scenarioIndex, 5);
}

void SessionTest::theClockTicksAndMovesOnWhenAsked()
{
    const auto session = newSession();
    finish(*session);
    auto before = *Timestamp::fromText(u"2026-01-01T09:00:00+00:00");
    for (qint64 number = 1; number <= session->newestStep(); ++number) {
        const auto step = session->history().step(number);
        const auto wait = step.scenarioIndex == 5 ? std::chrono::seconds(121) : std::chrono::seconds(1);
        QVERIFY(step.clock - before == wait);
        before = step.clock;
    }
}

void SessionTest::aRefusalIsAStepThatStoresNothing()
{
    const auto session = newSession();
    finish(*session);
    const auto refused = commandsOf(*session).at(3);
    QVERIFY(refused.outcome == StepOutcome::Refused);
    QCOMPARE(refused.error, u"TrickKnownError: Fido knows 'sit' already."_s);
    QCOMPARE(refused.count, 0);
    QCOMPARE(refused.first, 0);
    QCOMPARE(session->history().eventCount(0, refused.number),
        session->history().eventCount(0, refused.number - 1));
    QCOMPARE(session->history().journal().refusals(0, session->newestStep()), 1);
}

void SessionTest::aFailedDeliveryIsAStepAndStaysToBeDone()
{
    Session session({.system = touchyDefinition(), .scenario = u"empty"_s});
    session.call({u"Kennel"_s, u"RegisterDog"_s, registerDog(u"Fido"_s)});
    const auto fido = session.history().aggregates(0, 1, 0, 1).front().id.uuid();
    session.call(teach(fido, u"bite"_s));
    session.advance();
    const auto failed = session.advance();
    QVERIFY(failed && failed->outcome == StepOutcome::Failed);
    QVERIFY(failed->error.startsWith(u"BadTrickError: "_s));
    QCOMPARE(session.history().trackingPosition(0, session.newestStep()), 1);
    QCOMPARE(session.history().lag(0, session.newestStep()), 1);
    QCOMPARE(session.enabledAt(session.newestStep()).front().upstream, 2);
    QVERIFY(!session.isQuietAt(session.newestStep()));
}

void SessionTest::onlyAnEnabledStepCanBeTaken()
{
    const auto session = newSession();
    const auto first = session->enabledAt(0).front();
    session->take(first);
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, session->take(first));
    const auto delivery = session->enabledAt(1).front();
    // The second command is the next, but waits until all is quiet.
    auto hasty = first;
    hasty.scenarioIndex = 1;
    hasty.call = session->scenario().commands[1].call;
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, session->take(hasty));
    auto ahead = delivery;
    ++ahead.upstream;
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, session->take(ahead));
    auto elsewhere = delivery;
    elsewhere.pipe = 1;
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, session->take(elsewhere));
    session->take(delivery);
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, session->take(delivery));
    auto nothing = delivery;
    nothing.upstream = 0;
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, session->take(nothing));
    QCOMPARE(session->newestStep(), 2);
}

void SessionTest::aPersonsCommandRunsAtOnce()
{
    const auto session = newSession();
    session->advance();
    const auto fido = session->referencedId(u"Fido"_s);
    const auto& step = session->call(teach(fido, u"speak"_s));
    QCOMPARE(step.number, 2);
    QCOMPARE(step.scenarioIndex, -1);
    QVERIFY(step.outcome == StepOutcome::Recorded);
    const auto& again = session->call(teach(fido, u"speak"_s));
    QVERIFY(again.outcome == StepOutcome::Refused);
    finish(*session);
    QVERIFY(session->unmetExpectations().isEmpty());
    QCOMPARE(session->history().journal().personCommands(session->newestStep()), 2);
}

void SessionTest::aCommandThatIsNoneIsNoStep()
{
    const auto session = newSession();
    QVERIFY_THROWS_EXCEPTION(
        ProgrammingError, session->call({u"Cattery"_s, u"RegisterDog"_s, registerDog(u"x"_s)}));
    QVERIFY_THROWS_EXCEPTION(
        ProgrammingError, session->call({u"Kennel"_s, u"SellDog"_s, registerDog(u"x"_s)}));
    QVERIFY_THROWS_EXCEPTION(TypeError, session->call({u"Kennel"_s, u"RegisterDog"_s, Value::object({})}));
    QCOMPARE(session->newestStep(), 0);
    const auto nobody = session->call(teach(idOf(u"/nobody"_s), u"sit"_s));
    QVERIFY(nobody.outcome == StepOutcome::Refused);
    QVERIFY(nobody.error.startsWith(u"AggregateNotFoundError: "_s));
}

void SessionTest::referencesAreResolvedToTheIdsThatWillBeMade()
{
    const auto session = newSession();
    const auto fido = session->referencedId(u"Fido"_s);
    QVERIFY(session->resolved(Value::list({reference(u"Fido"_s)})) == Value::list({Value::uuid(fido)}));
    QVERIFY(session->resolved(Value::object({{u"dog"_s, reference(u"Fido"_s)}, {u"n"_s, Value::integer(1)}}))
        == Value::object({{u"dog"_s, Value::uuid(fido)}, {u"n"_s, Value::integer(1)}}));
    QVERIFY_THROWS_EXCEPTION(ValueError, session->referencedId(u"Bello"_s));
    session->advance();
    QVERIFY(session->history().aggregates(0, 1, 0, 1).front().id == OriginatorId(fido));
}

void SessionTest::unmetExpectationsSayWhatIsNotSo()
{
    auto definition = std::make_shared<SystemDefinition>(*kennelDefinition());
    definition->scenarios[0].expectations.push_back(
        {u"Kennel"_s, reference(u"Fido"_s), u"name"_s, Value::text(u"Bello"_s)});
    definition->scenarios[0].expectations.push_back(
        {u"Kennel"_s, Value::uuid(idOf(u"/nobody"_s)), u"name"_s, Value::text(u"Nobody"_s)});
    Session session({.system = definition});
    QVERIFY(session.unmetExpectations().isEmpty()); // too early to say
    finish(session);
    const auto unmet = session.unmetExpectations();
    QCOMPARE(unmet.size(), 2);
    QVERIFY2(unmet[0].contains(u"name is Fido, expected Bello"_s), qPrintable(unmet[0]));
}

void SessionTest::unknownNamesAreRefused()
{
    QVERIFY_THROWS_EXCEPTION(ValueError, newSession(u"fairest"_s));
    const SessionOptions options{.system = kennelDefinition(), .scenario = u"circus"_s};
    QVERIFY_THROWS_EXCEPTION(ValueError, Session{options});
    const auto session = newSession();
    QVERIFY_THROWS_EXCEPTION(ValueError, session->setScheduler(u"fairest"_s));
    QCOMPARE(session->options().scheduler, u"round-robin"_s);
    QCOMPARE(session->options().scenario, u"tricks"_s);
}

void SessionTest::anEmptyScenarioHasNothingToDo()
{
    Session session({.system = kennelDefinition(), .scenario = u"empty"_s});
    QVERIFY(!session.advance());
    QCOMPARE(session.newestStep(), 0);
    QVERIFY(session.isQuietAt(0));
}

void SessionTest::aForkBeginsAlikeAndGoesItsOwnWay()
{
    const auto session = newSession();
    finish(*session);
    const auto before = telling::wholeRun(*session);
    const auto fork = session->forkAt(8);
    QCOMPARE(fork->newestStep(), 8);
    for (qint64 step = 0; step <= 8; ++step) {
        // What comes later is told by the last lines of both: the same at every step up to here.
        const auto difference
            = telling::difference(telling::everything(*session, step), telling::everything(*fork, step));
        QVERIFY2(difference.isEmpty(), difference);
    }
    fork->call(teach(fork->referencedId(u"Rex"_s), u"roll over"_s));
    finish(*fork);
    QVERIFY(telling::wholeRun(*fork) != before);
    QCOMPARE(telling::wholeRun(*session), before);
    QVERIFY_THROWS_EXCEPTION(ValueError, session->forkAt(session->newestStep() + 1));
    QCOMPARE(session->forkAt(0)->newestStep(), 0);
}

void SessionTest::aForkIsWhatDoingItAllAgainGives_data()
{
    QTest::addColumn<bool>("inFile");
    QTest::newRow("in memory") << false;
    QTest::newRow("in a file") << true;
}

void SessionTest::aForkIsWhatDoingItAllAgainGives()
{
    QFETCH(const bool, inFile);
    const QTemporaryDir folder;
    Session session(
        {.system = kennelDefinition(), .file = inFile ? folder.filePath(u"session.db"_s) : QString()});
    finish(session);
    for (qint64 step = 0; step <= session.newestStep(); ++step) {
        const auto fork = session.forkAt(step);
        const auto again = newSession();
        for (qint64 number = 1; number <= step; ++number)
            again->redo(session.history().step(number));
        for (auto* one : {fork.get(), again.get()}) {
            one->call({u"Kennel"_s, u"RegisterDog"_s, registerDog(u"Bello"_s)});
            finish(*one);
        }
        QCOMPARE(telling::wholeRun(*fork), telling::wholeRun(*again));
        const auto forkOfFork = fork->forkAt(step + 1);
        finish(*forkOfFork);
        QCOMPARE(telling::wholeRun(*forkOfFork), telling::wholeRun(*again));
    }
}

void SessionTest::aForkLivesOnWithoutItsParent()
{
    auto session = newSession();
    finish(*session);
    const auto before = telling::wholeRun(*session);
    const auto fork = session->forkAt(5);
    session.reset();
    finish(*fork);
    QCOMPARE(telling::wholeRun(*fork), before);
}

void SessionTest::doingAgainWhatWasDoneGivesTheSame()
{
    const auto session = newSession(u"random"_s, 7);
    session->advance();
    session->call(teach(session->referencedId(u"Fido"_s), u"speak"_s));
    session->call(teach(session->referencedId(u"Fido"_s), u"speak"_s));
    finish(*session);
    const auto again = newSession(u"oldest-first"_s, 7);
    for (qint64 number = 1; number <= session->newestStep(); ++number)
        QVERIFY(again->redo(session->history().step(number)) == session->history().step(number));
    QCOMPARE(telling::everything(again->history(), again->newestStep()),
        telling::everything(session->history(), session->newestStep()));
}

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
