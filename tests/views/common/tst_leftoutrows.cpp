// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/leftoutrows.h"

#include <QtTest>

#include <algorithm>
#include <numeric>

using namespace occasion;

namespace {

/// Of a list of these notifications, one a row.
LeftOutRows rowsOf(const std::vector<NotificationId>& list)
{
    return LeftOutRows([list](const SupposedEvent& event) {
        return static_cast<int>(
            std::lower_bound(list.begin(), list.end(), event.notification) - list.begin());
    });
}

std::vector<SupposedEvent> events(const std::vector<NotificationId>& ids)
{
    std::vector<SupposedEvent> all;
    all.reserve(ids.size());
    for (const NotificationId id : ids)
        all.push_back({.notification = id});
    return all;
}

}

class TestLeftOutRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStandsBeforeTheRowInItsPlace()
    {
        // As rows: 10, (20), (20), 20, 30, (31).
        LeftOutRows rows = rowsOf({10, 20, 30});
        rows.set(events({20, 20, 31}));
        rows.show(3);
        const std::vector<int> own{0, 1, 1, 1, 2, 3};
        for (int row = 0; row < 6; ++row) {
            const bool isLeftOut = row == 1 || row == 2 || row == 5;
            QCOMPARE(rows.at(row) != nullptr, isLeftOut);
            QCOMPARE(rows.without(row), own[static_cast<size_t>(row)]);
            if (!isLeftOut)
                QCOMPARE(rows.with(rows.without(row)), row);
        }
        QCOMPARE(rows.at(1), rows.events().data());
        QCOMPARE(rows.at(2), &rows.events()[1]);
        QCOMPARE(rows.at(5), &rows.events()[2]);
        QCOMPARE(rows.at(6), nullptr);
        QCOMPARE(rows.at(-1), nullptr);
    }

    void onlyThoseThatAreShownHaveARow()
    {
        LeftOutRows rows = rowsOf({10, 20, 30});
        rows.set(events({10, 30}));
        QCOMPARE(rows.shown(), 0);
        QCOMPARE(rows.at(0), nullptr);
        QCOMPARE(rows.with(2), 2);
        rows.show(1);
        QCOMPARE(rows.at(0), rows.events().data());
        QCOMPARE(rows.at(3), nullptr);
        QCOMPARE(rows.with(2), 3);
        rows.set(events({20}));
        QCOMPARE(rows.shown(), 0);
    }

    void manyAreLookedUpInFewSteps()
    {
        int asked = 0;
        LeftOutRows rows([&asked](const SupposedEvent& event) {
            ++asked;
            return static_cast<int>(event.notification);
        });
        std::vector<NotificationId> ids(100'000);
        std::iota(ids.begin(), ids.end(), 0);
        rows.set(events(ids));
        rows.show(100'000);
        QCOMPARE(rows.at(150'000), &rows.events()[75'000]);
        QCOMPARE(rows.without(150'001), 75'000);
        QCOMPARE(rows.with(75'000), 150'001);
        QVERIFY2(asked < 100, qPrintable(QString::number(asked)));
    }
};

QTEST_GUILESS_MAIN(TestLeftOutRows)
#include "tst_leftoutrows.moc"
