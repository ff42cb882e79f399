// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/recorderplace.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

const auto upstream = u"Upstream"_s;

/// The events of one save: of as many aggregates as its number says, each with the save's number in its state.
std::vector<StoredEvent> eventsOf(qint64 save)
{
    std::vector<StoredEvent> events;
    const auto count = 1 + save % 5;
    for (qint64 i = 0; i < count; ++i) {
        events.push_back({Uuid::v5(Uuid::namespaceUrl, QByteArray::number(i)), save, u"test:Thing.Changed"_s,
            QByteArray::number(save) + QByteArray(200, ' ')});
    }
    return events;
}

/// The child: saves on and on, each with its tracking, and says which are done. It never ends by itself.
int saveForEver(const QString& path, Durability durability)
{
    const auto recorder = openRecorder({.path = path, .durability = durability});
    for (auto save = recorder->maxTrackingId(upstream) + 1;; ++save) {
        recorder->record({.events = eventsOf(save), .tracking = Tracking{upstream, save}});
        std::printf("%lld\n", static_cast<long long>(save));
        std::fflush(stdout);
    }
}

}

/// A writer that is killed at any moment loses nothing that it has acknowledged, and leaves nothing half done.
/// OCCASION_KILLS says how often it is killed in each durability; hundreds of times also need
/// QTEST_FUNCTION_TIMEOUT, in milliseconds, above its five minutes.
class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAcknowledgedSaveSurvivesAndNoneIsHalfThere_data()
    {
        QTest::addColumn<QString>("durability");
        QTest::newRow("FULL") << u"full"_s;
        QTest::newRow("NORMAL") << u"normal"_s;
    }
    void anAcknowledgedSaveSurvivesAndNoneIsHalfThere()
    {
        QFETCH(const QString, durability);
        const auto path = m_folder.filePath(durability + u".db"_s);
        const int kills = qEnvironmentVariableIntValue("OCCASION_KILLS");
        qint64 acknowledged = 0;
        for (int kill = 0; kill < std::max(kills, 12); ++kill) {
            acknowledged = writeUntilKilled(path, durability, acknowledged);
            if (QTest::currentTestFailed())
                return;
            requireWhole(path, acknowledged);
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d kills, %d saves", std::max(kills, 12), static_cast<int>(acknowledged));
        QVERIFY(acknowledged > 0);
    }

private:
    /// Gives the last save that the child has acknowledged.
    qint64 writeUntilKilled(const QString& path, const QString& durability, qint64 acknowledged)
    {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--save"_s, path, durability});
        const auto wanted = QRandomGenerator::global()->bounded(30);
        for (int heard = 0; heard <= wanted;) {
            if (!child.waitForReadyRead(30'000)) {
                QTest::qFail("the writer says nothing", __FILE__, __LINE__);
                return acknowledged;
            }
            while (child.canReadLine()) {
                acknowledged = child.readLine().toLongLong();
                ++heard;
            }
        }
        // Between two of its words as well as right after one: the moment must not be the test's to choose.
        QThread::usleep(QRandomGenerator::global()->bounded(4000U));
        child.kill();
        child.waitForFinished();
        while (child.canReadLine())
            acknowledged = child.readLine().toLongLong();
        return acknowledged;
    }

    static void requireWhole(const QString& path, qint64 acknowledged)
    {
        const auto recorder = openRecorder({path});
        const auto saves = recorder->maxTrackingId(upstream);
        QVERIFY2(saves == acknowledged || saves == acknowledged + 1, "one save at most can be unheard of");
        QCOMPARE(static_cast<qint64>(recorder->selectTracking().size()), saves);
        const auto all = recorder->selectNotifications({.limit = -1});
        size_t at = 0;
        for (qint64 save = 1; save <= saves; ++save) {
            for (const auto& event : eventsOf(save)) {
                QVERIFY2(at < all.size(), "an event of a save is missing");
                QCOMPARE(all[at].id, static_cast<NotificationId>(at + 1));
                QVERIFY(static_cast<const StoredEvent&>(all[at]) == event);
                ++at;
            }
        }
        QCOMPARE(all.size(), at); // none without its tracking
    }

    QTemporaryDir m_folder;
};

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == u"--save")
        return saveForEver(arguments[2], arguments[3] == u"full" ? Durability::Full : Durability::Normal);
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
