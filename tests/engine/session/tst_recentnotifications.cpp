// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/recentnotifications.h"

#include <QtTest>

using namespace occasion;

namespace {

Notification notification(NotificationId id)
{
    Notification made;
    made.id = id;
    made.originatorVersion = id * 10;
    return made;
}

}

class TestRecentNotifications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestAreFoundByTheirIds()
    {
        RecentNotifications recent(3);
        QVERIFY(!recent.find(1));
        for (const NotificationId id : {2, 3, 7, 8})
            recent.add(notification(id));
        QVERIFY(!recent.find(2)); // it had to go
        QVERIFY(!recent.find(4));
        QVERIFY(!recent.find(9));
        for (const NotificationId id : {3, 7, 8}) {
            QVERIFY(recent.find(id));
            QCOMPARE(recent.find(id)->originatorVersion, id * 10);
        }
    }

    void nothingIsKeptWhereNothingMayBe()
    {
        RecentNotifications none(0);
        none.add(notification(1));
        QVERIFY(!none.find(1));
    }
};

QTEST_GUILESS_MAIN(TestRecentNotifications)

#include "tst_recentnotifications.moc"
