// SPDX-License-Identifier: BSD-3-Clause
#include "tests/views/common/bankbench.h"
#include "views/comparison/comparisonmodel.h"
#include "views/comparison/comparisonpanel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// A run of the bank and a fork of it in which a third account is opened after the fourth step.
struct Bench : BankBench<ComparisonPanel>
{
    Bench()
        : BankBench(u"transfer"_s)
    {
        link.post(request::Run{.speed = 0});
        [[maybe_unused]] const bool ended = QTest::qWaitFor(
            [this] { return frame().newest > 0 && !frame().running && frame().enabled.empty(); });
        goTo(4);
        link.post(request::Call{{u"Accounts"_s, u"OpenAccount"_s,
            Value::object({{u"full_name"_s, Value::text(u"Third"_s)},
                {u"email_address"_s, Value::text(u"third@example.com"_s)}})}});
        forked = QTest::qWaitFor([this] { return frame().sessions.size() == 2; });
        table = view(u"Comparison"_s);
        button = panel.findChild<QPushButton*>();
        lists = panel.findChild<QTabBar*>();
    }
    bool compare()
    {
        QTest::keyClick(button, Qt::Key_Space);
        return QTest::qWaitFor([this] { return frame().comparison && table->model()->rowCount() > 0; });
    }
    bool forked = false;
    QAbstractItemView* table;
    QPushButton* button;
    QTabBar* lists;
};

}

class ComparisonPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheForkDidStandsOnItsSideOnly()
    {
        Bench bench;
        QVERIFY(bench.forked);
        QAbstractItemModelTester tester(
            bench.table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(bench.compare());
        const Frame& frame = bench.frame();
        QCOMPARE(frame.comparison->common, 4);
        QCOMPARE(frame.comparison->left, frame.sessions.front().id);
        QCOMPARE(frame.comparison->right, frame.sessions.back().id);
        const QString rows = Bench::text(bench.table);
        QVERIFY2(rows.contains(u"› only right|Accounts|—|5  Accounts: OpenAccount"), qPrintable(rows));
        QVERIFY2(rows.contains(u"‹ only left|"), qPrintable(rows));
        bench.lists->setCurrentIndex(1);
        QCOMPARE(bench.table->model()->rowCount(), static_cast<int>(frame.comparison->events.total));
    }

    void nothingIsComparedWithABranchThatIsClosed()
    {
        Bench bench;
        QVERIFY(bench.compare());
        const int right = bench.frame().comparison->right;
        bench.link.post(request::CloseSession{right});
        QTRY_COMPARE(bench.frame().sessions.size(), size_t(1));
        QTRY_COMPARE(bench.table->model()->rowCount(), 0);
        QVERIFY(!bench.frame().comparison);
        QVERIFY(!bench.lists->isVisibleTo(&bench.panel));
        bench.link.post(request::Reopen{});
        QTRY_VERIFY(bench.table->model()->rowCount() > 0);
    }

    void choosingARowShowsItWhereItHappened()
    {
        Bench bench;
        QVERIFY(bench.compare());
        const int left = bench.frame().comparison->left;
        QVERIFY(bench.frame().session != left);
        for (int row = 0; row < bench.table->model()->rowCount(); ++row) {
            if (Bench::cell(bench.table, row, ComparisonModel::Sign).startsWith(u'‹')) {
                bench.table->setCurrentIndex(bench.table->model()->index(row, 0));
                QTest::keyClick(bench.table, Qt::Key_Return);
                break;
            }
        }
        QTRY_COMPARE(bench.frame().session, left);
        QTRY_VERIFY(bench.frame().cursor > 4);
    }

    void aRowOfTheBranchOnScreenIsSelectedInAllViews()
    {
        Bench bench;
        QVERIFY(bench.compare());
        for (int row = 0; row < bench.table->model()->rowCount(); ++row) {
            if (Bench::cell(bench.table, row, ComparisonModel::Sign).startsWith(u'›'))
                bench.table->setCurrentIndex(bench.table->model()->index(row, 0));
        }
        QTRY_COMPARE(bench.selection.current().step, std::optional<qint64>(5));
    }

    void aComparisonAskedForElsewhereWantsToBeSeen()
    {
        Bench bench;
        QSignalSpy wanted(&bench.panel, &Panel::wanted);
        bench.link.post(request::Compare{bench.frame().sessions[0].id, bench.frame().sessions[1].id});
        QTRY_COMPARE(wanted.count(), 1);
        bench.goTo(1);
        QTRY_COMPARE(bench.frame().cursor, 1);
        QCOMPARE(wanted.count(), 1);
    }

    void withOneBranchThePanelSaysWhatToDo()
    {
        BankBench<ComparisonPanel> bench(u"transfer"_s);
        QTRY_VERIFY(!bench.frame().sessions.empty());
        QVERIFY(!bench.panel.findChild<QPushButton*>()->isEnabled());
        const auto labels = bench.panel.findChildren<QLabel*>();
        QTRY_VERIFY(std::any_of(labels.begin(), labels.end(),
            [](const QLabel* label) { return label->text().contains(u"Nothing to compare yet"); }));
    }
};

QTEST_MAIN(ComparisonPanelTest)
#include "tst_comparisonpanel.moc"
