// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/httpnotificationlog.h"
#include "engine/errors.h"
#include "engine/persistence/recorderplace.h"
#include "tests/support/bankrun.h"
#include "tests/support/sqlitefile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>

using namespace bank;

namespace {

/// `occasion serve`, from its first line on.
class Serving
{
public:
    explicit Serving(const QStringList& arguments, const QString& token = {})
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"OCCASION_TOKEN"_s, token);
        m_process.setProcessEnvironment(environment);
        m_process.start(qEnvironmentVariable("OCCASION_PROGRAM"), QStringList{u"serve"_s} + arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(60'000)) {}
        m_url = QString::fromUtf8(m_process.readLine()).trimmed();
    }

    ~Serving() { end(SIGTERM); }
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;

    const QString& url() const { return m_url; }

    /// The exit status once it has ended by that signal; -1 when it does not end, or not by itself.
    int end(int signal)
    {
        if (m_process.state() == QProcess::Running)
            ::kill(static_cast<pid_t>(m_process.processId()), signal);
        const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(20'000);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

private:
    QProcess m_process;
    QString m_url;
};

struct Ended
{
    int status = -1;
    QByteArray err;
};

Ended serve(const QStringList& arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("OCCASION_PROGRAM"), QStringList{u"serve"_s} + arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        process.readAllStandardError()};
}

std::vector<Notification> allOf(const NotificationLog& log)
{
    std::vector<Notification> all;
    NotificationLogReader(log).read(1, [&](const Notification& notification) {
        all.push_back(notification);
        return true;
    });
    return all;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}

/// The real program serves; this one reads.
class ServeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSystemRunsAndIsServed();
    void aStoreIsServedAndNotChanged();
    void aStoreThatIsWrittenMeanwhileIsFollowed();
    void aSignalEndsIt_data();
    void aSignalEndsIt();
    void theTokenMayComeFromTheEnvironment();
    void whatCannotBeServedIsOneSentence_data();
    void whatCannotBeServedIsOneSentence();
};

void ServeTest::initTestCase()
{
    if (!QFile::exists(qEnvironmentVariable("OCCASION_PROGRAM")))
        QSKIP("OCCASION_PROGRAM does not name the program.");
}

void ServeTest::aSystemRunsAndIsServed()
{
    const auto session = bankSession(u"transfer"_s);
    finish(*session);
    Serving serving({u"bank"_s, u"--scenario"_s, u"transfer"_s});
    QVERIFY2(serving.url().startsWith(u"http://127.0.0.1:"), qPrintable(serving.url()));
    int process = 0;
    for (const auto& info : session->history().map()->processes) {
        const auto expected = allOf(session->notificationLog(process++));
        const HttpNotificationLog log(serving.url() + u'/' + info.name);
        QTRY_COMPARE(allOf(log).size(), expected.size());
        QVERIFY(allOf(log) == expected);
    }
}

void ServeTest::aStoreIsServedAndNotChanged()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"bank.sqlite"_s);
    {
        finish(*bankSession(u"transfer"_s, {}, 1, path));
    }
    const auto before = contentOf(path);
    const auto session = bankSession(u"transfer"_s);
    finish(*session);
    Serving serving({path});
    const auto expected = session->notificationLog(0).select({.start = 2, .limit = 3});
    const auto topic = expected.front().topic;
    const HttpNotificationLog log(serving.url() + u"/Accounts"_s);
    QVERIFY(allOf(log) == allOf(session->notificationLog(0)));
    QVERIFY(log.select({.start = 2, .limit = 3}) == expected);
    QVERIFY(log.select({.topics = {topic, u"other"_s}})
        == session->notificationLog(0).select({.topics = {topic}}));
    QCOMPARE(serving.end(SIGTERM), 0);
    QCOMPARE(contentOf(path), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList({u"bank.sqlite"_s}));
}

void ServeTest::aStoreThatIsWrittenMeanwhileIsFollowed()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"bank.sqlite"_s);
    const auto recorder = openRecorder({.path = path});
    const auto record = [&recorder](Version version) {
        recorder->record({.events = {{.originatorId = OriginatorId::fromStored(u"a"_s),
                              .originatorVersion = version,
                              .topic = u"t"_s,
                              .state = "{}"}}});
    };
    record(1);
    const Serving serving({path});
    std::vector<std::unique_ptr<HttpNotificationLog>> logs;
    logs.reserve(3);
    for (int i = 0; i < 3; ++i)
        logs.push_back(std::make_unique<HttpNotificationLog>(serving.url()));
    for (Version version = 1; version <= 20; ++version) {
        if (version > 1) {
            std::jthread writing([&] { record(version); });
            const bool isNews = logs.front()->waitFor(version, {}, std::chrono::seconds(30));
            writing.join();
            QVERIFY(isNews);
        }
        if (version % 5 == 0)
            support::runSql(path, {u"PRAGMA wal_checkpoint(TRUNCATE)"_s});
        const auto expected = recorder->selectNotifications({.start = version, .limit = 1});
        for (const auto& log : logs) {
            QVERIFY(log->section(u"%1,%2"_s.arg(version).arg(version + 9)).items == expected);
            QCOMPARE(allOf(*log).size(), static_cast<size_t>(version));
        }
    }
}

void ServeTest::aSignalEndsIt_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("kill") << SIGTERM;
}

void ServeTest::aSignalEndsIt()
{
    QFETCH(int, signal);
    Serving serving({u"bank"_s});
    const HttpNotificationLog log(serving.url() + u"/Accounts"_s);
    std::thread waiting([&] {
        try {
            log.waitFor(1'000, {}, std::chrono::seconds(30));
        } catch (const OperationalError&) {
            return; // it ended before the answer
        }
    });
    QElapsedTimer timer;
    timer.start();
    const int status = serving.end(signal);
    waiting.join();
    QCOMPARE(status, 0);
    QVERIFY(timer.elapsed() < 15'000); // not as long as the client would have waited
}

void ServeTest::theTokenMayComeFromTheEnvironment()
{
    const Serving serving({u"bank"_s, u"--bind"_s, u"0.0.0.0"_s}, u"secret"_s);
    const QString address = QString(serving.url()).replace(u"0.0.0.0"_s, u"127.0.0.1"_s) + u"/Accounts"_s;
    QVERIFY_THROWS_EXCEPTION(OperationalError, HttpNotificationLog(address).section(u"1,1"_s));
    QTRY_COMPARE(HttpNotificationLog(address, {.token = u"secret"_s}).section(u"1,1"_s).id, u"1,1"_s);
}

void ServeTest::whatCannotBeServedIsOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << QStringList{} << 2;
    QTest::newRow("a port beyond the last") << QStringList{u"bank"_s, u"--port"_s, u"65536"_s} << 2;
    QTest::newRow("no port") << QStringList{u"bank"_s, u"--port"_s, u"http"_s} << 2;
    QTest::newRow("no store") << QStringList{u"/nowhere/bank.sqlite"_s} << 1;
    QTest::newRow("no scenario") << QStringList{u"bank"_s, u"--scenario"_s, u"none"_s} << 1;
    QTest::newRow("everybody") << QStringList{u"bank"_s, u"--bind"_s, u"0.0.0.0"_s} << 1;
    QTest::newRow("another machine's address")
        << QStringList{u"bank"_s, u"--bind"_s, u"192.0.2.1"_s, u"--token"_s, u"t"_s} << 1;
}

void ServeTest::whatCannotBeServedIsOneSentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const auto ended = serve(arguments);
    QCOMPARE(ended.status, status);
    QVERIFY2(ended.err.startsWith("occasion serve: "), ended.err.constData());
    QCOMPARE(ended.err.count('\n'), status == 1 ? 1 : 2); // wrong usage shows the right one
}

QTEST_GUILESS_MAIN(ServeTest)
#include "tst_serve.moc"
