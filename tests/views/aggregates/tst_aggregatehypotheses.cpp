// SPDX-License-Identifier: BSD-3-Clause
#include "tests/views/common/bankbench.h"
#include "views/aggregates/aggregateeventsmodel.h"
#include "views/aggregates/aggregatespanel.h"

#include <QAbstractItemModelTester>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

using Model = AggregateEventsModel;
using Kind = Supposition::Kind;

const OriginatorId account;

AggregateEventItem made(Version version, NotificationId id)
{
    return {.version = version,
        .name = u"E%1"_s.arg(id),
        .topic = u"app:Account.E%1"_s.arg(id),
        .step = id,
        .notification = id};
}

SupposedEvent supposed(Kind kind, NotificationId id, qint64 step, const OriginatorId& aggregate = account)
{
    return {{.kind = kind, .step = step, .topic = u"app:Account.Gone"_s, .aggregate = aggregate}, 0, id};
}

SupposedMarks marks(const std::vector<SupposedEvent>& events)
{
    Frame frame;
    frame.sessions = {{.id = frame.session, .supposed = events}};
    return {frame, 0};
}

/// The transfer of 30.00, done to its end.
struct Bench : BankBench<AggregatesPanel>
{
    Bench()
        : BankBench(u"transfer"_s)
    {
        link.post(request::Run{.speed = 0});
        [[maybe_unused]] const bool ended = QTest::qWaitFor(
            [this] { return frame().newest > 0 && !frame().running && frame().enabled.empty(); });
        list = view(u"Events of the aggregate"_s);
        panel.activateWindow();
    }
    OriginatorId firstAccount()
    {
        return ask([](const History& history) {
            return history.aggregates(0, history.newestStep(), 0, 1).at(0).id;
        });
    }
    /// Selects that one of an account's events, and waits until all views have it.
    bool showEvent(const OriginatorId& id, int row)
    {
        selection.selectAggregate(0, id);
        if (!QTest::qWaitFor([&] { return list->model()->rowCount() > row; }))
            return false;
        list->setFocus();
        list->setCurrentIndex(list->model()->index(row, 0));
        return QTest::qWaitFor([&] { return selection.current().version == row + 1; });
    }

    QAbstractItemView* list;
};

/// "1 E1, — Gone".
QString rows(const Model& model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all += model.index(row, Model::AtVersion).data().toString() + u' '
            + model.index(row, Model::Event).data().toString();
    return all.join(u", "_s);
}

}

/// The list of an aggregate's own events in a hypothetical branch, which shows what was left out as the log does.
class AggregateHypothesesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasLeftOutStandsWhereItWas()
    {
        Model model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.suppose(marks({supposed(Kind::LeftOut, 3, 3), supposed(Kind::LeftOut, 5, 6)}), account);
        const std::vector<AggregateEventItem> all{made(1, 1), made(2, 2), made(3, 3), made(4, 5)};
        model.update(2, 2, 0, {all.begin(), all.begin() + 2});
        QCOMPARE(rows(model), u"1 E1, 2 E2"_s);
        model.update(4, 3, 2, {all.begin() + 2, all.begin() + 3});
        QCOMPARE(rows(model), u"1 E1, 2 E2, — Gone, 3 E3"_s);
        model.update(6, 4, 3, {all.begin() + 3, all.end()});
        QCOMPARE(rows(model), u"1 E1, 2 E2, — Gone, 3 E3, — Gone, 4 E5"_s);
        model.update(2, 2, 4, {});
        QCOMPARE(rows(model), u"1 E1, 2 E2"_s);
    }

    void rowsOfEventsAndOfWhatWasLeftOutAreToldApart()
    {
        Model model;
        model.suppose(marks({supposed(Kind::LeftOut, 2, 2), supposed(Kind::Edited, 3, 3)}), account);
        model.update(3, 2, 0, {made(1, 1), made(2, 3)});
        QCOMPARE(rows(model), u"1 E1, — Gone, 2 ✎ E3"_s);
        QVERIFY(!model.item(1));
        QCOMPARE(model.item(2)->notification, 3);
        QCOMPARE(model.rowOf(2), 2);
        QVERIFY(model.index(1, Model::Event).data(listrole::LeftOut).toBool());
        QVERIFY(!model.flags(model.index(1, 0)).testFlag(Qt::ItemIsSelectable));
        QVERIFY(model.flags(model.index(2, 0)).testFlag(Qt::ItemIsSelectable));
        QVERIFY(model.index(1, Model::Event).data(Qt::ToolTipRole).toString().contains(u"never happened"));
    }

    void whatWasLeftOutWaitsForThePageBeforeIt()
    {
        Model model;
        model.suppose(marks({supposed(Kind::LeftOut, 3, 3)}), account);
        model.update(9, 3, 0, {made(1, 1)});
        QCOMPARE(rows(model), u"1 E1"_s);
        model.update(9, 3, 1, {made(2, 2), made(3, 8)});
        QCOMPARE(rows(model), u"1 E1, 2 E2, — Gone, 3 E8"_s);
    }

    void whatOtherAggregatesLackIsTheirs()
    {
        Model model;
        model.suppose(
            marks({supposed(Kind::LeftOut, 1, 1, OriginatorId::fromStored(u"another"_s))}), account);
        model.update(1, 1, 0, {made(1, 1)});
        QCOMPARE(rows(model), u"1 E1"_s);
    }

    void pretendingInTheListStrikesTheEventOutThere()
    {
        Bench bench;
        const auto id = bench.firstAccount();
        QVERIFY(bench.showEvent(id, 1));
        QCOMPARE(Bench::cell(bench.list, 1, Model::Event), u"Credited"_s);
        QTest::keyClick(bench.list, Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(bench.frame().shown()->hypothetical);
        bench.selection.selectAggregate(0, id);
        QTRY_COMPARE(Bench::cell(bench.list, 1, Model::AtVersion), u"—"_s);
        QCOMPARE(Bench::cell(bench.list, 1, Model::Event), u"Credited"_s);
        QVERIFY(bench.list->model()->index(1, 0).data(listrole::LeftOut).toBool());
    }
};

QTEST_MAIN(AggregateHypothesesTest)
#include "tst_aggregatehypotheses.moc"
