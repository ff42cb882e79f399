// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/bankrun.h"
#include "tests/support/telling.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace bank;

namespace {

/// All rows of all recorders of a session's file, as text.
QStringList rowsOf(const QString& file)
{
    QStringList rows;
    const auto definition = bankSystem();
    for (const auto& process : definition->system.processes()) {
        const auto recorder = openRecorder({file, process.application.name.toLower(), Durability::Normal});
        rows.append(process.application.name);
        for (const auto& item : recorder->selectNotifications({.limit = -1})) {
            rows.append(u"%1 %2 %3 %4 %5"_s.arg(QString::number(item.id), item.originatorId.text(),
                QString::number(item.originatorVersion), item.topic, QString::fromUtf8(item.state)));
        }
        for (const auto& tracking : recorder->selectTracking())
            rows.append(
                u"tracking %1 %2"_s.arg(tracking.applicationName, QString::number(tracking.notificationId)));
        for (const auto& row : recorder->selectJournal(1, -1)) {
            rows.append(u"%1 %2 %3 %4 %5 %6 '%7' %8"_s.arg(QString::number(row.step), row.kind,
                QString::fromUtf8(row.cause), QString::number(row.firstId), QString::number(row.count),
                row.outcome, row.error, row.clock));
        }
    }
    return rows;
}

/// How many steps are in a file that another program may be writing; 0 while it cannot be read.
qint64 stepsIn(const QString& file)
{
    const QString name = u"looking"_s;
    qint64 steps = 0;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(file);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (database.open()) {
            QSqlQuery query(u"SELECT (SELECT count(*) FROM accounts_journal) + (SELECT count(*) FROM "
                            "transfers_journal) + (SELECT count(*) FROM statements_journal)"_s,
                database);
            steps = query.next() ? query.value(0).toLongLong() : 0;
        }
    }
    QSqlDatabase::removeDatabase(name);
    return steps;
}

}

class BankFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFileAndMemoryShowTheSame_data();
    void aFileAndMemoryShowTheSame();
    void twoFilesHoldEqualRows();
    void aSessionGoesOnWhereItWasLeftAfterAnyStep_data();
    void aSessionGoesOnWhereItWasLeftAfterAnyStep();
    void aReopenedSessionShowsItsWholePast();
    void refusalsAndPersonsCommandsSurvive();
    void aForkOfAFileLeavesTheFileAlone();
    void theFileOfAnotherSessionIsRefused();
    void aKilledProgramsFileGoesOn();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void BankFilesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void BankFilesTest::aFileAndMemoryShowTheSame_data()
{
    QTest::addColumn<QString>("scenario");
    for (const auto& name : shortScenarioNames())
        QTest::newRow(qPrintable(name)) << name;
}

void BankFilesTest::aFileAndMemoryShowTheSame()
{
    QFETCH(QString, scenario);
    const auto inMemory = bankSession(scenario, u"random"_s, 3);
    const auto inFile = bankSession(scenario, u"random"_s, 3, path(u"bank.db"_s));
    finish(*inMemory);
    finish(*inFile);
    const auto difference = telling::difference(telling::wholeRun(*inMemory), telling::wholeRun(*inFile));
    QVERIFY2(difference.isEmpty(), difference);
    QVERIFY(inFile->history().place() != inMemory->history().place());
}

void BankFilesTest::twoFilesHoldEqualRows()
{
    for (const auto& name : {u"a.db"_s, u"b.db"_s})
        finish(*bankSession(u"transfer to a closed account"_s, u"random"_s, 9, path(name)));
    const auto rows = rowsOf(path(u"a.db"_s));
    QVERIFY(rows.size() > 40);
    QCOMPARE(rows, rowsOf(path(u"b.db"_s)));
}

void BankFilesTest::aSessionGoesOnWhereItWasLeftAfterAnyStep_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("scheduler");
    QTest::newRow("a refund") << u"transfer to a closed account"_s << u"round-robin"_s;
    QTest::newRow("a race") << u"race"_s << u"random"_s;
    QTest::newRow("refusals") << u"overdraft"_s << u"oldest-first"_s;
}

void BankFilesTest::aSessionGoesOnWhereItWasLeftAfterAnyStep()
{
    QFETCH(QString, scenario);
    QFETCH(QString, scheduler);
    const auto uninterrupted = bankSession(scenario, scheduler, 3);
    finish(*uninterrupted);
    const auto expected = telling::wholeRun(*uninterrupted);
    for (qint64 left = 0; left <= uninterrupted->newestStep(); ++left) {
        const auto file = path(u"left at %1.db"_s.arg(left));
        auto session = bankSession(scenario, scheduler, 3, file);
        for (qint64 step = 0; step < left; ++step)
            session->advance();
        session.reset(); // nothing is written on the way out: every step is in the file already
        session = bankSession(scenario, scheduler, 3, file);
        QCOMPARE(session->newestStep(), left);
        finish(*session);
        const auto difference = telling::difference(expected, telling::wholeRun(*session));
        QVERIFY2(difference.isEmpty(), difference);
    }
}

void BankFilesTest::aReopenedSessionShowsItsWholePast()
{
    const auto file = path(u"bank.db"_s);
    QList<QStringList> shown;
    {
        const auto session = bankSession(u"two transfers at once"_s, u"random"_s, 2, file);
        shown.append(telling::everything(*session, 0));
        while (session->advance())
            shown.append(telling::everything(*session, session->newestStep()));
    }
    const auto reopened = bankSession(u"two transfers at once"_s, u"random"_s, 2, file);
    QCOMPARE(reopened->newestStep(), shown.size() - 1);
    for (qint64 step = 0; step <= reopened->newestStep(); ++step) {
        const auto difference = telling::difference(shown.at(step), telling::everything(*reopened, step));
        QVERIFY2(difference.isEmpty(), difference);
    }
}

void BankFilesTest::refusalsAndPersonsCommandsSurvive()
{
    const auto file = path(u"bank.db"_s);
    QStringList told;
    Uuid alice;
    {
        const auto session = bankSession(u"first steps"_s, {}, 1, file);
        alice = bank::call(*session, openAccount(u"Zoë \"O'Hara\" 🐕"_s));
        bank::call(*session, deposit(alice, u"10.00"_s));
        QCOMPARE(refusalOf(*session, withdraw(alice, u"10.01"_s)), u"InsufficientFundsError"_s);
        told = telling::wholeRun(*session);
    }
    const auto session = bankSession(u"first steps"_s, {}, 1, file);
    const auto difference = telling::difference(told, telling::wholeRun(*session));
    QVERIFY2(difference.isEmpty(), difference);
    // The next new id is not one that was given already.
    const auto bob = bank::call(*session, openAccount(u"Bob"_s));
    QVERIFY(bob != alice && !bob.isNull());
}

void BankFilesTest::aForkOfAFileLeavesTheFileAlone()
{
    const auto file = path(u"bank.db"_s);
    const auto session = bankSession(u"transfer"_s, {}, 1, file);
    finish(*session);
    const auto before = rowsOf(file);
    const auto fork = session->forkAt(4);
    bank::call(*fork, openAccount(u"Carol"_s));
    finish(*fork);
    QCOMPARE(rowsOf(file), before);
    QCOMPARE(fork->history().place(), u"in memory"_s);
}

void BankFilesTest::theFileOfAnotherSessionIsRefused()
{
    const auto file = path(u"bank.db"_s);
    finish(*bankSession(u"transfer"_s, {}, 1, file));
    const auto before = rowsOf(file);
    QVERIFY_THROWS_EXCEPTION(OperationalError, bankSession(u"race"_s, {}, 1, file));
    QVERIFY_THROWS_EXCEPTION(OperationalError, bankSession(u"transfer"_s, {}, 2, file));
    QVERIFY_THROWS_EXCEPTION(
        OperationalError, bankSession(u"transfer"_s, {}, 1, path(u"no/such/folder/bank.db"_s)));
    QFile text(path(u"notes.txt"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(5000, 'x'));
    text.close();
    QVERIFY_THROWS_EXCEPTION(OperationalError, bankSession(u"transfer"_s, {}, 1, text.fileName()));
    QCOMPARE(rowsOf(file), before);
}

void BankFilesTest::aKilledProgramsFileGoesOn()
{
    const auto program = qEnvironmentVariable("OCCASION_PROGRAM");
    if (!QFile::exists(program))
        QSKIP("the program is not built; OCCASION_PROGRAM names it");
    const auto uninterrupted = bankSession(u"transfer to a closed account"_s, u"random"_s, 3);
    finish(*uninterrupted);
    int interrupted = 0;
    for (int attempt = 0; attempt < 40 && interrupted < 5; ++attempt) {
        const auto file = path(u"killed %1.db"_s.arg(attempt));
        const qint64 enough = attempt % 5 * 3 + 1;
        QProcess child;
        child.start(program,
            {u"run"_s, u"bank"_s, u"--scenario"_s, u"transfer to a closed account"_s, u"--seed"_s, u"3"_s,
                u"--scheduler"_s, u"random"_s, u"--store"_s, file});
        QVERIFY(child.waitForStarted());
        while (child.state() != QProcess::NotRunning && stepsIn(file) < enough)
            child.waitForFinished(1);
        child.kill();
        QVERIFY(child.state() == QProcess::NotRunning || child.waitForFinished());
        const auto session = bankSession(u"transfer to a closed account"_s, u"random"_s, 3, file);
        QVERIFY(session->newestStep() >= enough);
        interrupted += session->newestStep() < uninterrupted->newestStep();
        finish(*session);
        const auto difference
            = telling::difference(telling::wholeRun(*uninterrupted), telling::wholeRun(*session));
        QVERIFY2(difference.isEmpty(), difference);
    }
    qInfo() << interrupted << "runs were killed before their end";
    if (interrupted == 0)
        QSKIP("the program was always done before it could be killed");
}

QTEST_GUILESS_MAIN(BankFilesTest)
#include "tst_bankfiles.moc"
