// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/kennelsession.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

class InvariantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itHoldsUntilItIsBroken();
    void whatBrokeAndMendedIsKnownAtEveryStep();
    void quietIsToldToTheFold();
    void aSessionWatchesAfterEveryStep();
    void aForkKnowsWhatCameBeforeIt();
    void aForkOfALongRunFoldsOnFromACopy();
};

void InvariantTest::itHoldsUntilItIsBroken()
{
    const InvariantWatch watch({invariant<NotThreeOrFour>(u"Not three or four"_s)});
    for (const qint64 step : {0, 1, 1000}) {
        const auto figures = watch.at(step);
        QCOMPARE(figures.size(), 1u);
        QVERIFY(figures.front() == InvariantFigure({.name = u"Not three or four"_s}));
    }
}

void InvariantTest::whatBrokeAndMendedIsKnownAtEveryStep()
{
    InvariantWatch watch({invariant<NotThreeOrFour>(u"Not three or four"_s)});
    for (qint64 step = 1; step <= 6; ++step) {
        watch.apply({}, {});
        watch.endStep(step, true);
    }
    QStringList told;
    for (qint64 step = 0; step <= 6; ++step) {
        const auto figure = watch.at(step).front();
        told.append(
            u"%1%2%3"_s.arg(figure.holds ? u"holds"_s : u"broken"_s, figure.reason).arg(figure.firstBroken));
    }
    QCOMPARE(
        told.join(u'|'), u"holds0|holds0|holds0|brokenThere are 3.3|brokenThere are 4.3|holds3|holds3"_s);
}

void InvariantTest::quietIsToldToTheFold()
{
    InvariantWatch watch({invariant<AllTricksAreCounted>(u"All tricks are counted"_s)});
    AggregateOf<Dog> dog(idOf(u"/dogs/Fido"_s), instant(), Dog::registered(u"Fido"_s));
    dog.record(dog->teach(u"sit"_s));
    for (const auto& event : dog.pendingEvents())
        watch.apply(event, {});
    watch.endStep(1, false);
    watch.endStep(2, true);
    QVERIFY(watch.at(1).front().holds);
    QVERIFY(!watch.at(2).front().holds);
    QCOMPARE(watch.at(2).front().firstBroken, 2);
}

void InvariantTest::aSessionWatchesAfterEveryStep()
{
    auto definition = std::make_shared<SystemDefinition>(*kennelDefinition());
    definition->invariants.push_back(invariant<NotThreeOrFour>(u"Not three or four"_s));
    Session session({.system = definition});
    while (session.advance()) {}
    qint64 events = 0;
    qint64 firstBroken = 0;
    for (qint64 step = 1; step <= session.newestStep(); ++step) {
        events += session.history().step(step).count;
        const bool broken = events == 3 || events == 4;
        if (broken && firstBroken == 0)
            firstBroken = step;
        const auto figures = session.invariantsAt(step);
        QVERIFY(figures.at(0).holds);
        QCOMPARE(figures.at(1).holds, !broken);
        QCOMPARE(figures.at(1).firstBroken, firstBroken);
    }
    QVERIFY(firstBroken > 0);
}

void InvariantTest::aForkKnowsWhatCameBeforeIt()
{
    auto definition = std::make_shared<SystemDefinition>(*kennelDefinition());
    definition->invariants.push_back(invariant<NotThreeOrFour>(u"Not three or four"_s));
    Session session({.system = definition});
    while (session.advance()) {}
    for (qint64 step = 0; step <= session.newestStep(); ++step) {
        const auto fork = session.forkAt(step);
        while (fork->advance()) {}
        const auto again = fork->forkAt(step); // whose base has not been asked yet
        QVERIFY(again->invariantsAt(step) == session.invariantsAt(step));
        QCOMPARE(fork->newestStep(), session.newestStep());
        for (qint64 at = 0; at <= session.newestStep(); ++at)
            QVERIFY(fork->invariantsAt(at) == session.invariantsAt(at));
    }
}

void InvariantTest::aForkOfALongRunFoldsOnFromACopy()
{
    InvariantWatch watch({invariant<NotThreeOrFour>(u"Not three or four"_s)});
    constexpr qint64 length = 20'000; // more than are kept copies of at the first distance
    for (qint64 step = 1; step <= length; ++step) {
        if (step % 3'000 == 0)
            watch.apply({}, {});
        watch.endStep(step, true);
    }
    for (const qint64 since : {qint64(0), qint64(100), qint64(9'001), qint64(15'123), length}) {
        InvariantWatch fork(watch, since);
        QVERIFY(fork.folded() <= since && since - fork.folded() <= 8'192);
        QVERIFY(fork.at(since) == watch.at(since));
        for (qint64 step = fork.folded() + 1; step <= length; ++step) {
            if (step % 3'000 == 0)
                fork.apply({}, {});
            fork.endStep(step, true);
        }
        for (qint64 step = 0; step <= length; step += 500)
            QVERIFY(fork.at(step) == watch.at(step));
    }
}

QTEST_GUILESS_MAIN(InvariantTest)
#include "tst_invariant.moc"
