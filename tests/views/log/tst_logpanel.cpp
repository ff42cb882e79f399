// SPDX-License-Identifier: BSD-3-Clause
#include "tests/views/common/bankbench.h"
#include "views/common/expressionedit.h"
#include "views/common/stateview.h"
#include "views/common/valuetreemodel.h"
#include "views/log/logbar.h"
#include "views/log/logdetail.h"
#include "views/log/logfilterbar.h"
#include "views/log/logpages.h"
#include "views/log/logpanel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

struct Bench : BankBench<LogPanel>
{
    explicit Bench(QSize size = {900, 500})
        : BankBench(u"transfer"_s, size)
    {
        list = view(u"Notification log"_s);
        detail = panel.findChild<LogDetail*>();
        bar = panel.findChild<LogBar*>();
        filter = panel.findChild<LogFilterBar*>();
        edit = panel.findChild<ExpressionEdit*>();
    }
    /// Steps until nothing more happens, and gives the last step.
    qint64 runToEnd()
    {
        link.post(request::Run{.speed = 0});
        [[maybe_unused]] const bool ended = QTest::qWaitFor(
            [this] { return frame().newest > 0 && !frame().running && frame().enabled.empty(); });
        return frame().newest;
    }
    std::vector<EventView> notifications(int process, qint64 step)
    {
        return ask([process, step](
                       const History& history) { return history.notifications(process, 1, 1000, step); });
    }
    /// The rows that the log of a process without gaps should have at a step.
    QString expected(int process, qint64 step)
    {
        const auto events = notifications(process, step);
        QStringList rows;
        for (size_t i = 0; i < events.size(); ++i) {
            if (i % 10 == 0) {
                const size_t last = qMin(i + 10, events.size());
                const QString id = u"Section %1,%2"_s.arg(i + 1).arg(last);
                const QString next = last < i + 10
                    ? u" · current"_s
                    : u" → next %1,%2 · archived"_s.arg(last + 1).arg(last + 10);
                rows += id + next + u"|||||"_s;
            }
            const EventView& event = events[i];
            rows += QStringList{QString::number(event.id), event.originatorId.text().left(8),
                QString::number(event.version), event.name, QString::number(event.step), stateLine(event)}
                        .join(u'|');
        }
        return rows.join(u'\n');
    }
    void choose(int process) { bar->findChild<QComboBox*>()->setCurrentIndex(process); }

    QAbstractItemView* list;
    LogDetail* detail;
    LogBar* bar;
    LogFilterBar* filter;
    ExpressionEdit* edit;

    /// What is listed, by id.
    QList<NotificationId> ids() const
    {
        QList<NotificationId> found;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            found.append(list->model()->index(row, LogModel::Id).data().toLongLong());
        return found;
    }
    QList<NotificationId> idsOf(const QString& name, qint64 step)
    {
        QList<NotificationId> expected;
        for (const EventView& event : notifications(0, step)) {
            if (event.name == name)
                expected.append(event.id);
        }
        return expected;
    }
    QString result() const
    {
        for (const auto* label : filter->findChildren<QLabel*>()) {
            if (label->accessibleName() == "What the filter shows"_L1)
                return label->text();
        }
        return {};
    }
};

}

class TestLogPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLogSaysWhatTheHistorySaysForwardsAndBack()
    {
        Bench bench;
        QAbstractItemModelTester tester(
            bench.list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const qint64 end = bench.runToEnd();
        QTRY_COMPARE(bench.frame().cursor, end);
        for (int process = 0; process < 3; ++process) {
            bench.choose(process);
            for (const qint64 step : {end, end - 1, end / 2, qint64{1}, end}) {
                bench.goTo(step);
                QTRY_COMPARE(bench.frame().cursor, step);
                const QString expected = bench.expected(process, step);
                QTRY_COMPARE(bench.text(bench.list), expected);
            }
        }
    }

    void theSelectedNotificationShowsItsStateAndItsStoredText()
    {
        Bench bench;
        bench.step(8);
        QTRY_COMPARE(bench.frame().cursor, 8);
        const auto events = bench.notifications(0, 8);
        QVERIFY(events.size() >= 3);
        bench.selection.selectNotification(0, events[1].id);
        QTRY_COMPARE(bench.detail->text(), QString::fromUtf8(events[1].stateText));
        QCOMPARE(bench.detail->state().model().state(), events[1].state);
        QTRY_COMPARE(bench.list->currentIndex().row(), 2);
        const QByteArray json = bench.detail->json();
        QVERIFY(json.contains(QByteArray("\"id\":" + QByteArray::number(events[1].id))));
        QVERIFY(json.contains(QByteArray("\"state\":" + events[1].stateText)));
    }

    void arrowsSelectEverywhereAndEnterGoesToTheStep()
    {
        Bench bench;
        bench.step(10);
        QTRY_COMPARE(bench.frame().cursor, 10);
        const auto events = bench.notifications(0, 10);
        bench.list->setFocus();
        QTest::keyClick(bench.list, Qt::Key_Home);
        QTRY_COMPARE(bench.selection.current().notification.value_or(0), events[0].id);
        QTest::keyClick(bench.list, Qt::Key_Down);
        QTRY_COMPARE(bench.selection.current().notification.value_or(0), events[1].id);
        QCOMPARE(bench.selection.current().aggregate, events[1].originatorId);
        QTRY_COMPARE(bench.detail->text(), QString::fromUtf8(events[1].stateText));
        QTest::keyClick(bench.list, Qt::Key_Return);
        QTRY_COMPARE(bench.frame().cursor, events[1].step);
        QTRY_COMPARE(bench.text(bench.list), bench.expected(0, events[1].step));
    }

    void selectingInAnotherLogShowsThatLog()
    {
        Bench bench;
        const qint64 end = bench.runToEnd();
        const auto transfers = bench.notifications(1, end);
        QVERIFY(!transfers.empty());
        bench.selection.selectNotification(1, transfers[0].id);
        QTRY_COMPARE(bench.bar->process(), 1);
        QTRY_COMPARE(bench.list->currentIndex().row(), 1);
        bench.choose(0);
        QTRY_COMPARE(bench.text(bench.list), bench.expected(0, end));
        QVERIFY(!bench.list->currentIndex().isValid());
    }

    void anIdOrASectionCanBeTyped()
    {
        Bench bench({560, 360});
        const qint64 end = bench.runToEnd();
        QVERIFY(bench.notifications(0, end).size() > 4);
        auto* field = bench.bar->findChild<QLineEdit*>();
        QTest::keyClicks(field, u"4"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(bench.selection.current().notification.value_or(0), 4);
        field->setText(u"1,10"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(bench.selection.current().notification.value_or(0), 1);
        field->setText(u"100000"_s);
        QTest::keyClick(field, Qt::Key_Return);
        bench.ask([](const History&) { return 0; });
        QCOMPARE(bench.selection.current().notification.value_or(0), 1);
    }

    void theNewestIsFollowedUntilThePersonLooksElsewhere()
    {
        Bench bench({400, 260});
        const qint64 end = bench.runToEnd();
        QTRY_COMPARE(bench.text(bench.list), bench.expected(0, end));
        const auto events = bench.notifications(0, end);
        QTRY_COMPARE(bench.detail->text(), QString::fromUtf8(events.back().stateText));
        QScrollBar* bar = bench.list->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QTRY_COMPARE(bar->value(), bar->maximum());
        QVERIFY(bench.bar->isFollowing());
        bar->setValue(0);
        QVERIFY(!bench.bar->isFollowing());
        bench.goTo(end - 1);
        QTRY_COMPARE(bench.frame().cursor, end - 1);
        QCOMPARE(bar->value(), 0);
        bench.bar->setFollowing(true);
        QTRY_COMPARE(bar->value(), bar->maximum());
    }

    void aFilterShowsWhatItKeepsAtEveryStep()
    {
        Bench bench;
        QAbstractItemModelTester tester(
            bench.list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const qint64 end = bench.runToEnd();
        bench.edit->setExpression(u"name == \"Credited\""_s);
        QTest::keyClick(bench.edit, Qt::Key_Return);
        for (const qint64 step : {end, end / 2, qint64{1}, end}) {
            bench.goTo(step);
            QTRY_COMPARE(bench.frame().cursor, step);
            const auto expected = bench.idsOf(u"Credited"_s, step);
            QTRY_COMPARE(bench.ids(), expected);
            QTRY_COMPARE(bench.result(),
                u"✓ %1 of %2"_s.arg(expected.size()).arg(bench.notifications(0, step).size()));
        }
        const auto last = bench.idsOf(u"Credited"_s, end).constLast();
        bench.selection.selectNotification(0, last);
        QTRY_COMPARE(bench.list->currentIndex().row(), bench.ids().indexOf(last));
        bench.filter->setText({});
        QTRY_COMPARE(bench.text(bench.list), bench.expected(0, end));
    }

    void aBareWordFiltersAndAMistakeLeavesWhatIsShown()
    {
        Bench bench;
        const qint64 end = bench.runToEnd();
        bench.filter->setText(u"Opened"_s);
        const auto opened = bench.idsOf(u"Opened"_s, end);
        QTRY_COMPARE(bench.ids(), opened);
        bench.filter->setText(u"nme == \"Opened\""_s);
        QTRY_COMPARE(bench.result(), u"✗ mistake"_s);
        QCOMPARE(bench.ids(), opened);
        bench.filter->setText(u"id > 1000"_s);
        QTRY_COMPARE(bench.list->model()->rowCount(), 0);
        QTest::keyClick(bench.edit, Qt::Key_Escape);
        QTRY_COMPARE(bench.text(bench.list), bench.expected(0, end));
    }

    void aLongLogIsLookedThroughInPieces()
    {
        Bench bench;
        bench.link.post(request::OpenSystem{.system = u"bank"_s, .scenario = u"a busy day"_s});
        QTRY_COMPARE(bench.frame().scenario, u"a busy day"_s);
        const qint64 end = bench.runToEnd();
        bench.filter->setText(u"name == \"Opened\""_s);
        const auto expected = bench.ask([end](const History& history) {
            QList<NotificationId> ids;
            for (const EventView& event : history.notifications(0, 1, 1'000'000, end)) {
                if (event.name == "Opened"_L1)
                    ids.append(event.id);
            }
            return ids;
        });
        QVERIFY(expected.size() > 10);
        QTRY_COMPARE(bench.ids(), expected);
        QTRY_VERIFY(bench.result().startsWith(u'✓'));
    }

    void sectionsOfAStoreWithGapsFollowTheLibrarysLinks()
    {
        Bench bench;
        if (!bench.openStore(u"gaps.db"_s))
            QSKIP("the stores of the Python library are not here (OCCASION_SHARED)");
        bench.goTo(bench.frame().newest);
        QTRY_COMPARE(bench.frame().cursor, bench.frame().newest);
        QTRY_VERIFY(bench.list->model()->rowCount() > 0);
        NotificationId start = 1;
        int row = 0;
        for (bool more = true; more;) {
            const auto items = bench.ask([start, step = bench.frame().newest](const History& history) {
                return history.notifications(0, start, 10, step);
            });
            more = items.size() == 10;
            if (items.empty())
                break;
            const QString id = u"Section %1,%2"_s.arg(items.front().id).arg(items.back().id);
            start = items.back().id + 1;
            const QString next = u" → next %1,%2 · archived"_s.arg(start).arg(start + 9);
            QTRY_COMPARE(bench.cell(bench.list, row, 0), QString(id + (more ? next : u" · current"_s)));
            for (const EventView& item : items)
                QCOMPARE(bench.cell(bench.list, ++row, 0), QString::number(item.id));
            ++row;
        }
        QCOMPARE(row, bench.list->model()->rowCount());
    }

    void everyNotificationOfAnOddStoreCanBeShown()
    {
        Bench bench;
        if (!bench.openStore(u"nasty.db"_s))
            QSKIP("the stores of the Python library are not here (OCCASION_SHARED)");
        const qint64 newest = bench.frame().newest;
        bench.goTo(newest);
        QTRY_COMPARE(bench.frame().cursor, newest);
        const auto events = bench.notifications(0, newest);
        QVERIFY(!events.empty());
        for (const EventView& event : events) {
            bench.selection.selectNotification(0, event.id);
            QTRY_COMPARE(bench.selection.current().notification.value_or(0), event.id);
            QTRY_VERIFY(bench.list->currentIndex().isValid()
                && bench.cell(bench.list, bench.list->currentIndex().row(), LogModel::Id)
                    == QString::number(event.id));
            QTRY_VERIFY(bench.detail->notification() == event);
        }
    }
};

QTEST_MAIN(TestLogPanel)
#include "tst_logpanel.moc"
