// SPDX-License-Identifier: BSD-3-Clause
#include "graphframes.h"

#include "views/common/theme.h"
#include "views/graph/graphfigure.h"
#include "views/graph/graphpainter.h"
#include "views/graph/processgraphmodel.h"

#include <QtTest>

#include <QAbstractItemModelTester>
#include <QPainter>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

QString cell(const ProcessGraphModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

QImage painted(const Figure& figure)
{
    QImage image(figure.size.toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    figure.paint(painter);
    return image;
}

} // namespace

class TestGraphContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListShowsEveryFigureOfTheFrame()
    {
        ProcessGraphModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setContent(graphContent(bankFrame()));
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(cell(model, 0, ProcessGraphModel::Name), u"Accounts"_s);
        QCOMPARE(cell(model, 0, ProcessGraphModel::Events), u"12"_s);
        QCOMPARE(cell(model, 0, ProcessGraphModel::Aggregates), u"2"_s);
        QCOMPARE(cell(model, 0, ProcessGraphModel::Refused), u"1"_s);
        QCOMPARE(cell(model, 1, ProcessGraphModel::LastStep), u"acted"_s);
        QCOMPARE(cell(model, 3, ProcessGraphModel::Name), u"Accounts → Transfers"_s);
        QCOMPARE(cell(model, 3, ProcessGraphModel::Position), u"9"_s);
        QCOMPARE(cell(model, 3, ProcessGraphModel::Lag), u"3"_s);
        QCOMPARE(cell(model, 3, ProcessGraphModel::LastStep), u"delivered 9"_s);
        QCOMPARE(cell(model, 4, ProcessGraphModel::LastStep), QString());
        QVERIFY(model.index(3, 0).data(Qt::ToolTipRole).toString().contains(u"3 notifications waiting"));
    }

    void otherFiguresChangeRowsAndOtherPartsResetTheList()
    {
        ProcessGraphModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setContent(graphContent(bankFrame()));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        Frame next = bankFrame(10);
        next.pipes[2] = {13, 0};
        model.setContent(graphContent(next));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 5);
        model.setContent(graphContent(next));
        QCOMPARE(changed.size(), 1);
        QVERIFY(reset.isEmpty());
        model.setContent(graphContent(storeFrame()));
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 5);
    }

    void aLeaderThatIsOnlyNamedIsANodeOfItsOwn()
    {
        const auto content = graphContent(storeFrame());
        QCOMPARE(content.nodes.size(), size_t(3));
        QCOMPARE(content.nodes[1].name, u"Dogs \"and\" cats"_s);
        QCOMPARE(content.nodes[1].process, -1);
        QCOMPARE(content.edges[0].from, 1);
        QCOMPARE(content.edges[1].from, 2);
        QVERIFY(graphTip(content.nodes[1]).contains(u"not in this store"));
    }

    void pipesOfOneUnknownLeaderShareItsNode()
    {
        Frame frame = storeFrame();
        auto map = std::make_shared<SystemMap>(*frame.map);
        map->pipes[1].leaderName = map->pipes[0].leaderName;
        frame.map = map;
        QCOMPARE(graphContent(frame).nodes.size(), size_t(2));
    }

    void aStoreSaysNothingOfRefusals()
    {
        Frame frame = bankFrame();
        for (auto& figures : frame.processes)
            figures.refusals.reset();
        ProcessGraphModel model;
        model.setContent(graphContent(frame));
        QCOMPARE(cell(model, 0, ProcessGraphModel::Refused), QString());
        QVERIFY(!graphDot(frame).contains("refused"));
    }

    void dotTextIsEscapedAndAlwaysTheSame()
    {
        const auto text = graphDot(storeFrame());
        QVERIFY(text.contains(
            "[label=\"Dogs \\\"and\\\" cats\\nnot in this store\", style=\"rounded,dashed\"];"));
        QVERIFY(text.contains("n1 -> n0 [label=\"position 17\\nlag 0\"];"));
        QCOMPARE(graphDot(storeFrame()), text);
    }

    void figuresThatGrowKeepTheLayoutUntilTheyNeedMoreRoom()
    {
        Frame frame = bankFrame();
        const auto before = graphRequest(graphContent(frame), graphFont());
        frame.processes[0].events = 9999;
        frame.pipes[0] = {9999, 0};
        QCOMPARE(graphRequest(graphContent(frame), graphFont()), before);
        frame.processes[0].events = 10'000'000;
        QVERIFY(graphRequest(graphContent(frame), graphFont()).nodes[0].width > before.nodes[0].width);
    }

    void thePictureIsTheSameEveryTimeAndShowsTheLag()
    {
        Frame frame = bankFrame();
        const auto layout = layeredLayout(graphRequest(graphContent(frame), graphFont()));
        const auto picture = painted(graphFigure(frame, layout, Theme::light()));
        QCOMPARE(painted(graphFigure(frame, layout, Theme::light())), picture);
        QVERIFY(painted(graphFigure(frame, layout, Theme::night())) != picture);
        frame.pipes[0].lag = 0;
        QVERIFY(painted(graphFigure(frame, layout, Theme::light())) != picture);
    }
};

QTEST_MAIN(TestGraphContent)
#include "tst_graphcontent.moc"
