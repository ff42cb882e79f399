// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/logindex.h"

#include <QRandomGenerator>
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

    void topicsAreThoseOfTheEventsFromAnIdOn()
    {
        const auto base = std::make_shared<LogIndex>();
        base->append(3, id(u'a'), 1, u"opened"_s);
        base->append(9, id(u'a'), 2, u"raised"_s);
        base->append(10, id(u'a'), 3, u"closed"_s);
        LogIndex fork(base, 9);
        fork.append(20, id(u'b'), 1, u"opened again"_s);
        QCOMPARE(base->topics(1, 5, end), (QStringList{u"opened"_s, u"raised"_s, u"closed"_s}));
        QCOMPARE(base->topics(4, 5, 9), (QStringList{u"raised"_s}));
        QCOMPARE(base->topics(4, 1, end), (QStringList{u"raised"_s}));
        QCOMPARE(base->topics(11, 5, end), QStringList());
        QCOMPARE(fork.topics(9, 5, end), (QStringList{u"raised"_s, u"opened again"_s}));
        QCOMPARE(fork.topics(9, 5, 19), (QStringList{u"raised"_s}));
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

    void idsMayBeginBelowOne()
    {
        LogIndex index;
        for (NotificationId one = -1; one <= 1; ++one)
            index.append(one, id(u'a'), one + 2, u"t"_s);
        QCOMPARE(index.countUpTo(-2), 0);
        QCOMPARE(index.countUpTo(0), 2);
        QCOMPARE(index.countUpTo(end), 3);
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

    /// Whatever both hold, however often it was forked, and although the base goes on.
    void aForksIndexIsWhatASingleOneWouldBe()
    {
        for (quint32 seed = 1; seed <= 30; ++seed) {
            QRandomGenerator random(seed);
            LogIndex single;
            auto layered = std::make_shared<LogIndex>();
            std::map<char16_t, Version> versions;
            NotificationId newest = 0;
            for (int event = 0; event < 120; ++event) {
                if (random.bounded(15) == 0) {
                    auto fork = std::make_shared<LogIndex>(layered, newest);
                    layered->append(newest + 1, id(u'z'), 1, u"t:Other.Path"_s);
                    layered = std::move(fork);
                }
                newest += 1 + (random.bounded(4) == 0 ? random.bounded(3) : 0);
                const auto letter = static_cast<char16_t>(u'a' + random.bounded(12));
                const auto topic = u"t:%1.E%2"_s.arg(QChar(letter)).arg(random.bounded(3));
                const Version version = ++versions[letter];
                single.append(newest, id(letter), version, topic);
                layered->append(newest, id(letter), version, topic);
            }
            QCOMPARE(layered->count(), single.count());
            for (NotificationId position = 0; position <= newest + 1; ++position)
                compare(*layered, single, position, random);
        }
    }

private:
    static void compare(
        const LogIndex& layered, const LogIndex& single, NotificationId position, QRandomGenerator& random)
    {
        QCOMPARE(layered.countUpTo(position), single.countUpTo(position));
        QCOMPARE(layered.aggregateCount(position), single.aggregateCount(position));
        if (const auto events = single.countUpTo(position))
            QCOMPARE(layered.idAt(events - 1), single.idAt(events - 1));
        for (qint64 row = 0; row < single.aggregateCount(position); ++row) {
            const auto wanted = single.aggregateAt(row, position);
            const auto found = layered.aggregateAt(row, position);
            QCOMPARE(found.id, wanted.id);
            QCOMPARE(found.version, wanted.version);
            QCOMPARE(found.firstTopic, wanted.firstTopic);
            QCOMPARE(found.lastTopic, wanted.lastTopic);
            QCOMPARE(found.last, wanted.last);
            QCOMPARE(found.events, wanted.events);
        }
        for (char16_t letter = u'a'; letter <= u'z'; ++letter) {
            const auto originator = id(letter);
            QCOMPARE(layered.row(originator, position), single.row(originator, position));
            const auto offset = random.bounded(4);
            const auto limit = random.bounded(5) - 1;
            QCOMPARE(layered.notificationsOf(originator, position, offset, limit),
                single.notificationsOf(originator, position, offset, limit));
        }
    }
};

QTEST_GUILESS_MAIN(TestLogIndex)
#include "tst_logindex.moc"
