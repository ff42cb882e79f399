// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/listtable.h"
#include "views/log/logmodel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// A log whose ids are given, each recorded by the step of its place + 1.
struct Log
{
    explicit Log(std::vector<NotificationId> given)
        : ids(std::move(given))
    {
    }
    explicit Log(NotificationId last)
    {
        for (NotificationId id = 1; id <= last; ++id)
            ids.push_back(id);
    }
    std::vector<LogItem> read(qint64 first, int limit) const
    {
        std::vector<LogItem> items;
        for (auto i = static_cast<size_t>(first); i < ids.size() && items.size() < static_cast<size_t>(limit);
             ++i)
            items.push_back(
                {.id = ids[i], .shortOriginator = u"0a1b2c3d"_s, .step = static_cast<qint64>(i) + 1});
        return items;
    }
    /// The text of the row, its page fetched.
    QString text(int row, int column = 0)
    {
        model.index(row, column).data();
        QCoreApplication::processEvents();
        return model.index(row, column).data().toString();
    }
    QString heading(int row)
    {
        text(row);
        return model.index(row, 3).data(listrole::Heading).toString();
    }

    std::vector<NotificationId> ids;
    LogModel model{[this](int, qint64 first, int limit, const auto& done) { done(read(first, limit)); }};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

/// A hypothetical branch that leaves an event out before each of these ids; the step of one is its id's.
SupposedMarks leavingOut(const QList<NotificationId>& ids)
{
    Frame frame;
    frame.session = 1;
    frame.sessions = {{.id = 1, .hypothetical = true}};
    for (const auto id : ids) {
        Supposition left{.kind = Supposition::Kind::LeftOut, .step = id, .topic = u"m:A.Gone"_s};
        frame.sessions.front().supposed.push_back({left, 0, id});
    }
    return {frame, 0};
}

}

class TestLogModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sectionsHoldTenItemsUnderTheirIdsAndLinks()
    {
        Log log(14);
        log.model.setCount(14, 14);
        QCOMPARE(log.model.rowCount(), 16);
        QCOMPARE(log.model.sectionCount(), 2);
        QCOMPARE(log.heading(0), u"Section 1,10 → next 11,20 · archived"_s);
        QCOMPARE(log.heading(11), u"Section 11,14 · current"_s);
        QCOMPARE(log.text(1), u"1"_s);
        QCOMPARE(log.text(10), u"10"_s);
        QCOMPARE(log.text(12), u"11"_s);
        QVERIFY(!(log.model.flags(log.model.index(11, 0)) & Qt::ItemIsSelectable));
    }

    void aFullSectionHasALinkThoughNothingFollowsYet()
    {
        Log log(10);
        log.model.setCount(10, 10);
        QCOMPARE(log.model.rowCount(), 11);
        QCOMPARE(log.heading(0), u"Section 1,10 → next 11,20 · archived"_s);
    }

    void sectionsAreCountedByItemsWhereIdsHaveGaps()
    {
        Log log({1, 2, 5, 6, 7, 8, 9, 20, 27, 28, 31, 40});
        log.model.setCount(12, 12);
        QCOMPARE(log.heading(0), u"Section 1,28 → next 29,38 · archived"_s);
        QCOMPARE(log.heading(11), u"Section 31,40 · current"_s);
        QCOMPARE(log.text(12), u"31"_s);
    }

    void whatWasLeftOutStandsWhereItWas_data()
    {
        QTest::addColumn<QList<NotificationId>>("before");
        const auto row = [](const char* name, QList<NotificationId> ids) { QTest::newRow(name) << ids; };
        row("nothing", {});
        row("the first", {1});
        row("within", {5});
        row("between sections", {11});
        row("after a section's first", {12});
        row("several in one place", {5, 5, 11, 11, 12});
        row("after the last", {25});
    }

    void whatWasLeftOutStandsWhereItWas()
    {
        QFETCH(const QList<NotificationId>, before);
        Log log(24);
        log.model.suppose(leavingOut(before));
        const auto check = [&](qint64 count, qint64 cursor) {
            log.model.setCount(count, cursor);
            QStringList expected;
            for (NotificationId id = 1; id <= count + 1; ++id) {
                if (id <= cursor)
                    expected.append(QStringList(before.count(id), u"—"_s));
                if (id > count)
                    break;
                if (id % 10 == 1)
                    expected.append(u"heading"_s);
                expected.append(QString::number(id));
            }
            QStringList shown;
            for (int row = 0; row < log.model.rowCount(); ++row) {
                const bool isHeading = !log.heading(row).isEmpty();
                shown.append(isHeading ? u"heading"_s : log.text(row));
                const bool isItem = !isHeading && shown.constLast() != u"—"_s;
                QCOMPARE(log.model.flags(log.model.index(row, 0)).testFlag(Qt::ItemIsSelectable), isItem);
                if (isItem)
                    QCOMPARE(log.model.rowOf(log.model.placeOf(row)), row);
                QCOMPARE(log.model.item(row) != nullptr, isItem);
            }
            QCOMPARE(shown, expected);
        };
        for (qint64 count = 0; count <= 24; ++count)
            check(count, count + 1);
        for (const qint64 count : {24, 20, 11, 10, 9, 1, 0, 24})
            check(count, count);
        check(24, 25);
    }

    void whatWasEditedOrInsertedIsMarked()
    {
        Log log(3);
        Frame frame;
        frame.session = 1;
        frame.sessions = {{.id = 1, .hypothetical = true}};
        using Kind = Supposition::Kind;
        const auto suppose = [&frame](Kind kind, NotificationId id, int process) {
            frame.sessions.front().supposed.push_back(
                {{.kind = kind, .step = id, .topic = u"m:A.Came"_s}, process, id});
        };
        suppose(Kind::Edited, 1, 0);
        suppose(Kind::Inserted, 2, 0);
        suppose(Kind::Inserted, 3, 1); // of another process
        log.model.setCount(3, 3);
        log.model.suppose({frame, 0});
        QCOMPARE(log.text(1, LogModel::Event), u"✎ "_s);
        QCOMPARE(log.text(2, LogModel::Event), u"+ "_s);
        QCOMPARE(log.text(3, LogModel::Event), QString());
        const auto tip = log.model.index(2, LogModel::Event).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"Came also happened"), qPrintable(tip));
    }

    void theLogGrowsAndShrinksAtItsEnd()
    {
        Log log(25);
        log.model.setCount(9, 9);
        log.text(1);
        const QPersistentModelIndex third = log.model.index(3, 0);
        QSignalSpy resets(&log.model, &QAbstractItemModel::modelReset);
        log.model.setCount(25, 25);
        QCOMPARE(log.model.rowCount(), 28);
        QCOMPARE(log.heading(0), u"Section 1,10 → next 11,20 · archived"_s);
        QCOMPARE(log.heading(22), u"Section 21,25 · current"_s);
        log.model.setCount(13, 13);
        QCOMPARE(log.model.rowCount(), 15);
        QCOMPARE(log.heading(11), u"Section 11,13 · current"_s);
        log.model.setCount(0, 0);
        QCOMPARE(log.model.rowCount(), 0);
        QVERIFY(!third.isValid());
        QCOMPARE(resets.size(), 0);
    }

    void whatTheStepAtTheCursorRecordedIsFresh()
    {
        Log log(5);
        log.model.setCount(5, 5);
        log.text(5);
        QVERIFY(log.model.index(5, 0).data(listrole::Fresh).toBool());
        QVERIFY(!log.model.index(4, 0).data(listrole::Fresh).toBool());
        log.model.setCount(4, 4);
        QVERIFY(log.model.index(4, 0).data(listrole::Fresh).toBool());
    }

    void rowsAndPlacesAgree()
    {
        Log log(1000);
        log.model.setCount(1000, 1000);
        for (qint64 place = 0; place < 1000; ++place)
            QCOMPARE(log.model.placeOf(log.model.rowOf(place)), place);
        QCOMPARE(log.model.rowOf(1000), -1);
        QCOMPARE(log.model.placeOf(0), -1);
        QCOMPARE(log.text(log.model.rowOf(777)), u"778"_s);
    }
};

QTEST_GUILESS_MAIN(TestLogModel)
#include "tst_logmodel.moc"
