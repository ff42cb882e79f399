// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/recorderplace.h"
#include "tests/support/sqlitefile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

const auto singleRows
    = u"CREATE TABLE tracking (application_name TEXT, notification_id INTEGER, PRIMARY KEY (application_name)) WITHOUT ROWID"_s;
const auto migrated = u"INSERT INTO tracking VALUES ('__migration__', 1)"_s;

StoredEvent stored(Version version)
{
    return {Uuid::v5(Uuid::namespaceUrl, "/tracked"), version, u"bank:Account.Credited"_s, "{}"};
}

}

/// Tracking tables as the Python library's later versions make them: a row for each leader.
class TestSqliteTracking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_path = m_folder.filePath(u"%1.db"_s.arg(++m_files));
        support::runSql(m_path, {singleRows, migrated});
        m_recorder = openRecorder({m_path});
    }
    void cleanup() { m_recorder.reset(); }

    void aRowIsRaisedForEachNotification()
    {
        for (const NotificationId id : {1, 2, 5})
            m_recorder->record({.events = {stored(id)}, .tracking = Tracking{u"Accounts"_s, id}});
        m_recorder->record({.tracking = Tracking{u"Other"_s, 3}});
        QCOMPARE(m_recorder->maxTrackingId(u"Accounts"_s), 5);
        QCOMPARE(m_recorder->selectTracking(), (std::vector<Tracking>{{u"Accounts"_s, 5}, {u"Other"_s, 3}}));
        QCOMPARE(
            support::runSql(m_path,
                {u"SELECT application_name || notification_id FROM tracking ORDER BY application_name"_s}),
            (QStringList{u"Accounts5"_s, u"Other3"_s, u"__migration__1"_s}));
    }

    void whatIsNotAboveTheRowIsRefusedWithItsEvents_data()
    {
        QTest::addColumn<qint64>("again");
        QTest::newRow("the same") << qint64(5);
        QTest::newRow("an earlier one") << qint64(4);
    }
    void whatIsNotAboveTheRowIsRefusedWithItsEvents()
    {
        QFETCH(const qint64, again);
        m_recorder->record({.events = {stored(1)}, .tracking = Tracking{u"Accounts"_s, 5}});
        QVERIFY_THROWS_EXCEPTION(IntegrityError,
            m_recorder->record({.events = {stored(2)}, .tracking = Tracking{u"Accounts"_s, again}}));
        QCOMPARE(m_recorder->maxNotificationId(), 1);
        QCOMPARE(m_recorder->maxTrackingId(u"Accounts"_s), 5);
    }

    void whatIsNotAboveTheRowWasProcessed()
    {
        m_recorder->record({.tracking = Tracking{u"Accounts"_s, 5}});
        QVERIFY(m_recorder->hasTrackingId({u"Accounts"_s, 5}));
        QVERIFY(m_recorder->hasTrackingId({u"Accounts"_s, 2}));
        QVERIFY(!m_recorder->hasTrackingId({u"Accounts"_s, 6}));
        QVERIFY(!m_recorder->hasTrackingId({u"Other"_s, 1}));
    }

    void theMarkOfTheMigrationIsNoLeader() { QVERIFY(m_recorder->selectTracking().empty()); }

    void theLeadersColumnMayHaveAnotherName()
    {
        const auto path = m_folder.filePath(u"renamed.db"_s);
        support::runSql(path,
            {u"CREATE TABLE tracking (\"context name\" TEXT, notification_id INTEGER, PRIMARY KEY (\"context name\")) WITHOUT ROWID"_s});
        const auto recorder = openRecorder({path});
        recorder->record({.tracking = Tracking{u"Accounts"_s, 5}});
        recorder->record({.tracking = Tracking{u"Accounts"_s, 6}});
        QCOMPARE(recorder->selectTracking(), (std::vector<Tracking>{{u"Accounts"_s, 6}}));
    }

    void aTableOfAnotherShapeIsRefused()
    {
        const auto path = m_folder.filePath(u"other.db"_s);
        support::runSql(
            path, {u"CREATE TABLE tracking (leader TEXT PRIMARY KEY, follower TEXT, id INTEGER)"_s});
        QVERIFY_THROWS_EXCEPTION(OperationalError, openRecorder({path}));
    }

private:
    QTemporaryDir m_folder;
    int m_files = 0;
    QString m_path;
    std::unique_ptr<ProcessRecorder> m_recorder;
};

QTEST_GUILESS_MAIN(TestSqliteTracking)
#include "tst_sqlitetracking.moc"
