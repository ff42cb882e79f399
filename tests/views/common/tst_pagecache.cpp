// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/pagecache.h"

#include <QtTest>

using namespace occasion;

namespace {

using Cache = PageCache<qint64>;

/// Numbers whose answers wait until the test lets them come.
struct Numbers
{
    struct Waiting
    {
        qint64 first;
        int limit;
        Cache::Done done;
    };

    explicit Numbers(PagedRows kind)
        : cache(
            kind,
            [this](int, qint64 first, int limit, auto done) {
                waiting.push_back({first, limit, done});
            },
            [this](int, qint64 first, qint64) { arrived.push_back(first); })
    {
    }
    void turn() { QCoreApplication::processEvents(); }
    void answerAll()
    {
        for (turn(); !waiting.empty(); turn())
            answer(0);
    }
    void answer(size_t which)
    {
        const Waiting one = waiting.at(which);
        waiting.erase(waiting.begin() + static_cast<qsizetype>(which));
        std::vector<qint64> rows;
        for (qint64 i = one.first; i < qMin(one.first + one.limit, size); ++i)
            rows.push_back(i * factor);
        one.done(rows);
    }
    qint64 at(qint64 index)
    {
        const qint64* row = cache.find(0, index);
        return row ? *row : -1;
    }

    qint64 size = 1'000'000;
    qint64 factor = 1;
    std::vector<Waiting> waiting;
    std::vector<qint64> arrived;
    Cache cache;
};

}

class TestPageCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRowIsAbsentUntilItsPageArrives()
    {
        Numbers numbers(PagedRows::AppendOnly);
        QCOMPARE(numbers.at(250), -1);
        QVERIFY2(numbers.waiting.empty(), "looking must not fetch from within a paint");
        numbers.turn();
        QCOMPARE(numbers.waiting.size(), 1U);
        numbers.answer(0);
        QCOMPARE(numbers.arrived, std::vector<qint64>{200});
        QCOMPARE(numbers.at(250), 250);
        QCOMPARE(numbers.at(399), 399);
        numbers.turn();
        QVERIFY(numbers.waiting.empty());
    }

    void onlyTheLastWantedPagesAreFetchedAndTwoAtATime()
    {
        Numbers numbers(PagedRows::AppendOnly);
        for (qint64 page = 0; page < 100; ++page)
            numbers.at(page * Cache::pageSize);
        numbers.turn();
        QCOMPARE(numbers.waiting.size(), 2U);
        QCOMPARE(numbers.waiting.front().first, 99 * Cache::pageSize);
        numbers.answerAll();
        QVERIFY(numbers.arrived.size() < 10);
        QCOMPARE(numbers.at(0), -1);
        numbers.answerAll();
        QCOMPARE(numbers.at(0), 0);
    }

    void changingRowsStayUntilTheirNextStateIsThere()
    {
        Numbers numbers(PagedRows::Changing);
        numbers.at(5);
        numbers.answerAll();
        numbers.cache.refresh();
        numbers.factor = 3;
        QCOMPARE(numbers.at(5), 5);
        numbers.answerAll();
        QCOMPARE(numbers.at(5), 15);
    }

    void anAnswerOlderThanTheLastRefreshIsShownAndAskedForAgain()
    {
        Numbers numbers(PagedRows::Changing);
        numbers.at(5);
        numbers.turn();
        numbers.cache.refresh();
        numbers.answer(0);
        QCOMPARE(numbers.at(5), 5);
        numbers.factor = 2;
        numbers.answerAll();
        QCOMPARE(numbers.at(5), 10);
    }

    void onlyTheUnfinishedPageOfALogIsFetchedAgain()
    {
        Numbers numbers(PagedRows::AppendOnly);
        numbers.size = 300;
        numbers.at(0);
        numbers.at(250);
        numbers.answerAll();
        QCOMPARE(numbers.at(310), -1);
        numbers.answerAll();
        numbers.size = 320;
        numbers.cache.refresh();
        numbers.arrived.clear();
        numbers.at(0);
        numbers.at(310);
        numbers.answerAll();
        QCOMPARE(numbers.arrived, std::vector<qint64>{200});
        QCOMPARE(numbers.at(310), 310);
    }

    void pagesLookedAtLongestAgoAreForgotten()
    {
        Numbers numbers(PagedRows::AppendOnly);
        for (qint64 page = 0; page < 200; ++page) {
            numbers.at(page * Cache::pageSize);
            numbers.answerAll();
        }
        QCOMPARE(numbers.at(199LL * Cache::pageSize), 199LL * Cache::pageSize);
        QCOMPARE(numbers.at(0), -1);
    }

    void answersToWhatWasClearedAreDropped()
    {
        Numbers numbers(PagedRows::AppendOnly);
        numbers.at(0);
        numbers.turn();
        numbers.cache.clear();
        numbers.answer(0);
        QVERIFY(numbers.arrived.empty());
        QCOMPARE(numbers.at(0), -1);
        numbers.answerAll();
        QCOMPARE(numbers.at(0), 0);
    }
};

QTEST_GUILESS_MAIN(TestPageCache)
#include "tst_pagecache.moc"
