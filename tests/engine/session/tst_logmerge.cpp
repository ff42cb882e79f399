// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/logmerge.h"

#include <QTest>

#include <random>

using namespace occasion;

namespace {

LogMerge merged(const std::vector<LogMerge::Log>& logs, const std::vector<LogMerge::Cause>& causes = {})
{
    return LogMerge(logs, causes);
}

/// The logs in their common order.
std::vector<int> orderOf(const LogMerge& merge)
{
    std::vector<int> logs;
    for (qint64 place = 1; place <= merge.count(); ++place)
        logs.push_back(merge.at(place).first);
    return logs;
}

std::vector<LogMerge::Log> randomLogs(std::mt19937& random)
{
    std::vector<LogMerge::Log> logs(3);
    for (auto& log : logs) {
        log.place = static_cast<int>(random() % 3);
        log.instants.resize(random() % 20);
        for (auto& instant : log.instants)
            instant = static_cast<qint64>(random() % 30);
    }
    return logs;
}

std::vector<LogMerge::Cause> randomCauses(std::mt19937& random)
{
    std::vector<LogMerge::Cause> causes(random() % 8);
    for (auto& cause : causes)
        cause = {static_cast<int>(random() % 3), static_cast<qint64>(random() % 20),
            static_cast<int>(random() % 3), static_cast<qint64>(random() % 20)};
    return causes;
}

}

/// Several logs in one order.
class TestLogMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneLogIsAsItIs()
    {
        const LogMerge merge(3);
        QCOMPARE(orderOf(merge), (std::vector{0, 0, 0}));
        QCOMPARE(merge.placeOf(0, 2), 3);
        QCOMPARE(merge.countUpTo(0, 2), 2);
    }

    void timeDecides() { QCOMPARE(orderOf(merged({{{1, 5}}, {{3}}})), (std::vector{0, 1, 0})); }

    void aClockThatWentBackKeepsTheLogsOwnOrder()
    {
        QCOMPARE(orderOf(merged({{{5, 1}}, {{3, 6}}})), (std::vector{1, 0, 0, 1}));
    }

    void atTheSameInstantTheLowerPlaceComesFirst()
    {
        QCOMPARE(orderOf(merged({{{1, 1}, 2}, {{1}, 1}})), (std::vector{1, 0, 0}));
    }

    void aCauseComesBeforeWhatItCausedWhateverTheClocksSay()
    {
        // The follower's clock was behind: its first event was caused by the leader's second.
        const auto merge = merged({{{10, 20, 30}}, {{1, 2}}}, {{1, 0, 0, 1}});
        QCOMPARE(orderOf(merge), (std::vector{0, 0, 1, 1, 0}));
    }

    void causesInACircleHoldNothingUp()
    {
        const auto merge = merged({{{1}}, {{2}}}, {{0, 0, 1, 0}, {1, 0, 0, 0}});
        QCOMPARE(merge.count(), 2);
    }

    void causesThatAreNotThereHoldNothingUp()
    {
        QCOMPARE(orderOf(merged({{{1}}, {{2}}}, {{0, 0, 1, 7}, {0, 0, 1, -1}, {1, 9, 0, 0}})),
            (std::vector{0, 1}));
    }

    void everyEventHasOnePlaceAndEachLogsOrderIsKept()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 500; ++round) {
            const auto logs = randomLogs(random);
            const LogMerge merge(logs, randomCauses(random));
            qint64 events = 0;
            for (size_t log = 0; log < logs.size(); ++log) {
                const auto size = static_cast<qint64>(logs[log].instants.size());
                events += size;
                qint64 before = 0;
                for (qint64 ordinal = 0; ordinal < size; ++ordinal) {
                    const auto place = merge.placeOf(static_cast<int>(log), ordinal);
                    QVERIFY(place > before);
                    QCOMPARE(merge.at(place), std::pair(static_cast<int>(log), ordinal));
                    QCOMPARE(merge.countUpTo(static_cast<int>(log), place), ordinal + 1);
                    QCOMPARE(merge.countUpTo(static_cast<int>(log), place - 1), ordinal);
                    before = place;
                }
            }
            QCOMPARE(merge.count(), events);
        }
    }

    void causesThatDoNotContradictAreAllKept()
    {
        std::mt19937 random(8);
        for (int round = 0; round < 500; ++round) {
            const auto logs = randomLogs(random);
            std::vector<LogMerge::Cause> causes; // of a later log by an earlier one: no circle
            for (auto cause : randomCauses(random)) {
                if (cause.log > cause.leader
                    && cause.ordinal
                        < static_cast<qint64>(logs[static_cast<size_t>(cause.log)].instants.size())
                    && cause.leaderOrdinal
                        < static_cast<qint64>(logs[static_cast<size_t>(cause.leader)].instants.size()))
                    causes.push_back(cause);
            }
            const LogMerge merge(logs, causes);
            for (const auto& cause : causes)
                QVERIFY(merge.placeOf(cause.leader, cause.leaderOrdinal)
                    < merge.placeOf(cause.log, cause.ordinal));
        }
    }
};

QTEST_GUILESS_MAIN(TestLogMerge)
#include "tst_logmerge.moc"
