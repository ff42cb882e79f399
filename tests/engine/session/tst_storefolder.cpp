// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/recorderplace.h"
#include "engine/session/storefolder.h"
#include "engine/session/storehistory.h"
#include "tests/support/interop.h"
#include "tests/support/sqlitefile.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

StoredEvent stored(char16_t letter, Version version, const QString& time)
{
    return {OriginatorId::fromStored(QString(32, QChar(letter))), version, u"m:A.Made"_s,
        (u"{\"timestamp\":{\"_type_\":\"datetime_iso\",\"_data_\":\"%1\"}}"_s.arg(time)).toUtf8()};
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

JournalRow row(qint64 step, const QString& kind, const QByteArray& cause, NotificationId first)
{
    return {.step = step,
        .kind = kind,
        .cause = cause,
        .firstId = first,
        .count = 1,
        .outcome = u"recorded"_s,
        .clock = u"2026-01-01T00:00:00+00:00"_s};
}

}

/// A folder of stores, one of each application of a system, as one history.
class TestStoreFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theFilesOfAFolderAreOneHistory()
    {
        writeTwo();
        const auto before = support::folderContent(m_folder->path());
        {
            const auto history = open();
            QCOMPARE(history->map()->title, QFileInfo(m_folder->path()).fileName());
            QCOMPARE(history->map()->processes.at(0).name, u"Accounts"_s); // as its follower calls it
            QCOMPARE(history->map()->processes.at(1).name, u"statements"_s);
            QCOMPARE(history->map()->pipes.size(), 1U);
            QCOMPARE(history->map()->pipes.at(0).leader, 0);
            QCOMPARE(history->map()->pipes.at(0).follower, 1);
            QCOMPARE(history->newestStep(), 3);
            QCOMPARE(history->step(2).process, 1); // by time
            QCOMPARE(history->notifications(1, 1, -1, 3).size(), 1U);
            QCOMPARE(history->aggregate(0, OriginatorId::fromStored(QString(32, u'a')), 2).version, 2);
            QCOMPARE(history->place(), u"accounts.db, statements.db, read-only (immutable)"_s);
            QCOMPARE(history->store().url(), u"sqlite:"_s + m_folder->path());
            QVERIFY(history->store().leftOut().isEmpty());
        }
        QCOMPARE(support::folderContent(m_folder->path()), before);
    }

    void leadersComeBeforeTheirFollowersAtTheSameInstant()
    {
        const auto time = u"2026-01-01T00:00:01+00:00"_s;
        // By its name the follower comes first.
        openRecorder({file(u"a.db"_s)})
            ->record({.events = {stored(u'a', 1, time)}, .tracking = Tracking{u"b"_s, 1}});
        openRecorder({file(u"b.db"_s)})->insertEvents({stored(u'b', 1, time)});
        QCOMPARE(open()->step(1).process, 1);
    }

    void aFollowersEventIsNotBeforeTheOneThatItTrackedAsFarAsJournalsSay()
    {
        openRecorder({file(u"a.db"_s)})
            ->record({.events = {stored(u'a', 1, u"2026-01-01T00:00:09+00:00"_s)},
                .journal = row(1, u"command"_s, R"({"command":"Open","arguments":{}})", 1)});
        openRecorder({file(u"b.db"_s)})
            ->record({.events = {stored(u'b', 1, u"2026-01-01T00:00:01+00:00"_s)}, // a clock that is behind
                .tracking = Tracking{u"a"_s, 1},
                .journal = row(4, u"delivery"_s, R"({"leader":"a","notification_id":1})", 1)});
        const auto history = open(); // steps 2 and 3 were in a file that is not here
        QVERIFY(!history->knowsCauses());
        QCOMPARE(history->newestStep(), 2);
        QCOMPARE(history->step(1).process, 0);
        QCOMPARE(history->step(2).process, 1);
    }

    void aSessionWithAFileForEachApplicationKnowsItsCauses()
    {
        openRecorder({file(u"a.db"_s)})
            ->record({.events = {stored(u'a', 1, u"2026-01-01T00:00:09+00:00"_s)},
                .journal = row(1, u"command"_s, R"({"command":"Open","arguments":{}})", 1)});
        openRecorder({file(u"b.db"_s)})
            ->record({.events = {stored(u'b', 1, u"2026-01-01T00:00:01+00:00"_s)},
                .tracking = Tracking{u"a"_s, 1},
                .journal = row(2, u"delivery"_s, R"({"leader":"a","notification_id":1})", 1)});
        const auto history = open();
        QVERIFY(history->knowsCauses());
        QCOMPARE(history->step(2).upstream, 1);
    }

    void applicationsOfTheSameNameAreToldApartByTheirFiles()
    {
        for (const auto& name : {u"one.db"_s, u"two.db"_s}) {
            openRecorder({file(name), u"Accounts"_s})
                ->insertEvents({stored(u'a', 1, u"2026-01-01T00:00:01+00:00"_s)});
            openRecorder({file(name), u"Statements"_s})->record({.tracking = Tracking{u"Accounts"_s, 1}});
        }
        const auto history = open();
        QCOMPARE(history->map()->processes.at(0).name, u"Accounts (one.db)"_s);
        QCOMPARE(history->map()->processes.at(2).name, u"Accounts (two.db)"_s);
        QCOMPARE(history->map()->pipes.at(0).leader, 0);
        QCOMPARE(history->map()->pipes.at(1).leader, 2); // each in its own file
    }

    void badFilesAreLeftOutAndNamed()
    {
        writeTwo();
        write(file(u"notes.txt"_s), "nothing of this\n");
        write(file(u"empty.db"_s), {});
        support::runSql(file(u"people.db"_s), {u"CREATE TABLE users (id)"_s});
        const auto history = open();
        QCOMPARE(history->newestStep(), 3);
        QCOMPARE(history->store().leftOut(),
            (QStringList{u"The store '%1' is empty: there is no database in it."_s.arg(file(u"empty.db"_s)),
                u"The store '%1' is no event store: its tables are users."_s.arg(file(u"people.db"_s))}));
    }

    void aFolderWithoutStoresGetsOneClearSentence()
    {
        write(file(u"notes.txt"_s), "nothing of this\n");
        QCOMPARE(problem(),
            u"The folder '%1' holds no SQLite database: choose the folder of the stores."_s.arg(
                m_folder->path()));
        write(file(u"a.db"_s), {});
        QCOMPARE(problem(), u"The store '%1' is empty: there is no database in it."_s.arg(file(u"a.db"_s)));
        write(file(u"b.db"_s), {});
        QCOMPARE(problem(),
            u"None of the 2 databases in the folder '%1' is an event store."_s.arg(m_folder->path()));
    }

    void tooManyFilesAreNotOpenedAtOnce()
    {
        for (qsizetype i = 0; i <= mostDatabases; ++i)
            write(file(u"%1.db"_s.arg(i)), {});
        QVERIFY2(problem().contains(u"holds 65 databases"), qPrintable(problem()));
    }

    void theFoldersOfThePythonLibraryAreMergedAsTheyWereWritten_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QStringList>("names");
        if (support::interopFolder().isEmpty())
            QSKIP("the stores of the Python library are not here (OCCASION_SHARED)");
        QTest::newRow("dogschool") << u"system_dogschool"_s << QStringList{u"counters"_s, u"DogSchool"_s};
        QTest::newRow("email") << u"system_email"_s << QStringList{u"BankAccounts"_s, u"emailprocess"_s};
        QTest::newRow("filtered") << u"system_filtered"_s << QStringList{u"DogSchool"_s, u"tricks"_s};
    }
    void theFoldersOfThePythonLibraryAreMergedAsTheyWereWritten()
    {
        QFETCH(const QString, folder);
        QFETCH(const QStringList, names);
        qint64 events = 0;
        for (const auto& name : names) {
            const QString store = folder + u'/' + name.toLower();
            support::copyInterop(store, m_folder->path());
            events += support::interopExpected(store)[u"notifications"].toArray().size();
        }
        const auto before = support::folderContent(m_folder->path());
        const auto history = open();
        QCOMPARE(history->newestStep(), events);
        QStringList shown;
        for (const auto& process : history->map()->processes)
            shown.append(process.name);
        QCOMPARE(shown, names);
        QCOMPARE(history->map()->pipes.size(), 1U);
        const auto pipe = history->map()->pipes.at(0);
        QVERIFY(pipe.leader >= 0 && pipe.leader != pipe.follower);
        QVERIFY(history->trackingPosition(0, events) > 0);
        Timestamp last = history->step(1).clock;
        for (qint64 step = 2; step <= events; ++step) {
            QVERIFY(history->step(step).clock >= last);
            last = history->step(step).clock;
        }
        QCOMPARE(support::folderContent(m_folder->path()), before);
    }

private:
    QString file(const QString& name) const { return m_folder->filePath(name); }

    void writeTwo() const
    {
        openRecorder({file(u"accounts.db"_s)})
            ->insertEvents({stored(u'a', 1, u"2026-01-01T00:00:01+00:00"_s),
                stored(u'a', 2, u"2026-01-01T00:00:05+00:00"_s)});
        openRecorder({file(u"statements.db"_s)})
            ->record({.events = {stored(u's', 1, u"2026-01-01T00:00:03+00:00"_s)},
                .tracking = Tracking{u"Accounts"_s, 1}});
    }

    std::unique_ptr<StoreHistory> open() const
    {
        return std::make_unique<StoreHistory>(std::make_shared<const OpenStore>(m_folder->path()), nullptr);
    }

    QString problem() const
    {
        try {
            const OpenStore store(m_folder->path());
        } catch (const OperationalError& error) {
            return error.message();
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestStoreFolder)
#include "tst_storefolder.moc"
