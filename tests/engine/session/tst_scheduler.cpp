// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/scheduler.h"

#include "engine/errors.h"

#include <QSet>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

EnabledStep delivery(int pipe, qint64 waitingSince)
{
    return {.kind = StepKind::Delivery, .pipe = pipe, .upstream = 1, .waitingSince = waitingSince};
}

EnabledStep command()
{
    return {.kind = StepKind::Command, .scenarioIndex = 0};
}

Step delivered(int pipe)
{
    return {.number = 7, .kind = StepKind::Delivery, .pipe = pipe};
}

size_t choice(const QString& name, const std::vector<EnabledStep>& enabled,
    const std::optional<Step>& previous = {}, qint64 number = 8, quint64 seed = 1)
{
    return makeScheduler(name)->choose(enabled, previous ? &*previous : nullptr, number, seed);
}

}

class SchedulerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allAreMadeByTheirNames();
    void roundRobinServesThePipesInTurn();
    void roundRobinGivesACommandItsTurnAfterTheLastPipe();
    void oldestFirstTakesWhatHasWaitedLongest();
    void randomIsAFunctionOfSeedAndNumber();
    void randomReachesEveryChoice();
    void everyChoiceIsAmongThoseEnabled();
};

void SchedulerTest::allAreMadeByTheirNames()
{
    QCOMPARE(schedulerNames(), QStringList({u"round-robin"_s, u"oldest-first"_s, u"random"_s, u"person"_s}));
    for (const auto& name : schedulerNames())
        QCOMPARE(makeScheduler(name)->name(), name);
    QCOMPARE(makeScheduler(QString())->name(), u"round-robin"_s);
    try {
        makeScheduler(u"fairest"_s);
        QFAIL("nothing was thrown");
    } catch (const ValueError& error) {
        QVERIFY2(error.message().contains(u"fairest"_s) && error.message().contains(u"oldest-first"_s),
            qPrintable(error.message()));
    }
}

void SchedulerTest::roundRobinServesThePipesInTurn()
{
    const std::vector<EnabledStep> enabled{delivery(0, 1), delivery(1, 1), delivery(2, 1)};
    QCOMPARE(choice(u"round-robin"_s, enabled), 0u);
    QCOMPARE(choice(u"round-robin"_s, enabled, delivered(0)), 1u);
    QCOMPARE(choice(u"round-robin"_s, enabled, delivered(1)), 2u);
    QCOMPARE(choice(u"round-robin"_s, enabled, delivered(2)), 0u);
    QCOMPARE(choice(u"round-robin"_s, {delivery(0, 1), delivery(2, 1)}, delivered(0)), 1u);
}

void SchedulerTest::roundRobinGivesACommandItsTurnAfterTheLastPipe()
{
    const std::vector<EnabledStep> enabled{delivery(0, 1), delivery(1, 1), command()};
    QCOMPARE(choice(u"round-robin"_s, enabled, delivered(0)), 1u);
    QCOMPARE(choice(u"round-robin"_s, enabled, delivered(1)), 2u);
    QCOMPARE(choice(u"round-robin"_s, enabled, Step{.kind = StepKind::Command}), 0u);
}

void SchedulerTest::oldestFirstTakesWhatHasWaitedLongest()
{
    QCOMPARE(choice(u"oldest-first"_s, {delivery(0, 5), delivery(1, 3), delivery(2, 4), command()}), 1u);
    QCOMPARE(choice(u"oldest-first"_s, {delivery(0, 3), delivery(1, 3)}), 0u);
    QCOMPARE(choice(u"oldest-first"_s, {command()}), 0u);
}

void SchedulerTest::randomIsAFunctionOfSeedAndNumber()
{
    const std::vector<EnabledStep> enabled{delivery(0, 1), delivery(1, 1), command()};
    QList<size_t> byNumber;
    for (qint64 number = 1; number <= 50; ++number) {
        byNumber.append(choice(u"random"_s, enabled, {}, number, 3));
        QCOMPARE(choice(u"random"_s, enabled, delivered(1), number, 3), byNumber.back());
    }
    QList<size_t> otherSeed;
    for (qint64 number = 1; number <= 50; ++number)
        otherSeed.append(choice(u"random"_s, enabled, {}, number, 4));
    QVERIFY(byNumber != otherSeed);
}

void SchedulerTest::randomReachesEveryChoice()
{
    const std::vector<EnabledStep> enabled{delivery(0, 1), delivery(1, 1), delivery(2, 1), command()};
    QSet<size_t> reached;
    for (quint64 seed = 1; seed <= 20; ++seed) {
        for (qint64 number = 1; number <= 20; ++number)
            reached.insert(choice(u"random"_s, enabled, {}, number, seed));
    }
    QCOMPARE(reached.size(), 4);
}

void SchedulerTest::everyChoiceIsAmongThoseEnabled()
{
    for (const auto& name : schedulerNames()) {
        for (int pipe = -1; pipe < 5; ++pipe) {
            QCOMPARE(choice(name, {delivery(2, 9)}, delivered(pipe)), 0u);
            QVERIFY(choice(name, {delivery(1, 9), delivery(3, 2)}, delivered(pipe)) < 2);
        }
    }
}

QTEST_GUILESS_MAIN(SchedulerTest)
#include "tst_scheduler.moc"
