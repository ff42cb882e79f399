// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/followedfile.h"
#include "tests/support/sqlitefile.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

#include <unistd.h>

using namespace occasion;
using namespace Qt::StringLiterals;
using support::folderContent;
using support::runSql;

namespace {

const auto table = u"CREATE TABLE t (x)"_s;
const auto insertion = u"INSERT INTO t SELECT count(*) + 1 FROM t"_s;
const auto wal = u"PRAGMA journal_mode=WAL"_s;

/// How many rows there are now; damage would be an exception.
qint64 countIn(const FollowedFile& file)
{
    qint64 count = -1;
    file.read([&count](SqliteConnection& connection) {
        auto statement = connection.prepare(u"SELECT count(x), sum(x) FROM t"_s);
        statement.run();
        if (!statement.next()
            || statement.integer(1) != statement.integer(0) * (statement.integer(0) + 1) / 2)
            throw ValueError(u"torn"_s);
        count = statement.integer(0);
    });
    return count;
}

}

/// A store that somebody else writes while it is read.
class TestFollowedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void atRestNothingAppearsBesideIt()
    {
        runSql(path(), {wal, table, insertion});
        waitUntilItIsOld();
        const auto before = folderContent(m_folder->path());
        const FollowedFile file(path());
        QCOMPARE(countIn(file), 1);
        QCOMPARE(folderContent(m_folder->path()), before);
    }

    void whatAWriterCommitsIsSeenAtOnce_data()
    {
        QTest::addColumn<QString>("journal");
        QTest::addColumn<bool>("isLink");
        QTest::newRow("with a -wal") << wal << false;
        QTest::newRow("with a -wal, by a link") << wal << true;
        QTest::newRow("with a -journal") << u"PRAGMA journal_mode=DELETE"_s << false;
        QTest::newRow("with a -journal that stays") << u"PRAGMA journal_mode=PERSIST"_s << false;
    }
    void whatAWriterCommitsIsSeenAtOnce()
    {
        QFETCH(const QString, journal);
        QFETCH(const bool, isLink);
        runSql(path(), {journal, table, insertion});
        waitUntilItIsOld();
        const QTemporaryDir elsewhere;
        const QString link = elsewhere.filePath(u"link.db"_s);
        QVERIFY(QFile::link(path(), link));
        const FollowedFile file(isLink ? link : path());
        QCOMPARE(countIn(file), 1);
        {
            auto writer = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"writer"_s);
            writer.setDatabaseName(path());
            QVERIFY(writer.open());
            QSqlQuery query(writer);
            QVERIFY(query.exec(journal));
            for (int rows = 2; rows < 40; ++rows) {
                QVERIFY(query.exec(insertion));
                QCOMPARE(countIn(file), rows);
                if (rows % 10 == 0)
                    QVERIFY(query.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
                QCOMPARE(countIn(file), rows);
            }
        }
        QSqlDatabase::removeDatabase(u"writer"_s);
        QCOMPARE(countIn(file), 39);
        runSql(path(), {insertion}); // by one who comes and goes
        QCOMPARE(countIn(file), 40);
    }

    void severalThreadsSeeWhatIsWritten()
    {
        runSql(path(), {wal, table});
        const FollowedFile file(path());
        std::atomic<qint64> written = 0;
        std::atomic<int> mistakes = 0;
        std::vector<std::thread> readers;
        readers.reserve(4);
        for (int i = 0; i < 4; ++i) {
            readers.emplace_back([&] {
                for (qint64 least = 0; least < 60; least = written) {
                    try {
                        mistakes += countIn(file) < least ? 1 : 0;
                    } catch (const EngineError&) {
                        ++mistakes;
                    }
                }
            });
        }
        for (int rows = 1; rows <= 60; ++rows) {
            runSql(path(), {insertion}); // each time the last writer checkpoints and clears up
            written = rows;
        }
        for (auto& reader : readers)
            reader.join();
        QCOMPARE(mistakes, 0);
        QCOMPARE(countIn(file), 60);
    }

    void aFileThatTakesItsPlaceIsRead()
    {
        const auto other = m_folder->filePath(u"other.db"_s);
        runSql(path(), {table, insertion});
        runSql(other, {table, insertion, insertion});
        waitUntilItIsOld();
        const FollowedFile file(path());
        QCOMPARE(countIn(file), 1);
        QVERIFY(QFile::remove(path()) && QFile::rename(other, path()));
        QCOMPARE(countIn(file), 2);
    }

    void aPendingWalIsReadAndNotTakenIn()
    {
        leavePendingWal();
        const auto before = folderContent(m_folder->path());
        const FollowedFile file(path());
        QCOMPARE(countIn(file), 2);
        const auto after = folderContent(m_folder->path()); // a -shm may have come
        for (const auto& line : before)
            QVERIFY(after.contains(line));
    }

    void inAFolderThatIsReadOnlyItIsReadToo()
    {
        leavePendingWal();
        const auto before = folderContent(m_folder->path());
        QFile::setPermissions(m_folder->path(), QFile::Permissions(0x5555));
        const bool isRoot = geteuid() == 0; // who may write everywhere
        if (isRoot)
            QCOMPARE(seteuid(65534), 0);
        qint64 count = -1;
        {
            const FollowedFile file(path());
            count = countIn(file);
        }
        if (isRoot)
            QCOMPARE(seteuid(0), 0);
        QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7755));
        QCOMPARE(count, 2);
        QCOMPARE(folderContent(m_folder->path()), before);
    }

    void whatIsNotThereIsAnError()
    {
        const FollowedFile file(path());
        QVERIFY_THROWS_EXCEPTION(OperationalError, countIn(file));
    }

private:
    QString path() const { return m_folder->filePath(u"store.db"_s); }

    /// Its time must tell when it is written again.
    void waitUntilItIsOld() const
    {
        QTRY_VERIFY(QFileInfo(path()).lastModified().msecsTo(QDateTime::currentDateTime()) > 50);
    }

    /// Two rows, the second of them in a -wal that nobody has taken in, as after a crash.
    void leavePendingWal() const
    {
        const QTemporaryDir live;
        const auto livePath = live.filePath(u"store.db"_s);
        runSql(livePath, {wal, table, insertion});
        SqliteConnection writer({.path = livePath});
        writer.execute(insertion);
        for (const auto& suffix : {u""_s, u"-wal"_s})
            QVERIFY(QFile::copy(livePath + suffix, path() + suffix));
        QVERIFY(QFileInfo(path() + u"-wal"_s).size() > 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestFollowedFile)
#include "tst_followedfile.moc"
