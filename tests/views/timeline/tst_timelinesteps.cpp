// SPDX-License-Identifier: BSD-3-Clause
#include "fakehistory.h"
#include "views/timeline/lightcones.h"
#include "views/timeline/steplistmodel.h"
#include "views/timeline/timelinebins.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

using Marks = StepPages<TimelineMark>;

/// Answers when told to.
struct LateSource
{
    struct Question
    {
        qint64 first;
        qint64 last;
        Marks::Answer answer;
    };
    const History& history;
    std::vector<Question> questions = {};

    Marks::Ask ask()
    {
        return [this](qint64 first, qint64 last, Marks::Answer answer) {
            questions.push_back({first, last, answer});
        };
    }
    void answerAll()
    {
        for (const Question& question : std::exchange(questions, {}))
            question.answer(timelineMarks(history, question.first, question.last));
    }
};

Marks loaded(const History& history)
{
    Marks marks(
        4, 100,
        [&history](qint64 first, qint64 last, const Marks::Answer& answer) {
            answer(timelineMarks(history, first, last));
        },
        [](qint64, qint64) {});
    marks.setNewest(history.newestStep());
    marks.want(1, history.newestStep());
    return marks;
}

Frame frameOf(const History& history, qint64 cursor, int session = 1)
{
    Frame frame{.session = session, .map = history.map()};
    frame.newest = history.newestStep();
    frame.cursor = cursor;
    return frame;
}

QString text(const StepListModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

}

class TestTimelineSteps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void atMostTwoPagesAreUnderWay()
    {
        FakeHistory history;
        for (int i = 0; i < 100; ++i)
            history.command(u"Deposit"_s);
        LateSource source{history};
        Marks marks(10, 100, source.ask(), [](qint64, qint64) {});
        marks.setNewest(100);
        marks.want(1, 100);
        QCOMPARE(source.questions.size(), size_t{2});
        QVERIFY(!marks.find(1));
        for (int turn = 0; turn < 5; ++turn)
            source.answerAll();
        QVERIFY(source.questions.empty());
        QCOMPARE(marks.find(100)->step.number, 100);
    }

    void theNewestPageIsFetchedOnFromItsEnd()
    {
        FakeHistory history;
        history.command(u"Deposit"_s);
        LateSource source{history};
        Marks marks(10, 100, source.ask(), [](qint64, qint64) {});
        marks.setNewest(1);
        marks.want(1, 1);
        source.answerAll();
        history.command(u"Withdraw"_s);
        marks.setNewest(2);
        marks.want(1, 2);
        QCOMPARE(source.questions.size(), size_t{1});
        QCOMPARE(source.questions.front().first, 2);
        source.answerAll();
        QCOMPARE(marks.find(2)->step.call.command, u"Withdraw"_s);
    }

    void anAnswerToAnEarlierSessionIsForgotten()
    {
        FakeHistory history;
        history.command(u"Deposit"_s);
        LateSource source{history};
        Marks marks(10, 100, source.ask(), [](qint64, qint64) {});
        marks.setNewest(1);
        marks.want(1, 1);
        marks.reset();
        source.answerAll();
        QVERIFY(!marks.find(1));
    }

    void whatCannotBeReadIsAskedForAgainOnlyWhenWanted()
    {
        int asked = 0;
        Marks marks(
            10, 100,
            [&asked](qint64, qint64, const Marks::Answer& answer) {
                ++asked;
                answer({});
            },
            [](qint64, qint64) {});
        marks.setNewest(5);
        marks.want(1, 5);
        QCOMPARE(asked, 1);
        marks.want(1, 5);
        QCOMPARE(asked, 2);
    }

    void aDeliveryKnowsTheStepThatCausedIt()
    {
        const FakeHistory history = transferHistory();
        const auto marks = timelineMarks(history, 8, 9);
        QCOMPARE(marks[0].causeStep, 4);
        QCOMPARE(marks[0].names.upstream, u"Event3"_s);
        QCOMPARE(marks[0].names.recorded, (QStringList{u"Event1"_s, u"Event2"_s}));
        QCOMPARE(marks[1].causeStep, 8);
        QCOMPARE(causeOf(history, 7), 0);
        QCOMPARE(firstEffectOf(history, 8), 9);
        QCOMPARE(firstEffectOf(history, 7), 0);
        QCOMPARE(firstEffectOf(history, 12), 0);
    }

    void lightConesFollowCausesOnly()
    {
        const FakeHistory history = transferHistory();
        const LightCones cones = lightCones(9, loaded(history));
        QCOMPARE(cones.past, (std::set<qint64>{4, 8}));
        QCOMPARE(cones.future, (std::set<qint64>{11, 12}));
        QVERIFY(!cones.contains(10));
    }

    void binsCountEveryVisibleStepOnce()
    {
        const FakeHistory history = transferHistory();
        StepPages<StripStep> strip(
            5, 100,
            [&history](qint64 first, qint64 last, const StepPages<StripStep>::Answer& answer) {
                answer(timelineStrip(history, first, last));
            },
            [](qint64, qint64) {});
        strip.setNewest(12);
        strip.want(1, 12);
        const Timescale scale{.newest = 12, .width = 10, .pixelsPerStep = 10.0 / 13};
        const TimelineBins bins = TimelineBins::count(scale, 3, strip);
        std::array<int, 3> all{};
        int bad = 0;
        for (int process = 0; process < 3; ++process) {
            for (int column = 0; column < bins.columns; ++column) {
                all[static_cast<size_t>(process)] += bins.at(process, column).all;
                bad += bins.at(process, column).bad;
            }
        }
        QCOMPARE(all, (std::array{6, 3, 3}));
        QCOMPARE(bad, 1);
    }

    void theListIsAProperModelThroughItsWholeLife()
    {
        FakeHistory history = transferHistory();
        LateSource source{history};
        StepListModel model(source.ask());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.showFrame(frameOf(history, 4));
        QCOMPARE(model.rowCount(), 12);
        QCOMPARE(text(model, 3, StepListModel::What), u"…"_s);
        QTRY_VERIFY(!source.questions.empty());
        source.answerAll();
        QCOMPARE(text(model, 3, StepListModel::What), u"Deposit"_s);
        QCOMPARE(text(model, 8, StepListModel::What), u"Accounts processed Transfers 1 (Event1)"_s);
        QCOMPARE(text(model, 6, StepListModel::Outcome),
            u"refused: InsufficientFundsError: There is too little."_s);
        history.command(u"Deposit"_s);
        model.showFrame(frameOf(history, 13));
        QCOMPARE(model.rowCount(), 13);
    }

    void movingTheCursorChangesOnlyTheRowsItPassed()
    {
        const FakeHistory history = transferHistory();
        LateSource source{history};
        StepListModel model(source.ask());
        model.showFrame(frameOf(history, 4));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.showFrame(frameOf(history, 5));
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes[0][0].toModelIndex().row(), 3);
        QCOMPARE(changes[0][1].toModelIndex().row(), 4);
        QVERIFY(model.index(5, 0).data(Qt::FontRole).value<QFont>().italic());
        QVERIFY(!model.index(3, 0).data(Qt::FontRole).isValid());
    }

    void anotherSessionStartsAnew()
    {
        const FakeHistory history = transferHistory();
        LateSource source{history};
        StepListModel model(source.ask());
        model.showFrame(frameOf(history, 4));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.showFrame(frameOf(history, 4, 2));
        QCOMPARE(resets.count(), 1);
    }
};

QTEST_MAIN(TestTimelineSteps)
#include "tst_timelinesteps.moc"
