// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/sqliterecorder.h"
#include "recordersuite.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <sqlite3.h>

using namespace occasion;
using namespace Qt::StringLiterals;

/// The whole suite on a file, and what is SQLite's own.
class TestSqliteRecorder : public RecorderSuite
{
    Q_OBJECT

protected:
    Recorder emptyRecorder() override { return openRecorder({newPath(), {}, Durability::Normal}); }

private:
    QString newPath() { return m_folder.filePath(u"%1.db"_s.arg(++m_files)); }

    /// All values of the first column of what the file answers through another connection.
    static QStringList ask(const QString& path, const QString& sql)
    {
        QStringList answers;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
            database.setDatabaseName(path);
            if (!database.open())
                qFatal("the file does not open");
            QSqlQuery query(database);
            if (!query.exec(sql))
                qFatal("%s", qPrintable(query.lastError().text()));
            while (query.next())
                answers.append(query.value(0).toString());
        }
        QSqlDatabase::removeDatabase(u"test"_s);
        return answers;
    }

    QTemporaryDir m_folder;
    int m_files = 0;

private Q_SLOTS:
    void theTablesAreThoseOfThePythonLibrary()
    {
        const auto path = newPath();
        const auto recorder = openRecorder({path});
        const auto tables = ask(path, u"SELECT sql FROM sqlite_master WHERE type='table' ORDER BY rowid"_s);
        const QStringList expected{
            u"CREATE TABLE stored_events (originator_id TEXT, originator_version INTEGER, topic TEXT, state BLOB, PRIMARY KEY (originator_id, originator_version))"_s,
            u"CREATE TABLE stored_snapshots (originator_id TEXT, originator_version INTEGER, topic TEXT, state BLOB, PRIMARY KEY (originator_id, originator_version)) WITHOUT ROWID"_s,
            u"CREATE TABLE tracking (application_name TEXT, notification_id INTEGER, PRIMARY KEY (application_name, notification_id)) WITHOUT ROWID"_s,
            u"CREATE TABLE journal (step INTEGER PRIMARY KEY, kind TEXT, cause BLOB, first_id INTEGER, count INTEGER, outcome TEXT, error TEXT, clock TEXT)"_s};
        QCOMPARE(tables, expected);
        QCOMPARE(ask(path, u"PRAGMA journal_mode"_s), QStringList{u"wal"_s});
    }

    void aNotificationsIdIsItsRow()
    {
        const auto path = newPath();
        const auto recorder = openRecorder({path});
        recorder->insertEvents({event(u'b', 1), event(u'a', 1)});
        QCOMPARE(
            ask(path,
                u"SELECT rowid || ' ' || substr(originator_id, 1, 1) FROM stored_events ORDER BY rowid"_s),
            (QStringList{u"1 b"_s, u"2 a"_s}));
    }

    void statesAreBlobsAndTextsAreTexts()
    {
        const auto path = newPath();
        const auto recorder = openRecorder({path});
        recorder->record({.events = {event(u'a', 1), {id(u'a'), 2, QString(), QByteArray()}},
            .journal = JournalRow{.step = 1, .cause = "{}"}});
        QCOMPARE(
            ask(path,
                u"SELECT DISTINCT typeof(originator_id) || typeof(topic) || typeof(state) FROM stored_events"_s),
            QStringList{u"texttextblob"_s});
        QCOMPARE(
            ask(path, u"SELECT typeof(cause) || typeof(error) FROM journal"_s), QStringList{u"blobtext"_s});
    }

    void whatWasRecordedIsThereAfterReopening()
    {
        const auto path = newPath();
        openRecorder({path})->record({.events = {event(u'a', 1)},
            .tracking = Tracking{u"Accounts"_s, 4},
            .snapshots = {event(u'a', 1)}});
        const auto again = openRecorder({path});
        QCOMPARE(again->selectEvents(id(u'a'), {}), std::vector{event(u'a', 1)});
        QCOMPARE(again->maxTrackingId(u"Accounts"_s), 4);
        QCOMPARE(again->snapshots().selectEvents(id(u'a'), {}).size(), 1U);
        QCOMPARE(again->record({.events = {event(u'a', 2)}}).at(0), 2);
    }

    void recordersOfDifferentPrefixesShareAFile()
    {
        const auto path = newPath();
        const auto accounts = openRecorder({path, u"accounts"_s});
        const auto transfers = openRecorder({path, u"transfers"_s});
        accounts->insertEvents({event(u'a', 1), event(u'a', 2)});
        transfers->record({.events = {event(u'a', 1)}, .tracking = Tracking{u"accounts"_s, 1}});
        QCOMPARE(accounts->maxNotificationId(), 2);
        QCOMPARE(transfers->maxNotificationId(), 1);
        QVERIFY(accounts->selectTracking().empty());
        QCOMPARE(ask(path, u"SELECT name FROM sqlite_master WHERE type='table' ORDER BY name"_s),
            (QStringList{u"accounts_events"_s, u"accounts_journal"_s, u"accounts_snapshots"_s,
                u"accounts_tracking"_s, u"transfers_events"_s, u"transfers_journal"_s,
                u"transfers_snapshots"_s, u"transfers_tracking"_s}));
    }

    void aPrefixIsAPlainIdentifier()
    {
        for (const auto& prefix : {u"a b"_s, u"1st"_s, u"x;DROP"_s, u"ä"_s, u"sqlite"_s, u"a\n"_s, u"a-b"_s})
            QVERIFY_THROWS_EXCEPTION(ValueError, openRecorder({newPath(), prefix}));
        openRecorder({newPath(), u"_Accounts2"_s});
    }

    void aFileThatIsNoDatabaseIsLeftAlone()
    {
        const auto path = newPath();
        const QByteArray text(8192, 'x');
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        try {
            openRecorder({path});
            QFAIL("it is no database");
        } catch (const OperationalError& error) {
            QCOMPARE(error.message(),
                u"The store '%1' is not an SQLite database: choose another file."_s.arg(path));
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

    void aMissingFolderIsAClearError()
    {
        const auto path = m_folder.filePath(u"no/such/folder.db"_s);
        try {
            openRecorder({path});
            QFAIL("the folder does not exist");
        } catch (const OperationalError& error) {
            QCOMPARE(error.message(),
                u"The store '%1' cannot be opened: check that its folder exists and that you may use it."_s
                    .arg(path));
        }
    }

    void tablesOfAnotherVersionAreRefused()
    {
        const auto path = newPath();
        ask(path,
            u"CREATE TABLE stored_events (originator_id TEXT, originator_version INTEGER, topic TEXT, state BLOB, event_id TEXT, metadata BLOB, PRIMARY KEY (originator_id, originator_version))"_s);
        QVERIFY_THROWS_EXCEPTION(OperationalError, openRecorder({path}));
    }

    void tablesAreMadeOnlyWhenThatIsWanted()
    {
        const auto path = newPath();
        const auto recorder = openRecorder({.path = path, .createsTables = false});
        QVERIFY_THROWS_EXCEPTION(OperationalError, recorder->insertEvents({event(u'a', 1)}));
        QVERIFY_THROWS_EXCEPTION(OperationalError, recorder->selectNotifications({}));
        QVERIFY(ask(path, u"SELECT name FROM sqlite_master"_s).isEmpty());
        openRecorder({path})->insertEvents({event(u'a', 1)});
        QCOMPARE(recorder->maxNotificationId(), 1);
    }

    void aPathMayBeAUri()
    {
        const auto path = newPath();
        openRecorder({u"file:"_s + path + u"?mode=rwc"_s})->insertEvents({event(u'a', 1)});
        QCOMPARE(openRecorder({path})->maxNotificationId(), 1);
        openRecorder({u":memory:"_s})->insertEvents({event(u'a', 1)});
        QCOMPARE(openRecorder({u"file::memory:?cache=shared"_s})->maxNotificationId(), 0);
    }

    void durabilityIsFullUnlessNormalIsChosen()
    {
        const auto synchronous = [](const SqliteOptions& options) {
            SqliteConnection connection(options);
            auto statement = connection.prepare(u"PRAGMA synchronous"_s);
            statement.run();
            return statement.next() ? statement.integer(0) : -1;
        };
        QCOMPARE(RecorderPlace{}.durability, Durability::Full);
        QCOMPARE(synchronous({.path = newPath()}), 2);
        QCOMPARE(synchronous({.path = newPath(), .durability = Durability::Normal}), 1);
        QVERIFY(durabilityText(Durability::Full).contains(u"FULL"));
        QVERIFY(durabilityText(Durability::Normal).contains(u"NORMAL"));
    }

    void anotherThreadSeesABatchOnlyWhole()
    {
        const auto recorder = openRecorder({newPath()});
        const auto seenElsewhere = [&] {
            NotificationId seen = -1;
            std::thread([&] { seen = recorder->maxNotificationId(); }).join();
            return seen;
        };
        const auto batch = recorder->beginBatch();
        recorder->insertEvents({event(u'a', 1)});
        recorder->insertEvents({event(u'a', 2)});
        QCOMPARE(seenElsewhere(), 0);
        batch->commit();
        QCOMPARE(seenElsewhere(), 2);
    }

    void whatABatchRefusesLeavesNoTraceInIt_data()
    {
        QTest::addColumn<SqliteOptions::Access>("access");
        QTest::newRow("by SQLite itself") << SqliteOptions::Access::Shortest;
        QTest::newRow("through QtSql") << SqliteOptions::Access::QtSql;
    }

    void whatABatchRefusesLeavesNoTraceInIt()
    {
        QFETCH(const SqliteOptions::Access, access);
        SqliteRecorder recorder(
            std::make_shared<const SqliteDatabase>(SqliteOptions{.path = newPath(), .access = access}), {});
        const auto batch = recorder.beginBatch();
        recorder.insertEvents({event(u'a', 1)});
        QVERIFY_THROWS_EXCEPTION(IntegrityError, recorder.insertEvents({event(u'a', 1)}));
        QVERIFY_THROWS_EXCEPTION(
            IntegrityError, recorder.insertEvents({event(u'b', 1), event(u'c', 1), event(u'a', 1)}));
        recorder.insertEvents({event(u'a', 2)});
        batch->commit();
        QCOMPARE(versions(recorder.selectEvents(id(u'a'), {})), (QList<qint64>{1, 2}));
        QVERIFY(recorder.selectEvents(id(u'b'), {}).empty());
        QCOMPARE(recorder.maxNotificationId(), 2);
    }

    void aBatchWithADeliveryThatWasTrackedAlreadyCannotBeCommitted()
    {
        const auto recorder = openRecorder({newPath()});
        const Commit delivery{.events = {event(u'a', 1)}, .tracking = Tracking{u"Accounts"_s, 1}};
        const Commit again{.events = {event(u'b', 1)}, .tracking = delivery.tracking};
        {
            const auto batch = recorder->beginBatch();
            recorder->record(delivery);
            QVERIFY_THROWS_EXCEPTION(IntegrityError, recorder->record(again));
            QVERIFY_THROWS_EXCEPTION(OperationalError, recorder->insertEvents({event(u'a', 2)}));
            QVERIFY_THROWS_EXCEPTION(OperationalError, batch->commit());
        }
        QCOMPARE(recorder->maxNotificationId(), 0);
        QCOMPARE(recorder->record(delivery).size(), 1U); // it takes up again
    }

    void aBatchThatTheDiskHasNoRoomForIsLostAsAWhole()
    {
        const auto database = std::make_shared<const SqliteDatabase>(SqliteOptions{.path = newPath()});
        SqliteRecorder recorder(database, {});
        recorder.insertEvents({event(u'a', 1)});
        {
            const auto batch = recorder.beginBatch();
            recorder.insertEvents({event(u'a', 2)});
            database->connection().execute(u"PRAGMA max_page_count=1"_s); // SQLite takes what there is
            const StoredEvent large{id(u'b'), 1, u"t"_s, QByteArray(100'000, 'x')};
            QVERIFY_THROWS_EXCEPTION(OperationalError, recorder.insertEvents({large}));
            QVERIFY_THROWS_EXCEPTION(OperationalError, recorder.insertEvents({event(u'a', 3)}));
            QVERIFY_THROWS_EXCEPTION(OperationalError, batch->commit());
        }
        QCOMPARE(versions(recorder.selectEvents(id(u'a'), {})), (QList<qint64>{1}));
    }

    void aReaderIsNotHeldUpByAWriter()
    {
        const auto path = newPath();
        const auto recorder = openRecorder({path});
        recorder->insertEvents({event(u'a', 1)});
        SqliteConnection other({.path = path});
        const SqliteTransaction writing(other);
        QCOMPARE(recorder->selectNotifications({}).size(), 1U);
    }

    void statementsAreCarriedOutBySqliteItselfWhereTheDriverSharesTheLibrary()
    {
        SqliteConnection connection({.path = newPath()});
        SqliteConnection throughQtSql({.path = newPath(), .access = SqliteOptions::Access::QtSql});
        QVERIFY(!throughQtSql.isNative());
        auto statement = connection.prepare(u"SELECT sqlite_source_id()"_s);
        statement.run();
        QVERIFY(statement.next());
        QCOMPARE(connection.isNative(), statement.text(0) == QLatin1StringView(sqlite3_sourceid()));
    }

    void aFullDiskStoresNothingOfTheStep()
    {
        const auto database = std::make_shared<const SqliteDatabase>(SqliteOptions{.path = newPath()});
        SqliteRecorder recorder(database, {});
        recorder.insertEvents({event(u'a', 1)});
        auto large = event(u'a', 2);
        large.state = QByteArray(100'000, 'x');
        database->connection().execute(u"PRAGMA max_page_count=20"_s); // as a disk with room for no more
        try {
            recorder.record({.events = {event(u'b', 1), large}, .tracking = Tracking{u"Accounts"_s, 1}});
            QFAIL("there was room");
        } catch (const OperationalError& error) {
            QVERIFY2(error.message().contains(u"disk is full"), qPrintable(error.message()));
        }
        QCOMPARE(recorder.maxNotificationId(), 1);
        QVERIFY(recorder.selectEvents(id(u'b'), {}).empty());
        QCOMPARE(recorder.record({.events = {event(u'a', 2)}}), std::vector<NotificationId>{2});
    }

    void aWriterThatHasToWaitTooLongSaysSo()
    {
        const auto path = newPath();
        const auto opened = openRecorder({.path = path, .lockTimeout = std::chrono::milliseconds(1)});
        auto& recorder = *opened;
        SqliteConnection other({.path = path});
        const SqliteTransaction busy(other);
        try {
            recorder.insertEvents({event(u'a', 1)});
            QFAIL("the other connection is writing");
        } catch (const OperationalError& error) {
            QVERIFY2(error.message().contains(u"locked by another program"), qPrintable(error.message()));
        }
        QCOMPARE(recorder.maxNotificationId(), 0);
    }

    void theFileIsFreeWhenItsThreadsAreDone()
    {
        const auto path = newPath();
        {
            const auto recorder = openRecorder({path});
            recorder->insertEvents({event(u'a', 1)});
            std::thread([&] { recorder->selectNotifications({}); }).join();
        }
        QVERIFY(!QFile::exists(path + u"-wal"_s)); // the last connection takes it along
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSqliteRecorder)
#include "moc_recordersuite.cpp"
#include "tst_sqliterecorder.moc"
