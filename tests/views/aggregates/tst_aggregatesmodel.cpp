// SPDX-License-Identifier: BSD-3-Clause
#include "views/aggregates/aggregatesearch.h"
#include "views/aggregates/aggregatesmodel.h"
#include "views/common/listtable.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// Two processes with many aggregates, read at once.
struct Lists
{
    std::vector<AggregateItem> read(int process, qint64 first, int limit) const
    {
        std::vector<AggregateItem> items;
        for (qint64 i = first; i < qMin(first + limit, counts[static_cast<size_t>(process)]); ++i) {
            AggregateItem item;
            item.summary = {.process = process, .version = i, .lastEvent = u"Opened"_s, .lastStep = i + 1};
            item.shortId = u"%1-%2"_s.arg(process).arg(i);
            item.fresh = i == 1;
            items.push_back(item);
        }
        return items;
    }
    void show(qint64 first, qint64 second)
    {
        counts = {first, second};
        model.setCounts(counts);
    }
    QString text(int row, int column = 0)
    {
        model.index(row, column).data();
        QCoreApplication::processEvents();
        return model.index(row, column).data().toString();
    }

    std::vector<qint64> counts{0, 0};
    AggregatesModel model{[this](int process, qint64 first, int limit, const auto& done) {
        done(read(process, first, limit));
    }};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

}

class TestAggregatesModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachProcessHeadsItsAggregates()
    {
        Lists lists;
        lists.model.restart({{.process = 0, .name = u"Accounts"_s}, {.process = 1, .name = u"Transfers"_s}});
        lists.show(2, 1);
        QCOMPARE(lists.model.rowCount(), 5);
        QCOMPARE(lists.text(0), u"Accounts: 2 aggregates"_s);
        QCOMPARE(lists.text(2), u"0-1"_s);
        QCOMPARE(lists.text(3), u"Transfers: 1 aggregate"_s);
        QCOMPARE(lists.text(4), u"1-0"_s);
        QVERIFY(lists.model.index(2, 0).data(listrole::Fresh).toBool());
        QVERIFY(!lists.model.index(1, 0).data(listrole::Fresh).toBool());
        QVERIFY(!(lists.model.flags(lists.model.index(3, 0)) & Qt::ItemIsEnabled));
    }

    void listsGrowAndShrinkAtTheirOwnEnds()
    {
        Lists lists;
        lists.model.restart({{.process = 0, .name = u"Accounts"_s}, {.process = 1, .name = u"Transfers"_s}});
        lists.show(1, 1);
        lists.text(3);
        const QPersistentModelIndex transfer = lists.model.index(3, 0);
        QSignalSpy resets(&lists.model, &QAbstractItemModel::modelReset);
        lists.show(3, 2);
        QCOMPARE(transfer.row(), 5);
        QCOMPARE(lists.text(3), u"0-2"_s);
        QCOMPARE(lists.text(6), u"1-1"_s);
        lists.show(0, 1);
        QCOMPARE(lists.model.rowCount(), 3);
        QCOMPARE(transfer.row(), 2);
        QCOMPARE(lists.text(0), u"Accounts: no aggregates"_s);
        QCOMPARE(resets.size(), 0);
    }

    void oneProcessAloneIsItsOwnList()
    {
        Lists lists;
        lists.model.restart({{.process = 1, .name = u"Transfers"_s}});
        lists.counts = {5, 3};
        lists.model.setCounts({3});
        QCOMPARE(lists.model.rowCount(), 4);
        QCOMPARE(lists.text(3), u"1-2"_s);
        QCOMPARE(lists.model.rowOf(1, 2), 3);
        QCOMPARE(lists.model.rowOf(0, 2), -1);
    }

    void aHundredThousandAggregatesComeByPage()
    {
        Lists lists;
        lists.model.restart({{.process = 0, .name = u"Accounts"_s}, {.process = 1, .name = u"Transfers"_s}});
        lists.show(100'000, 100'000);
        QCOMPARE(lists.model.rowCount(), 200'002);
        QCOMPARE(lists.model.index(90'000, 0).data().toString(), u"…"_s);
        QCOMPARE(lists.text(90'000), u"0-89999"_s);
        QCOMPARE(lists.text(200'001), u"1-99999"_s);
        QCOMPARE(lists.model.placeOf(200'001), std::pair(1, qint64{99'999}));
    }

    void aSearchFindsPlacesChunkByChunkAndForgetsNothing()
    {
        int scans = 0;
        AggregateSearch search([&](int process, qint64 first, int limit, const QString&, const auto& done) {
            ++scans;
            std::vector<qint64> places;
            for (qint64 i = first; i < first + limit; ++i) {
                if (process == 0 && i % 1000 == 7)
                    places.push_back(i);
            }
            done(places);
        });
        search.setCounts({5000, 10});
        QCOMPARE(scans, 0);
        search.setText(u"ab"_s);
        QVERIFY(search.isComplete());
        QCOMPARE(search.matchCounts(), (std::vector<qint64>{5, 0}));
        QCOMPARE(search.places(0, 1, 2), (std::vector<qint64>{1007, 2007}));
        QCOMPARE(search.matchOf(0, 3007), 3);
        QCOMPARE(search.matchOf(0, 3008), -1);
        const int before = scans;
        search.setCounts({2000, 10});
        QCOMPARE(search.matchCounts(), (std::vector<qint64>{2, 0}));
        search.setCounts({6500, 10});
        QCOMPARE(search.matchCounts(), (std::vector<qint64>{7, 0}));
        QCOMPARE(scans, before + 1);
        search.setText({});
        QVERIFY(!search.isActive());
    }
};

QTEST_MAIN(TestAggregatesModel)
#include "tst_aggregatesmodel.moc"
