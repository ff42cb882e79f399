// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/recorderplace.h"
#include "engine/session/storehistory.h"
#include "tests/support/fixedrecorder.h"
#include "tests/support/sqlitefile.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace occasion;
using namespace Qt::StringLiterals;
using support::folderContent;
using support::runSql;

namespace {

const auto eventTable
    = u"CREATE TABLE stored_events (originator_id TEXT, originator_version INTEGER, topic TEXT, "
      "state BLOB, PRIMARY KEY (originator_id, originator_version))"_s;

QString insertion(int version, const QString& state = u"{}"_s)
{
    return u"INSERT INTO stored_events VALUES ('%1', %2, 'bank:Account.Credited', CAST('%3' AS BLOB))"_s.arg(
        QString(32, u'a'), QString::number(version), state);
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Opens the store and reads all of it; gives the one sentence of what went wrong.
QString problemOf(const QString& address)
{
    try {
        const StoreHistory history(std::make_shared<const OpenStore>(address), {});
        for (int process = 0; process < static_cast<int>(history.map()->processes.size()); ++process) {
            history.notifications(process, 0, -1, history.newestStep());
            history.store().forEachSnapshot(process, [](const StoredEvent&) {});
        }
    } catch (const OperationalError& error) {
        return error.message();
    }
    return {};
}

}

/// Opening stores that others wrote: never changing them, and saying clearly what is wrong with a bad one.
class TestOpenStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aStoreAtRestIsOpenedAsImmutable()
    {
        runSql(path(), {u"PRAGMA journal_mode=WAL"_s, eventTable, insertion(1)});
        const auto before = folderContent(m_folder->path());
        QCOMPARE(problemOf(path()), QString());
        const OpenStore store(path());
        QCOMPARE(store.place(), u"store.db, read-only (immutable)"_s);
        QCOMPARE(store.notifications(0, 1, 10, 10).size(), 1U);
        QCOMPARE(folderContent(m_folder->path()), before);
    }

    void aRangeMayBeginAboveItsStart()
    {
        runSql(path(), {eventTable, insertion(1), insertion(2), insertion(3)});
        const OpenStore store(path());
        QCOMPARE(idsOf(store.notifications(0, {.start = 2})), (QList<NotificationId>{2, 3}));
        QCOMPARE(
            idsOf(store.notifications(0, {.start = 2, .inclusiveOfStart = false})), QList<NotificationId>{3});
    }

    void changesThatWaitAreReadFromAPrivateCopy()
    {
        leavePendingWal();
        const auto before = folderContent(m_folder->path());
        {
            const OpenStore store(path());
            QCOMPARE(store.place(),
                u"store.db, read-only (a private copy, with the changes that wait beside it)"_s);
            QCOMPARE(store.notifications(0, 1, 10, 10).size(), 2U);
            QCOMPARE(problemOf(path()), QString());
        }
        QCOMPARE(folderContent(m_folder->path()), before);
    }

    void aLargeStoreWithChangesThatWaitIsNotCopied()
    {
        leavePendingWal();
        QVERIFY(QFile(path()).resize(StoreFile::mostCopied)); // sparse: it takes no room
        const OpenStore store(path());
        QVERIFY2(store.place().contains(u"mode=ro"), qPrintable(store.place()));
    }

    void anAddressMayNameTheKindOfStore()
    {
        runSql(path(), {eventTable, insertion(1)});
        QCOMPARE(OpenStore(u"sqlite:"_s + path()).url(), u"sqlite:"_s + path());
        QVERIFY_THROWS_EXCEPTION(NotSupportedError, OpenStore(u"postgresql://me@host/db"_s));
    }

    void oddNamesOfFilesAreNoTrouble()
    {
        const auto odd = m_folder->filePath(u"a ?mode=rw#ä%20'\".db"_s);
        runSql(odd, {eventTable, insertion(1)});
        QCOMPARE(problemOf(odd), QString());
    }

    void badFilesGetOneClearSentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        const QByteArray header("SQLite format 3\0", 16);
        QTest::newRow("empty") << QByteArray() << u"is empty: there is no database in it."_s;
        QTest::newRow("text") << QByteArray("Dear reader,\n").repeated(100)
                              << u"is not an SQLite database: choose another file."_s;
        QTest::newRow("header alone") << header << u"is not an SQLite database: choose another file."_s;
        QTest::newRow("noise behind the header")
            << header + QByteArray(5000, '\x5a') << u"is not an SQLite database: choose another file."_s;
    }
    void badFilesGetOneClearSentence()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, sentence);
        write(path(), bytes);
        const auto before = folderContent(m_folder->path());
        QCOMPARE(problemOf(path()), u"The store '%1' %2"_s.arg(path(), sentence));
        QCOMPARE(folderContent(m_folder->path()), before);
    }

    void whatIsNoFileGetsOneClearSentence()
    {
        QCOMPARE(problemOf(path()), u"The store '%1' does not exist: check its path."_s.arg(path()));
        QCOMPARE(problemOf(u"/dev/null"_s),
            u"The store '/dev/null' is not a file that can be read from anywhere: choose a file."_s);
        QVERIFY(!QFile::exists(path()));
    }

    void aFileThatMayNotBeReadGetsOneClearSentence()
    {
        runSql(path(), {eventTable});
        QFile::setPermissions(path(), QFile::Permissions());
        const bool isRoot = geteuid() == 0; // who may read every file
        if (isRoot) {
            QFile::setPermissions(m_folder->path(), QFile::Permissions(0x5755));
            QCOMPARE(seteuid(65534), 0);
        }
        const auto problem = problemOf(path());
        if (isRoot)
            QCOMPARE(seteuid(0), 0);
        QCOMPARE(problem,
            u"The store '%1' cannot be read: check that you have the right to read it."_s.arg(path()));
    }

    void otherTablesAreNamed()
    {
        runSql(path(), {u"CREATE TABLE users (id)"_s, u"CREATE TABLE old_events (id, what)"_s});
        QCOMPARE(problemOf(path()),
            u"The store '%1' is no event store: its tables are users, old_events."_s.arg(path()));
    }

    void aDatabaseWithoutTablesSaysSo()
    {
        runSql(path(), {u"CREATE TABLE a (b)"_s, u"DROP TABLE a"_s});
        QCOMPARE(problemOf(path()), u"The store '%1' has no tables: it is no event store."_s.arg(path()));
    }

    void aStoreDamagedInTheMiddleSaysSo()
    {
        makeLarge();
        auto bytes = read(path());
        bytes.replace(bytes.size() / 2, 4096, QByteArray(4096, '\x5a'));
        for (qsizetype at = 4096 * 4; at < bytes.size(); at += 4096 * 3)
            bytes.replace(at, 64, QByteArray(64, '\xa5'));
        write(path(), bytes);
        const auto before = folderContent(m_folder->path());
        QCOMPARE(problemOf(path()), u"The store '%1' is damaged: go back to a copy of it."_s.arg(path()));
        QCOMPARE(folderContent(m_folder->path()), before);
    }

    void aStoreThatWasCutOffSaysSo()
    {
        makeLarge();
        const auto bytes = read(path());
        write(path(), bytes.first(bytes.size() / 8192 * 4096));
        QCOMPARE(problemOf(path()), u"The store '%1' is damaged: go back to a copy of it."_s.arg(path()));
    }

    void aStoreThatVanishesWhileItIsReadEndsInOneSentenceOrNone()
    {
        makeLarge();
        const StoreHistory history(std::make_shared<const OpenStore>(path()), {});
        QVERIFY(QFile(path()).resize(0));
        try {
            history.notifications(0, 1, -1, history.newestStep());
        } catch (const OperationalError& error) {
            QVERIFY2(
                error.message().startsWith(u"The store '%1' "_s.arg(path())), qPrintable(error.message()));
        }
        QVERIFY(QFile::remove(path()));
        QCOMPARE(problemOf(path()), u"The store '%1' does not exist: check its path."_s.arg(path()));
    }

    void oddRowsAreShownAsTheyAre()
    {
        runSql(path(),
            {u"CREATE TABLE stored_events (originator_id TEXT, originator_version INTEGER, topic TEXT, state "
             u"BLOB, "
             "PRIMARY KEY (originator_id, originator_version))"_s,
                u"INSERT INTO stored_events VALUES (NULL, NULL, NULL, NULL)"_s,
                u"INSERT INTO stored_events VALUES ('order 7', -3, '', 'plain text')"_s,
                u"INSERT INTO stored_events VALUES (x'00ff', 'two', 'Ä:é.ö.ü', 42)"_s,
                u"INSERT INTO stored_events VALUES ('', 9223372036854775807, '::..', x'ff')"_s});
        const StoreHistory history(std::make_shared<const OpenStore>(path()), {});
        const auto events = history.notifications(0, 1, -1, history.newestStep());
        QCOMPARE(events.size(), 4U);
        QCOMPARE(events[0].topic, QString());
        QVERIFY(!events[0].problem.isEmpty());
        QCOMPARE(events[1].originatorId.text(), u"order 7"_s);
        QCOMPARE(events[1].version, -3);
        QCOMPARE(events[2].name, u"ü"_s);
        QCOMPARE(events[3].version, std::numeric_limits<qint64>::max());
        QCOMPARE(history.aggregateCount(0, 4), 3); // no id and an empty one are shown alike
        for (const auto& aggregate : history.aggregates(0, 4, 0, 10)) {
            QVERIFY(!history.aggregateEvents(0, aggregate.id, 4, 0, -1).empty());
            QVERIFY(!history.aggregate(0, aggregate.id, aggregate.version).problem.isEmpty());
        }
    }

    void trackingIsReadWhateverItsColumnsAreCalled()
    {
        runSql(path(),
            {eventTable, insertion(1),
                u"CREATE TABLE tracking (context_name TEXT, notification_id INTEGER, "
                "PRIMARY KEY (context_name)) WITHOUT ROWID"_s,
                u"INSERT INTO tracking VALUES ('__migration__', 1), ('Accounts', 7)"_s});
        QCOMPARE(OpenStore(path()).positions(0), (std::vector<Tracking>{{u"Accounts"_s, 7}}));
    }

    void eventsWithMoreColumnsAreRead()
    {
        runSql(path(),
            {u"CREATE TABLE stored_events (originator_id TEXT, originator_version INTEGER, topic TEXT, state "
             u"BLOB, "
             "event_id TEXT, metadata BLOB, PRIMARY KEY (originator_id, originator_version))"_s,
                u"INSERT INTO stored_events VALUES ('x', 1, 't', x'7b7d', 'e', NULL)"_s});
        const StoreHistory history(std::make_shared<const OpenStore>(path()), {});
        QCOMPARE(history.notifications(0, 1, 10, 1).at(0).stateText, QByteArray("{}"));
    }

private:
    QString path() const { return m_folder->filePath(u"store.db"_s); }

    void makeLarge() const
    {
        QStringList statements{eventTable, u"BEGIN"_s};
        for (int version = 1; version <= 400; ++version)
            statements.append(insertion(version, QString(1000, u'x')));
        statements.append(u"COMMIT"_s);
        runSql(path(), statements);
    }

    /// Two events, the second of them in a -wal that nobody has taken in, as after a crash.
    void leavePendingWal() const
    {
        const QString live = m_folder->path() + u"-live"_s;
        QVERIFY(QDir().mkpath(live));
        const QString livePath = live + u"/store.db"_s;
        runSql(livePath, {u"PRAGMA journal_mode=WAL"_s, eventTable, insertion(1)});
        {
            SqliteConnection writer({.path = livePath});
            writer.execute(insertion(2));
            for (const auto& suffix : {u""_s, u"-wal"_s})
                QVERIFY(QFile::copy(livePath + suffix, path() + suffix));
        }
        QVERIFY(QDir(live).removeRecursively());
        QVERIFY(QFileInfo(path() + u"-wal"_s).size() > 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestOpenStore)
#include "tst_openstore.moc"
