// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/kennelsession.h"
#include "tests/support/nothingthere.h"
#include "tests/support/telling.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

namespace {

std::shared_ptr<const SystemDefinition> withSnapshots()
{
    auto dogs = kennel::kennel();
    dogs.application.snapshotIntervals = {{u"kennel:Dog"_s, 2}};
    return kennelDefinition({{dogs, counters()}, {{u"Kennel"_s, u"Counters"_s}}});
}

}

class SessionHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepShowsWhatItShowedAsTheNewest();
    void anEventIsShownWithWhatCausedIt();
    void aggregatesAreListedInOrderOfTheirFirstEvents();
    void anAggregateIsShownAtEveryVersion();
    void pagesAreCutWhereTheyAreAsked();
    void whatIsUnknownIsShownAsNothing();
    void ofAProcessThatIsNotThereThereIsNothing();
    void filteredTopicsAreNoLag();
};

void SessionHistoryTest::everyStepShowsWhatItShowedAsTheNewest()
{
    for (const auto& scheduler : schedulerNames()) {
        Session session({.system = withSnapshots(), .seed = 3, .scheduler = scheduler});
        QList<QStringList> shown{telling::everything(session, 0)};
        while (session.advance())
            shown.append(telling::everything(session, session.newestStep()));
        for (qint64 step = 0; step <= session.newestStep(); ++step) {
            const auto difference = telling::difference(shown.at(step), telling::everything(session, step));
            QVERIFY2(difference.isEmpty(), difference);
        }
        QVERIFY(shown.size() > 8);
    }
}

void SessionHistoryTest::ofAProcessThatIsNotThereThereIsNothing()
{
    Session session({.system = withSnapshots()});
    while (session.advance()) {}
    for (const int place : {-1, 2, 1000})
        QCOMPARE(support::answersOf(session.history(), place, place), QStringList());
    QVERIFY(!support::answersOf(session.history(), 0, 0).isEmpty());
}

void SessionHistoryTest::anEventIsShownWithWhatCausedIt()
{
    Session session({.system = withSnapshots()});
    for (int i = 0; i < 6; ++i)
        session.advance();
    const auto& history = session.history();
    QVERIFY(history.knowsCauses());
    QCOMPARE(history.place(), u"in memory"_s);
    const auto counted = history.notifications(1, 1, 10, 6);
    QCOMPARE(counted.size(), 2u);
    const auto& event = counted.front();
    QCOMPARE(event.name, u"Started"_s);
    QCOMPARE(event.aggregateType, u"Counter"_s);
    QCOMPARE(event.state.value(u"trick").toText(), u"sit"_s);
    QVERIFY(event.originatorId == OriginatorId(counterId(u"sit"_s)));
    QVERIFY(event.problem.isEmpty());
    const auto step = history.step(event.step);
    QCOMPARE(step.pipe, 0);
    QCOMPARE(step.upstream, 3);
    QCOMPARE(history.stepOf(0, step.upstream), 5);
    QVERIFY(event.timestamp == step.clock);
}

void SessionHistoryTest::aggregatesAreListedInOrderOfTheirFirstEvents()
{
    Session session({.system = withSnapshots()});
    while (session.advance()) {}
    const auto end = session.newestStep();
    const auto dogs = session.history().aggregates(0, end, 0, 10);
    QCOMPARE(dogs.size(), 2u);
    QVERIFY(dogs[0].id == OriginatorId(session.referencedId(u"Fido"_s)));
    QVERIFY(dogs[1].id == OriginatorId(session.referencedId(u"Rex"_s)));
    QCOMPARE(dogs[1].version, 3);
    QCOMPARE(dogs[1].lastEvent, u"TrickAdded"_s);
    QCOMPARE(dogs[1].type, u"Dog"_s);
    QCOMPARE(dogs[1].snapshotVersion, std::optional<Version>(2));
    QCOMPARE(session.history().aggregateRow(0, dogs[1].id, end), 1);
    QCOMPARE(session.history().aggregateRow(0, dogs[1].id, 2), -1);
    QCOMPARE(session.history().aggregates(0, 2, 0, 10).size(), 1u);
    QVERIFY(!session.history().aggregates(0, 2, 0, 10).front().snapshotVersion);
}

void SessionHistoryTest::anAggregateIsShownAtEveryVersion()
{
    Session session({.system = withSnapshots()});
    while (session.advance()) {}
    const OriginatorId rex = session.referencedId(u"Rex"_s);
    const auto last = session.history().aggregate(0, rex, 3);
    QCOMPARE(last.state.value(u"tricks").items().size(), 2);
    QCOMPARE(last.before.value(u"tricks").items().size(), 1);
    QVERIFY(last.before == session.history().aggregate(0, rex, 2).state);
    QVERIFY(session.history().aggregate(0, rex, 1).before.isNull());
    QCOMPARE(session.history().aggregateEvents(0, rex, session.newestStep(), 0, -1).size(), 3u);
}

void SessionHistoryTest::pagesAreCutWhereTheyAreAsked()
{
    Session session({.system = withSnapshots()});
    while (session.advance()) {}
    const auto& history = session.history();
    const auto end = session.newestStep();
    QCOMPARE(history.notifications(0, 2, 2, end).front().id, 2);
    QCOMPARE(history.notifications(0, 2, 2, end).size(), 2u);
    QCOMPARE(history.notifications(0, 2, 100, 5).size(), 2u); // only what there was
    QVERIFY(history.notifications(0, 6, 10, end).empty());
    for (qint64 step = 0; step <= end; ++step) {
        for (NotificationId start = 1; start <= 6; ++start) {
            QStringList names;
            for (const auto& event : history.notifications(0, start, 2, step))
                names.append(event.name);
            QCOMPARE(history.eventNames(0, start, 2, step), names);
        }
    }
    QCOMPARE(history.aggregates(0, end, 1, 10).size(), 1u);
    QVERIFY(history.aggregates(0, end, 2, 10).empty());
    QVERIFY(history.aggregates(0, end, 0, 0).empty());
    const OriginatorId rex = session.referencedId(u"Rex"_s);
    const auto all = history.aggregateEvents(0, rex, end, 0, -1);
    QCOMPARE(history.aggregateEvents(0, rex, end, 1, 1), std::vector{all[1]});
    QCOMPARE(history.aggregateEvents(0, rex, end, 2, 10), std::vector{all[2]});
    QCOMPARE(history.aggregateEvents(0, rex, all[1].step, 0, 10), std::vector({all[0], all[1]}));
    QVERIFY(history.aggregateEvents(0, rex, end, 3, 10).empty());
}

void SessionHistoryTest::whatIsUnknownIsShownAsNothing()
{
    const Session session({.system = withSnapshots()});
    const auto& history = session.history();
    const OriginatorId nobody = idOf(u"/nobody"_s);
    QCOMPARE(history.aggregateRow(0, nobody, 0), -1);
    QVERIFY(history.aggregateEvents(0, nobody, 0, 0, -1).empty());
    QVERIFY(history.notifications(0, 1, 10, 0).empty());
    QCOMPARE(history.stepOf(0, 1), 0);
    QVERIFY_THROWS_EXCEPTION(ValueError, history.step(1));
}

void SessionHistoryTest::filteredTopicsAreNoLag()
{
    auto choosy = counters();
    choosy.followTopics = choosy.policy->topics();
    Session session(
        {.system = kennelDefinition({{kennel::kennel(), choosy}, {{u"Kennel"_s, u"Counters"_s}}})});
    session.advance();
    QCOMPARE(session.history().lag(0, 1), 0);
    QVERIFY(session.isQuietAt(1));
    session.advance();
    session.advance();
    QCOMPARE(session.history().lag(0, 3), 1);
    QCOMPARE(session.enabledAt(3).front().upstream, 3);
    session.advance();
    QCOMPARE(session.history().trackingPosition(0, 4), 3);
    QCOMPARE(session.history().lag(0, 4), 0);
}

QTEST_GUILESS_MAIN(SessionHistoryTest)
#include "tst_sessionhistory.moc"
