// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/sessionturn.h"
#include "tests/support/sqlitefile.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

/// Steps that a file stores together, and the mark that says how far they have come meanwhile.
class SessionTurnTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        support::runSql(path(), {u"CREATE TABLE steps (number INTEGER)"_s});
    }

    void whatEndsIsStoredAndNotMarked()
    {
        SqliteConnection connection({.path = path()});
        TurnMark mark(path());
        SessionTurn turn(connection, mark, 3, 10);
        store(connection, 11);
        turn.stepped(11);
        const auto marked = placeMarkedBeside(path());
        QCOMPARE(marked.branch, 3);
        QCOMPARE(marked.since, 10);
        QCOMPARE(marked.step, 11);
        QCOMPARE(stored(), QStringList{});
        turn.end();
        QCOMPARE(placeMarkedBeside(path()).step, 0);
        QCOMPARE(stored(), QStringList{u"11"_s});
    }

    void whatDoesNotEndIsMarkedAndNotStored()
    {
        SqliteConnection connection({.path = path()});
        TurnMark mark(path());
        {
            SessionTurn turn(connection, mark, 0, 10);
            store(connection, 11);
            turn.stepped(11);
        }
        QCOMPARE(placeMarkedBeside(path()).step, 11);
        QCOMPARE(stored(), QStringList{});
    }

    void whatCannotBeStoredIsNeitherStoredNorMarked()
    {
        SqliteConnection connection({.path = path()});
        connection.execute(u"PRAGMA foreign_keys=ON"_s);
        connection.execute(u"CREATE TABLE parents (id INTEGER PRIMARY KEY)"_s);
        connection.execute(
            u"CREATE TABLE children (parent INTEGER REFERENCES parents DEFERRABLE INITIALLY DEFERRED)"_s);
        TurnMark mark(path());
        SessionTurn turn(connection, mark, 0, 10);
        store(connection, 11);
        connection.execute(u"INSERT INTO children VALUES (1)"_s); // which its commit will not allow
        turn.stepped(11);
        QVERIFY_THROWS_EXCEPTION(EngineError, turn.end());
        QCOMPARE(placeMarkedBeside(path()).step, 0);
        QCOMPARE(stored(), QStringList{});
        store(connection, 12); // in a transaction of its own
        QCOMPARE(stored(), QStringList{u"12"_s});
    }

private:
    QString path() const { return m_folder->filePath(u"lesson.occasion"_s); }
    QStringList stored() const { return support::runSql(path(), {u"SELECT number FROM steps"_s}); }

    static void store(SqliteConnection& connection, qint64 step)
    {
        connection.prepare(u"INSERT INTO steps VALUES (?)"_s).bind(step).run();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(SessionTurnTest)
#include "tst_sessionturn.moc"
