// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/openstore.h"
#include "engine/session/storeexport.h"
#include "tests/support/bankrun.h"
#include "tests/support/sqlitefile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace bank;

/// A session's stores as files of their own, which whoever reads the library's stores can read.
class StoreExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void eachApplicationHasAFileLaidOutAsTheLibraryDoes()
    {
        const auto session = bankSession(u"two transfers at once"_s);
        finish(*session);
        const auto paths = exportStores(*session, m_folder->path());
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
            (QStringList{u"accounts.sqlite"_s, u"statements.sqlite"_s, u"transfers.sqlite"_s}));
        QCOMPARE(support::runSql(
                     paths.front(), {u"SELECT name FROM sqlite_master WHERE type='table' ORDER BY name"_s}),
            (QStringList{u"journal"_s, u"stored_events"_s, u"stored_snapshots"_s, u"tracking"_s}));
    }

    void aBranchIsExportedWholeAndOpensAsOneHistory()
    {
        const auto trunk = bankSession(u"two transfers at once"_s);
        finish(*trunk);
        const auto fork = trunk->forkAt(9);
        bank::call(*fork, openAccount(u"Carol"_s));
        finish(*fork);
        exportStores(*fork, m_folder->path());
        const OpenStore store(m_folder->path());
        QCOMPARE(store.processes().size(), fork->history().map()->processes.size());
        for (size_t i = 0; i < store.processes().size(); ++i) {
            const auto process = static_cast<int>(i);
            const auto name = store.processes()[i].application;
            const int own = fork->options().system->system.indexOf(
                name.left(1).toUpper() + name.mid(1)); // "accounts" of the file's name
            QVERIFY2(own >= 0, qPrintable(name));
            const auto& recorder = fork->recorder(own);
            QCOMPARE(store.notifications(process, 1, -1, recorder.maxNotificationId()),
                recorder.selectNotifications({.limit = -1}));
            std::vector<Tracking> tracked;
            store.forEachTracking(process, [&](const Tracking& each) { tracked.push_back(each); });
            QCOMPARE(tracked, recorder.selectTracking());
            QCOMPARE(store.journal(process, 1, -1), recorder.selectJournal(1, -1));
            std::vector<StoredEvent> snapshots;
            store.forEachSnapshot(process, [&](const StoredEvent& each) { snapshots.push_back(each); });
            for (const auto& each : snapshots)
                QCOMPARE(recorder.snapshots().selectEvents(each.originatorId,
                             {.gt = each.originatorVersion - 1, .lte = each.originatorVersion}),
                    std::vector{each});
        }
    }

    void aHypothesisIsNeverWrittenToAStore()
    {
        const auto trunk = bankSession(u"transfer"_s);
        finish(*trunk);
        const auto supposed = trunk->supposingAt(3);
        QVERIFY_THROWS_EXCEPTION(NotSupportedError, exportStores(*supposed, m_folder->path()));
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void whatIsThereStays()
    {
        const auto session = bankSession(u"transfer"_s);
        finish(*session);
        QFile other(m_folder->filePath(u"transfers.sqlite"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        QVERIFY_THROWS_EXCEPTION(OperationalError, exportStores(*session, m_folder->path()));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"transfers.sqlite"_s});
    }

    void anExportThatIsCancelledLeavesNothing()
    {
        const auto session = bankSession(u"transfer"_s);
        finish(*session);
        int told = 0;
        QVERIFY_THROWS_EXCEPTION(OperationalError,
            exportStores(*session, m_folder->path(), [&told](const Progress&) { return ++told < 12; }));
        QVERIFY(QDir(m_folder->path()).isEmpty());
        QVERIFY_THROWS_EXCEPTION(OperationalError, exportStores(*session, m_folder->filePath(u"nowhere"_s)));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(StoreExportTest)
#include "tst_storeexport.moc"
