// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/journal.h"

#include "engine/errors.h"
#include "engine/session/sessionids.h"

#include <QtTest>

#include <map>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

const SystemMap& twoProcesses()
{
    static const SystemMap map{.processes = {{.name = u"A"_s}, {.name = u"B"_s}},
        .pipes = {{.leader = 0, .follower = 1, .leaderName = u"A"_s},
            {.leader = 1, .follower = 0, .leaderName = u"B"_s}}};
    return map;
}

/// A journal beside the rows that it gives back, as recorders keep them.
struct KeptJournal
{
    std::shared_ptr<std::map<std::pair<int, qint64>, JournalRow>> rows
        = std::make_shared<std::map<std::pair<int, qint64>, JournalRow>>();
    Journal journal{
        std::make_shared<SystemMap>(twoProcesses()), [kept = rows](int process, qint64 fromStep, int limit) {
            std::vector<JournalRow> page;
            for (auto row = kept->lower_bound({process, fromStep}); row != kept->end(); ++row) {
                if (row->first.first != process || (limit >= 0 && page.size() >= static_cast<size_t>(limit)))
                    break;
                page.push_back(row->second);
            }
            return page;
        }};

    void append(const Step& step)
    {
        journal.append(step);
        rows->emplace(std::pair(step.process, step.number), toRow(step, twoProcesses()));
    }
    Journal* operator->() { return &journal; }
    const Journal* operator->() const { return &journal; }
};

Step command(qint64 number, int count, NotificationId first = 0, int scenarioIndex = -1)
{
    Step step{.number = number, .kind = StepKind::Command, .process = 0, .scenarioIndex = scenarioIndex};
    step.call = {u"A"_s, u"Do"_s, Value::object({{u"amount"_s, Value::decimal(Decimal(3))}})};
    step.first = first;
    step.count = count;
    step.outcome = count > 0 ? StepOutcome::Recorded : StepOutcome::Refused;
    if (count == 0)
        step.error = u"NoWayError: Not like that, 'Zoë'."_s;
    return step;
}

Step delivery(qint64 number, NotificationId upstream, NotificationId first, int count)
{
    Step step{.number = number, .kind = StepKind::Delivery, .process = 1, .pipe = 0, .upstream = upstream};
    step.first = first;
    step.count = count;
    step.outcome = count > 0 ? StepOutcome::Recorded : StepOutcome::NothingToDo;
    step.clock = Timestamp::fromMicroseconds(1234567);
    return step;
}

/// A command of two events, a refused one, both events delivered, the first with three events, a last command.
KeptJournal fiveSteps()
{
    KeptJournal journal;
    journal.append(command(1, 2, 1, 0));
    journal.append(command(2, 0, 0, 1));
    journal.append(delivery(3, 1, 1, 3));
    journal.append(delivery(4, 2, 0, 0));
    journal.append(command(5, 1, 3));
    return journal;
}

template <class Ask>
QList<qint64> atEachStep(const KeptJournal& journal, const Ask& ask)
{
    QList<qint64> answers;
    for (qint64 step = 0; step <= journal->newest(); ++step)
        answers.append(ask(step));
    return answers;
}

}

class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsAreNumberedFromOneWithoutGaps();
    void aStepIsReadWhereItIsKept();
    void rowsOfAllProcessesAreVisitedInTheOrderOfSteps();
    void positionsAreKnownAtEveryStep();
    void aNotificationKnowsItsStep();
    void aFailedDeliveryMovesNothing();
    void commandsAreCounted();
    void aStepGoesThroughItsRowAndBack();
    void aDamagedRowIsADataError_data();
    void aDamagedRowIsADataError();
    void idsFollowFromTheCauseAlone();
};

void JournalTest::stepsAreNumberedFromOneWithoutGaps()
{
    auto journal = fiveSteps();
    QCOMPARE(journal->newest(), 5);
    QCOMPARE(journal->step(3).upstream, 1);
    QVERIFY_THROWS_EXCEPTION(ValueError, journal->step(0));
    QVERIFY_THROWS_EXCEPTION(ValueError, journal->step(6));
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, journal.append(command(7, 1, 4)));
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, journal.append(command(5, 1, 4)));
    QCOMPARE(journal->newest(), 5);
}

void JournalTest::aStepIsReadWhereItIsKept()
{
    auto journal = fiveSteps();
    QCOMPARE(journal->step(3), delivery(3, 1, 1, 3));
    journal.rows->erase({1, 3});
    QVERIFY_THROWS_EXCEPTION(DataError, journal->step(3));
    QCOMPARE(journal->step(5), command(5, 1, 3)); // the newest one is at hand
}

void JournalTest::rowsOfAllProcessesAreVisitedInTheOrderOfSteps()
{
    constexpr qint64 steps = 3000; // several pages of each process
    QList<int> processes;
    for (qint64 step = 1; step <= steps; ++step)
        processes.append(step % 7 == 0 ? 2 : step % 1900 < 1000 ? 0 : 1);
    const JournalPages pages = [&](int process, qint64 fromStep, int limit) {
        std::vector<JournalRow> page;
        for (qint64 step = fromStep; step <= steps && page.size() < static_cast<size_t>(limit); ++step) {
            if (processes.at(step - 1) == process)
                page.push_back({.step = step});
        }
        return page;
    };
    qint64 expected = 0;
    forEachJournalRow(4, pages, [&](int process, const JournalRow& row) {
        QCOMPARE(row.step, ++expected);
        QCOMPARE(process, processes.at(row.step - 1));
    });
    QCOMPARE(expected, steps);
}

void JournalTest::positionsAreKnownAtEveryStep()
{
    const auto journal = fiveSteps();
    QCOMPARE(atEachStep(journal, [&](qint64 step) { return journal->logPosition(0, step); }),
        QList<qint64>({0, 2, 2, 2, 2, 3}));
    QCOMPARE(atEachStep(journal, [&](qint64 step) { return journal->logPosition(1, step); }),
        QList<qint64>({0, 0, 0, 3, 3, 3}));
    QCOMPARE(atEachStep(journal, [&](qint64 step) { return journal->trackingPosition(0, step); }),
        QList<qint64>({0, 0, 0, 1, 2, 2}));
    QCOMPARE(atEachStep(journal, [&](qint64 step) { return journal->trackingPosition(1, step); }),
        QList<qint64>({0, 0, 0, 0, 0, 0}));
}

void JournalTest::aNotificationKnowsItsStep()
{
    const auto journal = fiveSteps();
    QCOMPARE(journal->stepOf(0, 1), 1);
    QCOMPARE(journal->stepOf(0, 2), 1);
    QCOMPARE(journal->stepOf(0, 3), 5);
    QCOMPARE(journal->stepOf(0, 4), 0);
    QCOMPARE(journal->stepOf(0, 0), 0);
    for (const NotificationId id : {1, 2, 3})
        QCOMPARE(journal->stepOf(1, id), 3);
}

void JournalTest::aFailedDeliveryMovesNothing()
{
    auto journal = fiveSteps();
    auto failed = delivery(6, 3, 0, 0);
    failed.outcome = StepOutcome::Failed;
    journal.append(failed);
    QCOMPARE(journal->trackingPosition(0, 6), 2);
    journal.append(delivery(7, 3, 0, 0));
    QCOMPARE(journal->trackingPosition(0, 7), 3);
}

void JournalTest::commandsAreCounted()
{
    const auto journal = fiveSteps();
    QCOMPARE(atEachStep(journal, [&](qint64 step) { return qint64(journal->scenarioCommands(step)); }),
        QList<qint64>({0, 1, 2, 2, 2, 2}));
    QCOMPARE(atEachStep(journal, [&](qint64 step) { return qint64(journal->personCommands(step)); }),
        QList<qint64>({0, 0, 0, 0, 0, 1}));
    QCOMPARE(atEachStep(journal, [&](qint64 step) { return journal->refusals(0, step); }),
        QList<qint64>({0, 0, 1, 1, 1, 1}));
}

void JournalTest::aStepGoesThroughItsRowAndBack()
{
    const auto& map = twoProcesses();
    const auto journal = fiveSteps();
    for (qint64 number = 1; number <= journal->newest(); ++number) {
        const auto& step = journal->step(number);
        const auto row = toRow(step, map);
        QCOMPARE(row.step, number);
        QVERIFY(fromRow(row, step.process, map) == step);
    }
    QCOMPARE(toRow(journal->step(3), map).cause, QByteArray(R"({"leader":"A","notification_id":1})"));
}

void JournalTest::aDamagedRowIsADataError_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("cause");
    QTest::addColumn<QString>("clock");
    const QString clock = u"2026-01-01T09:00:00+00:00"_s;
    const QByteArray cause = R"({"leader":"A","notification_id":1})";
    QTest::newRow("kind") << u"wish"_s << cause << clock;
    QTest::newRow("clock") << u"delivery"_s << cause << u"noon"_s;
    QTest::newRow("cause") << u"delivery"_s << QByteArray("{") << clock;
    QTest::newRow("a leader that is none")
        << u"delivery"_s << QByteArray(R"({"leader":"C","notification_id":1})") << clock;
    QTest::newRow("a notification id that is none")
        << u"delivery"_s << QByteArray(R"({"leader":"A"})") << clock;
    QTest::newRow("a command without a name") << u"command"_s << QByteArray("{}") << clock;
}

void JournalTest::aDamagedRowIsADataError()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, cause);
    QFETCH(QString, clock);
    const JournalRow row{.step = 1, .kind = kind, .cause = cause, .outcome = u"recorded"_s, .clock = clock};
    QVERIFY_THROWS_EXCEPTION(DataError, fromRow(row, 1, twoProcesses()));
}

void JournalTest::idsFollowFromTheCauseAlone()
{
    const auto id = sessionId(1, u"Accounts"_s, scenarioCause(0), 0);
    QVERIFY(id == sessionId(1, u"Accounts"_s, scenarioCause(0), 0));
    QVERIFY(id != sessionId(2, u"Accounts"_s, scenarioCause(0), 0));
    QVERIFY(id != sessionId(1, u"Transfers"_s, scenarioCause(0), 0));
    QVERIFY(id != sessionId(1, u"Accounts"_s, scenarioCause(1), 0));
    QVERIFY(id != sessionId(1, u"Accounts"_s, scenarioCause(0), 1));
    QVERIFY(id != sessionId(1, u"Accounts"_s, personCause(0), 0));
    QVERIFY(id != sessionId(1, u"Accounts"_s, deliveryCause(u"A"_s, u"b"_s, 1), 0));
    // Names with the characters that pathes are joined by do not run into one another.
    QVERIFY(sessionId(1, u"A%1"_s, u"x"_s, 0) != sessionId(1, u"A%2"_s, u"x"_s, 0));
    QCOMPARE(id.text().at(12), u'5'); // a version 5 UUID
}

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
