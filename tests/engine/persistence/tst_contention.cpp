// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/recorderplace.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <map>
#include <thread>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

constexpr int threadsOfEach = 8;
constexpr int savesOfEach = 50;

const OriginatorId shared = Uuid::v5(Uuid::namespaceUrl, "/shared");

OriginatorId ownOf(const QByteArray& writer)
{
    return Uuid::v5(Uuid::namespaceUrl, writer);
}

Version newestVersion(const ProcessRecorder& recorder, const OriginatorId& id)
{
    const auto newest = recorder.selectEvents(id, {.descending = true, .limit = 1});
    return newest.empty() ? 0 : newest.front().originatorVersion;
}

/// Raises the shared aggregate and one of its own in the same save, again and again; whoever finds the version
/// taken looks at the newest and repeats. Gives how often that was.
int write(ProcessRecorder& recorder, const QByteArray& writer)
{
    const auto own = ownOf(writer);
    int conflicts = 0;
    for (Version save = 1; save <= savesOfEach;) {
        try {
            recorder.record({.events = {{shared, newestVersion(recorder, shared) + 1, u"t:Shared"_s, writer},
                                 {own, save, u"t:Own"_s, writer}}});
            ++save;
        } catch (const IntegrityError&) {
            ++conflicts;
        }
    }
    return conflicts;
}

int writeInThreads(const QString& path, const QByteArray& process)
{
    // Sixteen writers may each have to wait for the fifteen others.
    const auto recorder = openRecorder(
        {.path = path, .durability = Durability::Normal, .lockTimeout = std::chrono::minutes(2)});
    std::atomic<int> conflicts = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < threadsOfEach; ++i)
        threads.emplace_back(
            [&, i] { conflicts += write(*recorder, process + '-' + QByteArray::number(i)); });
    for (auto& thread : threads)
        thread.join();
    return conflicts;
}

}

/// Two programs of eight threads each write one file.
class TestContention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto path = m_folder.filePath(u"store.db"_s);
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {u"--write"_s, path});
        const int conflicts = writeInThreads(path, "here");
        QVERIFY(other.waitForFinished(120'000));
        QCOMPARE(other.exitCode(), 0);
        qInfo("%d conflicts here", conflicts);
        m_recorder = openRecorder({path});
        m_log = m_recorder->selectNotifications({.limit = -1});
    }

    void noEventIsLost()
    {
        QCOMPARE(m_log.size(), size_t(2 * 2 * threadsOfEach * savesOfEach));
        for (const auto* process : {"here", "there"}) {
            for (int i = 0; i < threadsOfEach; ++i) {
                const auto own = ownOf(QByteArray(process) + '-' + QByteArray::number(i));
                QCOMPARE(newestVersion(*m_recorder, own), savesOfEach);
            }
        }
    }

    void noVersionIsThereTwiceOrMissing()
    {
        std::map<OriginatorId, Version> newest;
        for (const auto& item : m_log)
            QCOMPARE(item.originatorVersion, ++newest[item.originatorId]); // and so in the order of their ids
    }

    void idsRunWithoutGaps()
    {
        for (size_t i = 0; i < m_log.size(); ++i)
            QCOMPARE(m_log[i].id, static_cast<NotificationId>(i + 1));
    }

    void theEventsOfASaveFollowEachOther()
    {
        for (size_t i = 0; i < m_log.size(); i += 2) {
            QCOMPARE(m_log[i].originatorId, shared);
            QCOMPARE(m_log[i + 1].state, m_log[i].state);
        }
    }

    void cleanupTestCase() { m_recorder.reset(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ProcessRecorder> m_recorder;
    std::vector<Notification> m_log;
};

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--write") {
        writeInThreads(arguments[2], "there");
        return 0;
    }
    TestContention test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_contention.moc"
