// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/deliverableids.h"

#include <QtTest>

using namespace occasion;

class DeliverableIdsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextIsTheLowestAboveWhatIsTracked()
    {
        const auto ids = of({2, 5, 9});
        QCOMPARE(ids->next(0, 100), 2);
        QCOMPARE(ids->next(2, 100), 5);
        QCOMPARE(ids->next(2, 4), 0);
        QCOMPARE(ids->next(9, 100), 0);
        QCOMPARE(ids->count(0, 100), 3);
        QCOMPARE(ids->count(2, 8), 1);
        QCOMPARE(ids->count(8, 2), 0);
    }

    void aForkSharesWhatWasThereAndNothingLater()
    {
        const auto base = of({2, 5, 9});
        DeliverableIds fork(base, 5);
        base->append(12);
        QCOMPARE(fork.next(5, 100), 0);
        QCOMPARE(fork.count(0, 100), 2);
        fork.append(7);
        fork.append(11);
        QCOMPARE(fork.next(2, 100), 5);
        QCOMPARE(fork.next(5, 100), 7);
        QCOMPARE(fork.count(2, 100), 3);
        QCOMPARE(fork.count(2, 7), 2);
        QCOMPARE(base->count(0, 100), 4);
    }

private:
    static std::shared_ptr<DeliverableIds> of(std::initializer_list<NotificationId> ids)
    {
        auto made = std::make_shared<DeliverableIds>();
        for (const auto id : ids)
            made->append(id);
        return made;
    }
};

QTEST_GUILESS_MAIN(DeliverableIdsTest)
#include "tst_deliverableids.moc"
