// SPDX-License-Identifier: BSD-3-Clause
#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Ended
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

Ended occasion(const QStringList& arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("OCCASION_PROGRAM"), arguments);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        process.readAllStandardOutput(), process.readAllStandardError()};
}

QList<QJsonObject> lines(const QByteArray& out)
{
    QList<QJsonObject> objects;
    for (const QByteArray& line : out.trimmed().split('\n'))
        objects.append(QJsonDocument::fromJson(line).object());
    return objects;
}

QStringList keysOf(const QJsonObject& object)
{
    QStringList keys = object.keys();
    keys.sort();
    return keys;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QStringList runBank{u"run"_s, u"bank"_s, u"--scenario"_s, u"transfer"_s, u"--json"_s};

}

/// The real program, as a person or a script runs it.
class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShortCodeRunsTheSameStepsAgain()
    {
        const auto first = occasion(
            {u"run"_s, u"bank"_s, u"--scheduler"_s, u"random"_s, u"--seed"_s, u"7"_s, u"--steps"_s, u"9"_s});
        QCOMPARE(first.status, 0);
        const auto code = first.out.trimmed().split('\n').constLast().trimmed();
        QVERIFY2(!code.isEmpty() && code.size() <= 40, code.constData());
        const auto again = occasion({u"run"_s, u"--code"_s, QString::fromUtf8(code.toLower())});
        QCOMPARE(again.out, first.out);
        QCOMPARE(occasion({u"run"_s, u"--code"_s, u"ABCD-EFGH"_s}).status, 1);
        QCOMPARE(occasion({u"run"_s, u"bank"_s, u"--code"_s, QString::fromUtf8(code)}).status, 2);
    }

    void initTestCase()
    {
        if (!QFile::exists(qEnvironmentVariable("OCCASION_PROGRAM")))
            QSKIP("OCCASION_PROGRAM does not name the program.");
    }

    void systemsAreListedWithTheirCommandsAndScenarios()
    {
        const Ended people = occasion({u"systems"_s});
        QCOMPARE(people.status, 0);
        for (const char* word : {"bank", "Accounts", "OpenAccount", "Transfers → Accounts", "transfer"})
            QVERIFY2(people.out.contains(word), word);
        const Ended programs = occasion({u"systems"_s, u"--json"_s});
        const auto bank
            = QJsonDocument::fromJson(programs.out).object()[u"systems"].toArray().first().toObject();
        QCOMPARE(bank[u"name"].toString(), u"bank"_s);
        QCOMPARE(bank[u"processes"].toArray().size(), 3);
    }

    void runGivesTheSameBytesEachTime()
    {
        const Ended first = occasion(runBank);
        QCOMPARE(first.err, QByteArray());
        QCOMPARE(first.status, 0);
        QCOMPARE(occasion(runBank).out, first.out);
        QVERIFY(occasion(runBank + QStringList{u"--seed"_s, u"2"_s}).out != first.out);
    }

    void runTellsEachStepAndThenASummary()
    {
        const auto told = lines(occasion(runBank).out);
        QVERIFY(told.size() > 10);
        for (qsizetype i = 0; i + 1 < told.size(); ++i) {
            QCOMPARE(keysOf(told[i]),
                QStringList({u"cause"_s, u"error"_s, u"kind"_s, u"outcome"_s, u"process"_s, u"recorded"_s,
                    u"step"_s}));
            QCOMPARE(told[i][u"step"].toInteger(), i + 1);
        }
        const auto recorded = told.first()[u"recorded"].toArray().first().toObject();
        QCOMPARE(keysOf(recorded),
            QStringList({u"id"_s, u"originator_id"_s, u"originator_version"_s, u"state"_s, u"topic"_s}));
        const auto summary = told.last()[u"summary"].toObject();
        QCOMPARE(keysOf(summary),
            QStringList({u"invariants"_s, u"processes"_s, u"state"_s, u"steps"_s, u"tracking"_s}));
        QCOMPARE(summary[u"steps"].toInteger(), told.size() - 1);
        QCOMPARE(summary[u"processes"].toObject()[u"Accounts"].toObject()[u"aggregates"].toInteger(), 2);
        for (const auto& pipe : summary[u"tracking"].toArray())
            QCOMPARE(pipe.toObject()[u"lag"].toInteger(-1), 0);
        for (const auto& invariant : summary[u"invariants"].toArray())
            QVERIFY(invariant.toObject()[u"holds"].toBool());
    }

    void runForPeopleNamesStepsAndInvariants()
    {
        const Ended ended = occasion({u"run"_s, u"bank"_s});
        QCOMPARE(ended.status, 0);
        QVERIFY(ended.out.contains("Transfers processed Accounts"));
        QVERIFY(ended.out.contains("nothing is waiting"));
        QVERIFY(ended.out.contains("holds"));
    }

    void runStopsAtAStepAndIsTakenUpFromItsFile()
    {
        const QTemporaryDir folder;
        const QStringList onFile = runBank + QStringList{u"--store"_s, folder.filePath(u"bank.sqlite"_s)};
        const Ended part = occasion(onFile + QStringList{u"--steps"_s, u"5"_s});
        QCOMPARE(part.err, QByteArray());
        QCOMPARE(lines(part.out).size(), 6);
        const Ended whole = occasion(onFile);
        QCOMPARE(whole.out, occasion(runBank).out);
        QCOMPARE(occasion(onFile).out, whole.out);
    }

    void runSaysWhereItKeepsTheSessionAndWhatThatSurvives()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"bank.sqlite"_s);
        const QStringList onFile{u"run"_s, u"bank"_s, u"--store"_s, path};
        const QByteArray place = "Kept in " + path.toUtf8() + " (synchronous=FULL";
        QVERIFY(occasion(onFile).out.startsWith(place));
        QVERIFY(occasion({u"run"_s, u"bank"_s, u"--store"_s, u"sqlite:"_s + path}).out.startsWith(place));
        const Ended normal = occasion(onFile + QStringList{u"--durability"_s, u"normal"_s});
        QVERIFY(normal.out.contains("synchronous=NORMAL: a power cut may take the last saves"));
    }

    void wrongUsageIsStatusTwoWithTheUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no system") << QStringList{u"run"_s};
        QTest::newRow("unknown option") << QStringList{u"run"_s, u"bank"_s, u"--fast"_s};
        QTest::newRow("no number") << QStringList{u"run"_s, u"bank"_s, u"--steps"_s, u"many"_s};
        QTest::newRow("no durability") << QStringList{u"run"_s, u"bank"_s, u"--durability"_s, u"maybe"_s};
        QTest::newRow("too much") << QStringList{u"run"_s, u"bank"_s, u"bank"_s};
        QTest::newRow("no view") << QStringList{u"export"_s, u"bank"_s, u"--to"_s, u"x.svg"_s};
        QTest::newRow("unknown view")
            << QStringList{u"export"_s, u"bank"_s, u"--view"_s, u"moon"_s, u"--to"_s, u"x.svg"_s};
        QTest::newRow("unknown ending")
            << QStringList{u"export"_s, u"bank"_s, u"--view"_s, u"log"_s, u"--to"_s, u"x.doc"_s};
        QTest::newRow("systems takes nothing") << QStringList{u"systems"_s, u"bank"_s};
    }

    void wrongUsageIsStatusTwoWithTheUsage()
    {
        QFETCH(QStringList, arguments);
        const Ended ended = occasion(arguments);
        QCOMPARE(ended.status, 2);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.contains("Usage: occasion "), ended.err.constData());
    }

    void whatCannotBeDoneIsOneSentenceAndStatusOne_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("system") << QStringList{u"run"_s, u"moon"_s};
        QTest::newRow("scenario") << QStringList{u"run"_s, u"bank"_s, u"--scenario"_s, u"moon"_s};
        QTest::newRow("scheduler") << QStringList{u"run"_s, u"bank"_s, u"--scheduler"_s, u"moon"_s};
        QTest::newRow("nobody") << QStringList{u"run"_s, u"bank"_s, u"--scheduler"_s, u"person"_s};
        QTest::newRow("store") << QStringList{u"run"_s, u"bank"_s, u"--store"_s, u"/nowhere/at/all.sqlite"_s};
        QTest::newRow("PostgreSQL") << QStringList{
            u"export"_s, u"postgresql://host/db"_s, u"--view"_s, u"log"_s, u"--to"_s, u"x.csv"_s};
        QTest::newRow("file") << QStringList{
            u"export"_s, u"/nowhere.sqlite"_s, u"--view"_s, u"log"_s, u"--to"_s, u"x.csv"_s};
        QTest::newRow("folder") << QStringList{
            u"export"_s, u"bank"_s, u"--view"_s, u"log"_s, u"--to"_s, u"/nowhere/at/all.csv"_s};
    }

    void whatCannotBeDoneIsOneSentenceAndStatusOne()
    {
        QFETCH(QStringList, arguments);
        const Ended ended = occasion(arguments);
        QCOMPARE(ended.status, 1);
        QCOMPARE(ended.out, QByteArray());
        QCOMPARE(ended.err.trimmed().count('\n'), 0);
        QVERIFY2(ended.err.startsWith(QByteArray("occasion " + arguments.first().toUtf8() + ": ")),
            ended.err.constData());
    }

    void helpAndVersionNeedNoDisplay()
    {
        QVERIFY(occasion({u"--help"_s}).out.contains("occasion run SYSTEM"));
        QVERIFY(occasion({u"--version"_s}).out.startsWith("occasion "));
        const Ended help = occasion({u"run"_s, u"--help"_s});
        QCOMPARE(help.status, 0);
        QVERIFY(help.out.contains("--scheduler"));
    }

    void everyViewIsExportedInEveryFormat_data()
    {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("format");
        for (const char* view : {"graph", "timeline", "aggregates", "log"}) {
            for (const char* format : {"svg", "pdf", "png", "csv", "json"})
                QTest::addRow("%s as %s", view, format)
                    << QString::fromLatin1(view) << QString::fromLatin1(format);
        }
        QTest::newRow("graph as dot") << u"graph"_s << u"dot"_s;
    }

    void everyViewIsExportedInEveryFormat()
    {
        QFETCH(QString, view);
        QFETCH(QString, format);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"out."_s + format);
        const Ended ended = occasion({u"export"_s, u"bank"_s, u"--view"_s, view, u"--to"_s, path});
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(ended.status, 0);
        const QByteArray content = contentOf(path);
        QVERIFY(!content.isEmpty());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
        if (format == u"svg")
            QVERIFY(content.contains("<svg") && content.contains("Accounts"));
        else if (format == u"pdf")
            QVERIFY(content.startsWith("%PDF"));
        else if (format == u"png")
            QVERIFY(QImageReader(path).canRead());
        else if (format == u"json")
            QVERIFY(QJsonDocument::fromJson(content).array().size() > 3);
        else
            QVERIFY(content.contains("Accounts"));
    }

    void anExportedPictureIsTheSameEachTime()
    {
        const QTemporaryDir folder;
        for (const QString& name : {u"a.svg"_s, u"b.svg"_s})
            occasion({u"export"_s, u"bank"_s, u"--view"_s, u"timeline"_s, u"--to"_s, folder.filePath(name)});
        const QByteArray first = contentOf(folder.filePath(u"a.svg"_s));
        QVERIFY(!first.isEmpty());
        QCOMPARE(contentOf(folder.filePath(u"b.svg"_s)), first);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
