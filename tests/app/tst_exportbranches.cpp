// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/desk.h"
#include "examples/bank/bank.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

const QString happened = u"bank · transfer"_s;
const QString supposed = u"Hypothetical: bank · transfer with another Credited"_s;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}

/// `occasion export` of a session's file with branches: what happened, with 100.00 paid in, and a hypothetical branch
/// with 77.00, which was shown last.
class ExportBranchesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(qEnvironmentVariable("OCCASION_PROGRAM")))
            QSKIP("OCCASION_PROGRAM does not name the program.");
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"lesson.occasion"_s);
        m_desk = std::make_unique<Desk>(std::vector{bank::bankSystem()});
        m_desk->carryOut(request::OpenSystem{.scenario = u"transfer"_s});
        m_desk->carryOut(request::Run{0});
        while (m_desk->isRunning())
            m_desk->runOn();
        m_desk->carryOut(request::SaveAs{m_file});
        const auto amount = Value::decimal(*Decimal::fromText(u"77.00"_s));
        m_desk->carryOut(request::EditEvent{{0, 3}, Value::object({{u"amount"_s, amount}})});
        QCOMPARE(m_desk->frame(1)->shown()->name, supposed);
        m_desk->keep();
    }

    void aViewIsOfTheBranchThatWasShownLast()
    {
        m_desk.reset();
        QVERIFY(logOf({}).contains("77.00"));
        QVERIFY2(m_error.contains("is hypothetical"), m_error.constData());
        logOf({u"--branch"_s, happened});
        QCOMPARE(m_error, QByteArray());
    }

    void anotherBranchIsNamed()
    {
        m_desk.reset();
        const QByteArray log = logOf({u"--branch"_s, happened});
        QVERIFY(log.contains("100.00") && !log.contains("77.00"));
        QVERIFY(logOf({u"--branch"_s, supposed}).contains("77.00"));
        QVERIFY(!logOf({u"--branch"_s, happened, u"--steps"_s, u"2"_s}).contains("100.00"));
    }

    void picturesAreOfTheBranchToo()
    {
        m_desk.reset();
        const QString last = m_folder->filePath(u"last.svg"_s);
        const QString other = m_folder->filePath(u"other.svg"_s);
        run({u"--view"_s, u"timeline"_s, u"--to"_s, last});
        QCOMPARE(m_status, 0);
        run({u"--view"_s, u"timeline"_s, u"--to"_s, other, u"--branch"_s, happened});
        QCOMPARE(m_status, 0);
        QVERIFY(contentOf(last).contains("<svg") && contentOf(other).contains("<svg"));
        QVERIFY(contentOf(last) != contentOf(other));
    }

    void storesAreOfTheBranchToo()
    {
        m_desk.reset();
        const QString stores = m_folder->filePath(u"stores"_s);
        QVERIFY(QDir().mkpath(stores));
        run({u"--stores"_s, stores}); // of the hypothetical branch there are none
        QCOMPARE(m_status, 1);
        QVERIFY(QDir(stores).isEmpty());
        run({u"--stores"_s, stores, u"--branch"_s, happened});
        QCOMPARE(m_error, QByteArray());
        QCOMPARE(m_status, 0);
        QCOMPARE(QDir(stores).entryList(QDir::Files).size(), 3);
        m_file = stores;
        run({u"--stores"_s, u"."_s});
        QCOMPARE(m_status, 1);
        QVERIFY2(m_error.contains("is a store already"), m_error.constData());
    }

    void aBranchThatWasClosedLastIsTheOneShown()
    {
        m_desk->carryOut(request::SwitchTo{m_desk->frame(1)->sessions.front().id});
        m_desk->keep();
        while (m_desk->history())
            m_desk->carryOut(request::CloseSession{m_desk->frame(1)->session});
        m_desk->keep();
        m_desk.reset();
        const QByteArray log = logOf({});
        const QString stores = m_folder->filePath(u"stores"_s);
        QVERIFY(QDir().mkpath(stores));
        run({u"--stores"_s, stores});
        QCOMPARE(log.contains("77.00"), m_status != 0); // of the hypothetical branch there are none
    }

    void howItWasRunIsNotAsked()
    {
        m_desk.reset();
        run({u"--stores"_s, u"."_s, u"--steps"_s, u"3"_s});
        QCOMPARE(m_status, 2);
        run({u"--view"_s, u"log"_s, u"--to"_s, u"log.json"_s, u"--seed"_s, u"3"_s});
        QCOMPARE(m_status, 2);
        QVERIFY2(m_error.contains("--seed is for a system that is run"), m_error.constData());
    }

    void anUnknownNameIsAnsweredWithThoseThereAre_data()
    {
        QTest::addColumn<QStringList>("what");
        QTest::newRow("view") << QStringList{u"--view"_s, u"log"_s, u"--to"_s, u"log.json"_s};
        QTest::newRow("stores") << QStringList{u"--stores"_s, u"."_s};
    }

    void anUnknownNameIsAnsweredWithThoseThereAre()
    {
        QFETCH(const QStringList, what);
        m_desk.reset();
        const auto before = QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
        run(what + QStringList{u"--branch"_s, u"the other one"_s});
        QCOMPARE(m_status, 1);
        QCOMPARE(QString::fromUtf8(m_error),
            u"occasion export: lesson.occasion has no branch \"the other one\"; there is \"%1\", \"%2\".\n"_s
                .arg(happened, supposed));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), before);
    }

    void onlyASessionsFileHasBranches()
    {
        m_desk.reset();
        m_file = u"bank"_s;
        run({u"--view"_s, u"log"_s, u"--to"_s, u"log.json"_s, u"--branch"_s, happened});
        QCOMPARE(m_status, 2);
        QVERIFY2(m_error.contains("--branch is for a session's file"), m_error.constData());
    }

    void theFileStaysAsItIs()
    {
        m_desk.reset();
        const QByteArray before = contentOf(m_file);
        QVERIFY(logOf({u"--branch"_s, happened}).contains("100.00"));
        QCOMPARE(contentOf(m_file), before);
        QVERIFY(!QFile::exists(m_file + u"-wal"_s));
    }

    void aWindowThatHasItOpenGoesOn()
    {
        QVERIFY(logOf({}).contains("77.00"));
        m_desk->carryOut(request::Restore{});
        m_desk->keep();
        const QByteArray log = logOf({});
        QVERIFY(log.contains("100.00") && !log.contains("77.00"));
    }

private:
    void run(const QStringList& options)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.start(qEnvironmentVariable("OCCASION_PROGRAM"),
            QStringList{u"export"_s, QFileInfo(m_file).fileName()} + options);
        QVERIFY(process.waitForFinished(120'000));
        m_status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        m_error = process.readAllStandardError();
    }
    /// The view of the log as JSON; empty when there is none.
    QByteArray logOf(const QStringList& options)
    {
        const QString path = m_folder->filePath(u"log.json"_s);
        QFile::remove(path);
        run(QStringList{u"--view"_s, u"log"_s, u"--to"_s, path} + options);
        if (m_status != 0)
            qWarning("%s", m_error.constData());
        return contentOf(path);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m_desk; // the window that has the file open
    QString m_file;
    int m_status = -1;
    QByteArray m_error;
};

QTEST_GUILESS_MAIN(ExportBranchesTest)
#include "tst_exportbranches.moc"
