// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/lrucache.h"

#include <QTest>

using namespace occasion;

/// What the Python library's cache does, by the same operations.
class TestLruCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasPutIsThere()
    {
        LruCache<int, char> cache(2);
        QVERIFY(!cache.put(1, 'a'));
        QCOMPARE(*cache.get(1), 'a');
        QVERIFY(!cache.get(2));
    }

    void theOldestMakesRoomAndIsGivenBack()
    {
        LruCache<int, char> cache(2);
        cache.put(1, 'a');
        cache.put(2, 'b');
        const auto gone = cache.put(3, 'c');
        QVERIFY(gone);
        QCOMPARE(gone->first, 1);
        QCOMPARE(gone->second, 'a');
        QVERIFY(!cache.get(1) && cache.get(2) && cache.get(3));
    }

    void whatIsUsedIsTheNewest()
    {
        LruCache<int, char> cache(2);
        cache.put(1, 'a');
        cache.put(2, 'b');
        cache.get(1);
        QCOMPARE(cache.put(3, 'c')->first, 2);
    }

    void whatIsPutAgainIsReplacedAndTheNewest()
    {
        LruCache<int, char> cache(2);
        cache.put(1, 'a');
        cache.put(2, 'b');
        QVERIFY(!cache.put(1, 'z'));
        QCOMPARE(*cache.get(1), 'z');
        QCOMPARE(cache.put(3, 'c')->first, 2);
        QCOMPARE(cache.size(), 2);
    }

    void whatIsTakenIsGone()
    {
        LruCache<int, char> cache(2);
        cache.put(1, 'a');
        QCOMPARE(cache.take(1), std::optional('a'));
        QCOMPARE(cache.take(1), std::nullopt);
        QCOMPARE(cache.size(), 0);
    }

    void withoutASizeNothingMakesRoom_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("zero") << 0;
        QTest::newRow("negative") << -1;
    }
    void withoutASizeNothingMakesRoom()
    {
        QFETCH(const int, size);
        LruCache<int, char> cache(size);
        for (int key = 0; key < 1000; ++key)
            QVERIFY(!cache.put(key, 'a'));
        QVERIFY(cache.get(0));
    }
};

QTEST_GUILESS_MAIN(TestLruCache)
#include "tst_lrucache.moc"
