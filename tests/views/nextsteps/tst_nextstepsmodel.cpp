// SPDX-License-Identifier: BSD-3-Clause
#include "views/nextsteps/nextstepsmodel.h"

#include <QAbstractItemModelTester>
#include <QFont>
#include <QSignalSpy>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

EnabledStep delivery(int pipe, NotificationId upstream)
{
    return {.kind = StepKind::Delivery,
        .process = 1,
        .pipe = pipe,
        .upstream = upstream,
        .waitingSince = 3,
        .label = u"B ← A %1"_s.arg(upstream)};
}

EnabledStep command(int scenarioIndex)
{
    return {.kind = StepKind::Command,
        .process = 0,
        .call = {u"A"_s, u"Open"_s, {}},
        .scenarioIndex = scenarioIndex,
        .label = u"A: Open"_s};
}

Frame frameOf(std::vector<EnabledStep> enabled, int suggested)
{
    auto map = std::make_shared<SystemMap>();
    map->processes = {{u"A"_s}, {u"B"_s}};
    map->pipes = {{0, 1, u"A"_s}};
    Frame frame;
    frame.map = map;
    frame.scheduler = u"round-robin"_s;
    frame.enabled = std::move(enabled);
    frame.suggested = suggested;
    return frame;
}

QString textOf(const NextStepsModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class NextStepsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatCouldHappenWhoActsAndSinceWhen()
    {
        NextStepsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(frameOf({delivery(0, 7), command(1), command(-1)}, -1));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(textOf(model, 0, NextStepsModel::What), u"← A 7"_s);
        QCOMPARE(textOf(model, 0, NextStepsModel::Who), u"B"_s);
        QCOMPARE(textOf(model, 0, NextStepsModel::Since), u"step 3"_s);
        QCOMPARE(textOf(model, 1, NextStepsModel::What), u"Open"_s);
        QCOMPARE(textOf(model, 1, NextStepsModel::Since), u"scenario 2"_s);
        QCOMPARE(textOf(model, 2, NextStepsModel::Since), u"asked for"_s);
    }

    void marksTheSuggestedOneWithAWordAndInBold()
    {
        NextStepsModel model;
        model.show(frameOf({delivery(0, 7), delivery(0, 8)}, 1));
        QVERIFY(textOf(model, 1, NextStepsModel::Mark) == u"suggested");
        QVERIFY(model.index(1, 0).data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!model.index(0, 0).data(Qt::FontRole).isValid());
        QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u"round-robin"));
    }

    void marksWhatWasTakenThen()
    {
        NextStepsModel model;
        model.show(frameOf({delivery(0, 7), command(0)}, 0));
        Step taken;
        taken.kind = StepKind::Delivery;
        taken.process = 1;
        taken.pipe = 0;
        taken.upstream = 7;
        model.showTaken(taken);
        QVERIFY(textOf(model, 0, NextStepsModel::Mark) == u"taken then");
        QVERIFY(!textOf(model, 1, NextStepsModel::Mark).contains(u"taken"));
        model.show(frameOf({delivery(0, 7), command(0)}, 0));
        QVERIFY(!textOf(model, 0, NextStepsModel::Mark).contains(u"taken"));
    }

    void rowsThatStayAreNotTouched()
    {
        NextStepsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(frameOf({delivery(0, 1), delivery(0, 2), delivery(0, 3)}, 0));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex first(model.index(0, 0));
        model.show(frameOf({delivery(0, 1), delivery(0, 3), command(0)}, 0));
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(first.isValid());
        model.show(frameOf({delivery(0, 3), command(0)}, 0));
        model.show(frameOf({delivery(0, 9), delivery(0, 3), command(0)}, 0));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(textOf(model, 1, NextStepsModel::What), u"← A 3"_s);
        model.show(frameOf({}, -1));
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.count(), 0);
    }
};

QTEST_MAIN(NextStepsModelTest)
#include "tst_nextstepsmodel.moc"
