// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "views/graph/graphlayout.h"
#include "views/graph/layoutprocess.h"

#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

LayoutRequest generated(quint32 seed, int nodes, int edges)
{
    QRandomGenerator random(seed);
    LayoutRequest request;
    for (int i = 0; i < nodes; ++i)
        request.nodes.push_back({i * 3, 80.0 + random.bounded(80), 40.0 + random.bounded(60)});
    for (int i = 0; i < edges; ++i)
        request.edges.push_back({i, random.bounded(nodes) * 3, random.bounded(nodes) * 3,
            40.0 + random.bounded(60), 20.0 + random.bounded(20)});
    return request;
}

LayoutRequest bank()
{
    return {.nodes = {{0, 150, 90}, {1, 140, 90}, {2, 160, 90}},
        .edges = {{0, 0, 1, 80, 40}, {1, 1, 0, 80, 40}, {2, 0, 2, 80, 40}}};
}

bool onBorder(const QRectF& box, QPointF point, qreal tolerance)
{
    return box.adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(point)
        && !box.adjusted(tolerance, tolerance, -tolerance, -tolerance).contains(point);
}

QRectF labelOf(const LayoutRequest& request, const GraphLayout& layout, size_t edge)
{
    QRectF rect(0, 0, request.edges[edge].labelWidth, request.edges[edge].labelHeight);
    rect.moveCenter(layout.edges[edge].label);
    return rect;
}

QRectF boxOf(const GraphLayout& layout, int id)
{
    return std::ranges::find(layout.nodes, id, &GraphLayout::Node::id)->box;
}

QString firstFault(const LayoutRequest& request, const GraphLayout& layout, qreal tolerance)
{
    const QRectF all({}, layout.size);
    for (size_t i = 0; i < layout.nodes.size(); ++i) {
        if (!all.contains(layout.nodes[i].box))
            return u"node %1 lies outside"_s.arg(i);
        for (size_t j = 0; j < i; ++j)
            if (layout.nodes[i].box.intersects(layout.nodes[j].box))
                return u"nodes %1 and %2 overlap"_s.arg(i).arg(j);
    }
    for (size_t i = 0; i < layout.edges.size(); ++i) {
        const auto& points = layout.edges[i].points;
        if (!onBorder(boxOf(layout, request.edges[i].from), points.front(), tolerance))
            return u"edge %1 does not start at its box"_s.arg(i);
        if (!onBorder(boxOf(layout, request.edges[i].to), points.back(), tolerance))
            return u"edge %1 does not end at its box"_s.arg(i);
        if (!all.adjusted(-1, -1, 1, 1).contains(labelOf(request, layout, i)))
            return u"the label of edge %1 lies outside"_s.arg(i);
        for (const auto& node : layout.nodes)
            if (labelOf(request, layout, i).intersects(node.box))
                return u"the label of edge %1 lies on a node"_s.arg(i);
        for (size_t j = 0; j < i; ++j)
            if (labelOf(request, layout, i).intersects(labelOf(request, layout, j)))
                return u"the labels of edges %1 and %2 overlap"_s.arg(i).arg(j);
    }
    return {};
}

QString script(const QTemporaryDir& folder, const QByteArray& body)
{
    QString path = folder.filePath(u"child"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("#!/bin/sh\n" + body + "\n");
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

std::optional<GraphLayout> byGraphviz(const LayoutRequest& request)
{
    std::optional<GraphLayout> answer;
    if (!qEnvironmentVariableIsSet("OCCASION_PROGRAM"))
        return answer;
    LayoutProcess process;
    QObject::connect(&process, &LayoutProcess::laidOut, &process,
        [&answer](const LayoutRequest&, const GraphLayout& layout) { answer = layout; });
    process.ask(request);
    [[maybe_unused]] const bool ended = QTest::qWaitFor([&process] { return !process.isBusy(); });
    return answer;
}

} // namespace

class TestGraphLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOverlapsAndEveryEdgeTouchesItsTwoBoxes_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("edges");
        const std::pair<int, int> sizes[]{
            {1, 0}, {1, 3}, {2, 5}, {5, 7}, {9, 14}, {20, 30}, {60, 90}, {4, 40}};
        for (const auto& [nodes, edges] : sizes)
            for (quint32 seed = 1; seed <= 6; ++seed)
                QTest::addRow("%d nodes, %d edges, seed %u", nodes, edges, seed) << seed << nodes << edges;
    }

    void nothingOverlapsAndEveryEdgeTouchesItsTwoBoxes()
    {
        QFETCH(quint32, seed);
        QFETCH(int, nodes);
        QFETCH(int, edges);
        const auto request = generated(seed, nodes, edges);
        const auto layout = layeredLayout(request);
        QVERIFY(answers(layout, request));
        QCOMPARE(firstFault(request, layout, 0.01), QString());
        QCOMPARE(layeredLayout(request), layout);
    }

    void theTwoPipesOfALoopRunApart()
    {
        const auto layout = layeredLayout(bank());
        const auto there = layout.edges[0].path();
        const auto back = layout.edges[1].path();
        QVERIFY(QLineF(there.pointAtPercent(0.5), back.pointAtPercent(0.5)).length() > 40);
        QVERIFY(there.pointAtPercent(0).x() < there.pointAtPercent(1).x());
        QVERIFY(back.pointAtPercent(0).x() > back.pointAtPercent(1).x());
    }

    void arrowsLeadFromLeftToRightWhereNoLoopForbidsIt()
    {
        const LayoutRequest chain{.nodes = {{7, 50, 30}, {8, 50, 30}, {9, 50, 30}},
            .edges = {{0, 9, 8, 20, 10}, {1, 8, 7, 20, 10}, {2, 9, 7, 20, 10}}};
        const auto layout = layeredLayout(chain);
        QVERIFY(boxOf(layout, 9).right() < boxOf(layout, 8).left());
        QVERIFY(boxOf(layout, 8).right() < boxOf(layout, 7).left());
    }

    void aThousandNodesAreNoTrouble()
    {
        const auto request = generated(3, 1000, 2000);
        const auto layout = layeredLayout(request);
        QVERIFY(answers(layout, request));
    }

    void anEmptyGraphHasOnlyItsMargin()
    {
        QCOMPARE(layeredLayout({}).size, QSizeF(2 * layoutMargin, 2 * layoutMargin));
    }

    void anEdgeToNowhereIsLeftOut()
    {
        QVERIFY(layeredLayout({.nodes = {{1, 10, 10}}, .edges = {{0, 1, 2, 5, 5}}}).edges.empty());
    }

    void requestsAndLayoutsSurviveTheirText()
    {
        const auto request = generated(5, 12, 20);
        QCOMPARE(layoutRequestFromJson(toJson(request)), request);
        const auto layout = layeredLayout(request);
        QCOMPARE(graphLayoutFromJson(toJson(layout)), layout);
    }

    void otherTextIsRefusedWithASentence_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no nodes") << QByteArray(R"({"edges":[]})");
        QTest::newRow("negative") << QByteArray(R"({"nodes":[{"id":1,"width":-1,"height":2}],"edges":[]})");
        QTest::newRow("half an id") << QByteArray(
            R"({"nodes":[{"id":1.5,"width":1,"height":2}],"edges":[]})");
        QTest::newRow("twice") << QByteArray(
            R"({"nodes":[{"id":1,"width":1,"height":2},{"id":1,"width":1,"height":2}],"edges":[]})");
        QTest::newRow("to nowhere") << QByteArray(
            R"({"nodes":[{"id":1,"width":1,"height":2}],"edges":[{"id":0,"from":1,"to":2,"labelWidth":1,"labelHeight":1}]})");
    }

    void otherTextIsRefusedWithASentence()
    {
        QFETCH(QByteArray, text);
        QVERIFY_EXCEPTION_THROWN(layoutRequestFromJson(text), ValueError);
        QVERIFY_EXCEPTION_THROWN(graphLayoutFromJson(text), ValueError);
    }

    void aChildThatFailsSaysWhy()
    {
        const QTemporaryDir folder;
        LayoutProcess process(script(folder, "cat >/dev/null; echo 'No room today.' >&2; exit 1"));
        QSignalSpy failed(&process, &LayoutProcess::failed);
        QSignalSpy laidOut(&process, &LayoutProcess::laidOut);
        process.ask(bank());
        QVERIFY(process.isBusy());
        QVERIFY(failed.wait());
        QCOMPARE(failed.at(0).at(0).toString(), u"No room today."_s);
        QVERIFY(laidOut.isEmpty());
        QVERIFY(!process.isBusy());
    }

    void aProgramThatIsNotThereSaysSo()
    {
        LayoutProcess process(u"/nowhere/at/all"_s);
        QSignalSpy failed(&process, &LayoutProcess::failed);
        process.ask(bank());
        QVERIFY(!failed.isEmpty() || failed.wait());
        QCOMPARE(failed.size(), 1);
    }

    void aChildThatTakesTooLongIsKilled()
    {
        const QTemporaryDir folder;
        LayoutProcess process(script(folder, "exec cat /dev/zero >/dev/null"));
        process.setPatience(std::chrono::milliseconds(50));
        QSignalSpy failed(&process, &LayoutProcess::failed);
        process.ask(bank());
        QVERIFY(failed.wait());
        QVERIFY(!process.isBusy());
    }

    void anAnswerToAnotherQuestionIsNotTaken()
    {
        const QTemporaryDir folder;
        const auto other = toJson(layeredLayout({.nodes = {{1, 10, 10}}}));
        LayoutProcess process(script(folder, "cat >/dev/null; echo '" + other + "'"));
        QSignalSpy failed(&process, &LayoutProcess::failed);
        process.ask(bank());
        QVERIFY(failed.wait());
    }

    void onlyTheNewestRequestIsAnswered()
    {
        const QTemporaryDir folder;
        const LayoutRequest wanted{.nodes = {{1, 10, 10}}};
        const auto answer = toJson(layeredLayout(wanted));
        LayoutProcess process(script(folder, "cat >/dev/null; echo '" + answer + "'"));
        QSignalSpy failed(&process, &LayoutProcess::failed);
        QSignalSpy laidOut(&process, &LayoutProcess::laidOut);
        process.ask(bank());
        process.ask(bank());
        process.ask(wanted);
        QVERIFY(laidOut.wait());
        QCOMPARE(laidOut.size(), 1);
        QVERIFY(laidOut.at(0).at(0).value<LayoutRequest>() == wanted);
        QVERIFY(failed.isEmpty());
    }

    void theProgramLaysOutWithGraphviz_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("edges");
        for (const auto& [nodes, edges] : {std::pair(1, 0), {1, 3}, {3, 4}, {20, 30}, {4, 40}, {30, 200}})
            QTest::addRow("%d nodes, %d edges", nodes, edges) << nodes << edges;
    }

    void theProgramLaysOutWithGraphviz()
    {
        QFETCH(int, nodes);
        QFETCH(int, edges);
        if (!byGraphviz(bank()))
            QSKIP("OCCASION_PROGRAM names no program that knows `layout`.");
        const auto request = generated(1, nodes, edges);
        const auto layout = byGraphviz(request);
        QVERIFY(layout);
        QVERIFY(answers(*layout, request));
        QCOMPARE(firstFault(request, *layout, 2), QString());
    }

    void theProgramRefusesOtherInputWithOneSentence()
    {
        if (!byGraphviz(bank()))
            QSKIP("OCCASION_PROGRAM names no program that knows `layout`.");
        QProcess child;
        child.start(qEnvironmentVariable("OCCASION_PROGRAM"), {u"layout"_s});
        child.write("nonsense");
        child.closeWriteChannel();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitCode(), 1);
        QCOMPARE(child.readAllStandardError().count('\n'), 1);
        QVERIFY(child.readAllStandardOutput().isEmpty());
    }
};

Q_DECLARE_METATYPE(occasion::LayoutRequest)
QTEST_GUILESS_MAIN(TestGraphLayout)
#include "tst_graphlayout.moc"
