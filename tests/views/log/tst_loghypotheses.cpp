// SPDX-License-Identifier: BSD-3-Clause
#include "tests/views/common/bankbench.h"
#include "views/common/hatching.h"
#include "views/common/suppositiondialog.h"
#include "views/log/logmodel.h"
#include "views/log/logpanel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// The transfer of 30.00, done to its end, in the log of Accounts.
struct Bench : BankBench<LogPanel>
{
    Bench()
        : BankBench(u"transfer"_s)
    {
        link.post(request::Run{.speed = 0});
        [[maybe_unused]] const bool ended = QTest::qWaitFor(
            [this] { return frame().newest > 0 && !frame().running && frame().enabled.empty(); });
        list = view(u"Notification log"_s);
        panel.activateWindow();
        list->setFocus();
    }
    int rowOf(const QString& event) const
    {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            if (cell(list, row, LogModel::Event) == event)
                return row;
        }
        return -1;
    }
    /// Selects the event of that name and waits until all views have it.
    bool select(const QString& event)
    {
        if (!QTest::qWaitFor([&] { return rowOf(event) >= 0; }))
            return false;
        list->setCurrentIndex(list->model()->index(rowOf(event), 0));
        return QTest::qWaitFor([this] { return selection.current().step.has_value(); });
    }
    SuppositionDialog* dialogBy(int key)
    {
        QTest::keyClick(list, static_cast<Qt::Key>(key), Qt::ControlModifier | Qt::ShiftModifier);
        SuppositionDialog* found = nullptr;
        [[maybe_unused]] const bool came = QTest::qWaitFor([&] {
            found = panel.findChild<SuppositionDialog*>();
            return found && found->isVisible();
        });
        return found;
    }
    bool hasBranch() const
    {
        return QTest::qWaitFor([this] { return frame().shown() && frame().shown()->hypothetical; });
    }
    static void type(SuppositionDialog* dialog, const QString& field, const QString& text)
    {
        auto* line = dialog->findChild<QLineEdit*>(field);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }

    QAbstractItemView* list;
};

}

class LogHypothesesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNeverHappenedIsStruckThroughWhereItWas()
    {
        Bench bench;
        QVERIFY(bench.select(u"Credited"_s));
        const int row = bench.rowOf(u"Credited"_s);
        QTest::keyClick(bench.list, Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bench.hasBranch());
        QTRY_COMPARE(Bench::cell(bench.list, row, LogModel::Id), u"—"_s);
        const auto index = bench.list->model()->index(row, LogModel::Event);
        QCOMPARE(index.data().toString(), u"Credited"_s);
        QVERIFY(index.data(listrole::LeftOut).toBool());
        QVERIFY(Bench::cell(bench.list, row, LogModel::State).contains(u"never happened: amount 100.00"_s));
        // It is passed over as headings are.
        auto* table = bench.panel.findChild<ListTable*>();
        QVERIFY(table->rowNear(row, 1) != row);
        bench.goTo(1);
        QTRY_COMPARE(bench.frame().cursor, 1);
        QTRY_VERIFY(bench.rowOf(u"Credited"_s) < 0);
    }

    void anEventIsEditedInAForm()
    {
        Bench bench;
        QVERIFY(bench.select(u"Credited"_s));
        auto* dialog = bench.dialogBy(Qt::Key_E);
        QVERIFY(dialog);
        auto* amount = dialog->findChild<QLineEdit*>(u"amount"_s);
        QCOMPARE(amount->text(), u"100.00"_s);
        QVERIFY2(dialog->words().startsWith(u"This is what Credited"), qPrintable(dialog->words()));
        QVERIFY(!dialog->findChild<QPushButton*>(u"supposition.open"_s)->isEnabled());
        Bench::type(dialog, u"amount"_s, u"much"_s);
        QVERIFY(!dialog->findChild<QPushButton*>(u"supposition.open"_s)->isEnabled());
        Bench::type(dialog, u"amount"_s, u"10.00"_s);
        QCOMPARE(dialog->words(), u"Credited would have had amount 10.00 instead of 100.00."_s);
        QTest::keyClick(amount, Qt::Key_Return);
        QVERIFY(bench.hasBranch());
        QTRY_VERIFY(!bench.panel.findChild<SuppositionDialog*>());
        QTRY_VERIFY(bench.rowOf(u"✎ Credited"_s) >= 0);
        QVERIFY(bench.frame().comparison);
    }

    void anEventIsInsertedInAForm()
    {
        Bench bench;
        QVERIFY(bench.select(u"Credited"_s));
        auto* dialog = bench.dialogBy(Qt::Key_I);
        QVERIFY(dialog);
        auto* events = dialog->findChild<QComboBox*>(u"supposition.event"_s);
        auto* aggregates = dialog->findChild<QComboBox*>(u"supposition.aggregate"_s);
        QTRY_COMPARE(aggregates->count(), 2);
        QVERIFY2(aggregates->currentText().contains(u"Alice"), qPrintable(aggregates->currentText()));
        QCOMPARE(events->currentText(), u"Credited"_s);
        QCOMPARE(events->findText(u"Opened"_s), -1);
        events->setCurrentIndex(events->findText(u"Closed"_s));
        QVERIFY2(dialog->words().startsWith(u"Closed also happened, after Credited "),
            qPrintable(dialog->words()));
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(bench.hasBranch());
        QTRY_VERIFY(bench.rowOf(u"+ Closed"_s) >= 0);
        QCOMPARE(bench.rowOf(u"+ Closed"_s), bench.rowOf(u"Credited"_s) + 1);
    }

    void anEventIsInsertedBeforeTheSelectedOne()
    {
        Bench bench;
        QVERIFY(bench.select(u"Credited"_s));
        const int row = bench.rowOf(u"Credited"_s);
        auto* dialog = bench.dialogBy(Qt::Key_I);
        QVERIFY(dialog);
        auto* before = dialog->findChild<QRadioButton*>(u"supposition.before"_s);
        QVERIFY(!before->isChecked());
        auto* after = dialog->findChild<QRadioButton*>(u"supposition.after"_s);
        dialog->activateWindow();
        after->setFocus();
        QTRY_VERIFY(after->hasFocus());
        QTest::keyClick(after, Qt::Key_Left);
        QVERIFY(before->isChecked());
        Bench::type(dialog, u"amount"_s, u"5.00"_s);
        QVERIFY2(dialog->words().startsWith(u"Credited (amount 5.00) also happened, before Credited "),
            qPrintable(dialog->words()));
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(bench.hasBranch());
        QTRY_COMPARE(bench.rowOf(u"+ Credited"_s), row);
        QCOMPARE(bench.rowOf(u"Credited"_s), row + 1);
    }

    void nothingHappensToAnAggregateBeforeItsFirstEvent()
    {
        Bench bench;
        QVERIFY(bench.select(u"Opened"_s));
        auto* dialog = bench.dialogBy(Qt::Key_I);
        QVERIFY(dialog);
        auto* events = dialog->findChild<QComboBox*>(u"supposition.event"_s);
        events->setCurrentIndex(events->findText(u"Closed"_s));
        auto* open = dialog->findChild<QPushButton*>(u"supposition.open"_s);
        QVERIFY(open->isEnabled());
        QTest::mouseClick(dialog->findChild<QRadioButton*>(u"supposition.before"_s), Qt::LeftButton);
        QVERIFY(!open->isEnabled());
        QVERIFY2(dialog->words().startsWith(u"There was no such aggregate before Opened 1"),
            qPrintable(dialog->words()));
        QTest::mouseClick(dialog->findChild<QRadioButton*>(u"supposition.after"_s), Qt::LeftButton);
        QVERIFY(open->isEnabled());
    }

    void whyThereIsNoBranchIsSaidInTheForm()
    {
        Bench bench;
        QVERIFY(bench.select(u"Credited"_s));
        auto* dialog = bench.dialogBy(Qt::Key_E);
        QVERIFY(dialog);
        Q_EMIT bench.link.problem(u"This is about something else."_s);
        QVERIFY2(dialog->words().startsWith(u"This is what Credited"), qPrintable(dialog->words()));
        Bench::type(dialog, u"amount"_s, u"10.00"_s);
        QTest::keyClick(dialog->findChild<QLineEdit*>(u"amount"_s), Qt::Key_Return);
        QVERIFY2(dialog->words().contains(u"Doing again"), qPrintable(dialog->words()));
        Q_EMIT bench.link.problem(u"That cannot happen."_s);
        QCOMPARE(dialog->words(), u"That cannot happen."_s);
        QVERIFY(dialog->findChild<QLineEdit*>(u"amount"_s)->isEnabled());
    }

    void escapeSupposesNothing()
    {
        Bench bench;
        QVERIFY(bench.select(u"Credited"_s));
        auto* dialog = bench.dialogBy(Qt::Key_I);
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!bench.panel.findChild<SuppositionDialog*>());
        QCOMPARE(bench.frame().sessions.size(), size_t(1));
    }

    void aHypotheticalBranchIsHatched()
    {
        Bench bench;
        QVERIFY(!bench.panel.findChild<Hatching*>());
        QVERIFY(bench.select(u"Credited"_s));
        QTest::keyClick(bench.list, Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bench.hasBranch());
        QTRY_VERIFY(bench.panel.findChild<Hatching*>());
        auto* hatching = bench.panel.findChild<Hatching*>();
        QVERIFY(hatching->isVisible());
        QCOMPARE(hatching->geometry(), bench.panel.rect());
        bench.panel.resize(700, 400);
        QTRY_COMPARE(hatching->size(), bench.panel.size());
        bench.link.post(request::Restore{});
        QTRY_VERIFY(!hatching->isVisible());
    }
};

QTEST_MAIN(LogHypothesesTest)
#include "tst_loghypotheses.moc"
