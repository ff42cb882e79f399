// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/logindex.h"

#include <QTest>

#include <limits>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

constexpr auto end = std::numeric_limits<NotificationId>::max();

OriginatorId id(char16_t letter)
{
    return OriginatorId::fromStored(QString(32, QChar(letter)));
}

}

/// What is known of a log at every position of it.
class TestLogIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyLogHasNothing()
    {
        const LogIndex index;
        QCOMPARE(index.countUpTo(end), 0);
        QCOMPARE(index.aggregateCount(end), 0);
        QCOMPARE(index.row(id(u'a'), end), -1);
        QVERIFY(index.notificationsOf(id(u'a'), end).empty());
    }

    void idsMayHaveGaps()
    {
        LogIndex index;
        for (const NotificationId one : {3, 4, 9, 20})
            index.append(one, id(u'a'), one, u"t"_s);
        QCOMPARE(index.countUpTo(2), 0);
        QCOMPARE(index.countUpTo(3), 1);
        QCOMPARE(index.countUpTo(8), 2);
        QCOMPARE(index.countUpTo(9), 3);
        QCOMPARE(index.countUpTo(end), 4);
        QCOMPARE(index.idAt(0), 3);
        QCOMPARE(index.idAt(2), 9);
        QCOMPARE(index.notificationsOf(id(u'a'), 19), (std::vector<NotificationId>{3, 4, 9}));
        QCOMPARE(index.notificationsOf(id(u'a'), 19, 1, 1), (std::vector<NotificationId>{4}));
        QCOMPARE(index.notificationsOf(id(u'a'), 19, 2, 5), (std::vector<NotificationId>{9}));
        QVERIFY(index.notificationsOf(id(u'a'), 19, 3).empty());
    }

    void idsWithoutGapsAreCountedTheSame()
    {
        LogIndex index;
        for (NotificationId one = 1; one <= 5; ++one)
            index.append(one, id(u'a'), one, u"t"_s);
        QCOMPARE(index.countUpTo(0), 0);
        QCOMPARE(index.countUpTo(3), 3);
        QCOMPARE(index.countUpTo(end), 5);
        QCOMPARE(index.idAt(4), 5);
    }

    void idsAscend()
    {
        LogIndex index;
        index.append(2, id(u'a'), 1, u"t"_s);
        QVERIFY_THROWS_EXCEPTION(ProgrammingError, index.append(2, id(u'a'), 2, u"t"_s));
        QCOMPARE(index.count(), 1);
    }

    void aggregatesStandAsTheyWereAtThePosition()
    {
        LogIndex index;
        index.append(1, id(u'b'), 1, u"m:B.Opened"_s);
        index.append(2, id(u'a'), 1, u"m:A.Opened"_s);
        index.append(3, id(u'b'), 2, u"m:B.Closed"_s);
        QCOMPARE(index.aggregateCount(1), 1);
        QCOMPARE(index.aggregateCount(3), 2);
        QCOMPARE(index.row(id(u'a'), 1), -1);
        QCOMPARE(index.row(id(u'a'), 2), 1);

        const auto before = index.aggregateAt(0, 2);
        QCOMPARE(before.id, id(u'b'));
        QCOMPARE(before.version, 1);
        QCOMPARE(before.lastTopic, u"m:B.Opened"_s);
        QCOMPARE(before.last, 1);
        const auto after = index.aggregateAt(0, 3);
        QCOMPARE(after.version, 2);
        QCOMPARE(after.firstTopic, u"m:B.Opened"_s);
        QCOMPARE(after.lastTopic, u"m:B.Closed"_s);
        QCOMPARE(after.events, 2);
    }

    void oddVersionsGiveTheHighest()
    {
        LogIndex index;
        const Version large = Version(1) << 62;
        NotificationId next = 0;
        for (const Version version : {Version(7), Version(3), Version(-5), large, Version(8)})
            index.append(++next, id(u'a'), version, u"t"_s);
        QCOMPARE(index.aggregateAt(0, 1).version, 7);
        QCOMPARE(index.aggregateAt(0, 3).version, 7);
        QCOMPARE(index.aggregateAt(0, 5).version, large);
        QCOMPARE(index.aggregateAt(0, 5).last, 5);
    }
};

QTEST_GUILESS_MAIN(TestLogIndex)
#include "tst_logindex.moc"
