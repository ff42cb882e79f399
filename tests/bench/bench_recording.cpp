// SPDX-License-Identifier: BSD-3-Clause
// Recording events, beside a floor that writes the same rows through SQLite's own interface with the same durability.
#include "engine/persistence/recorderplace.h"
#include "engine/session/session.h"
#include "examples/bank/bank.h"
#include "examples/bank/bankaccount.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTextStream>

#include <sqlite3.h>

#include <algorithm>
#include <chrono>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

struct Workload
{
    QString name;
    Durability durability;
    int commits;
    int eventsPerCommit;
};

[[noreturn]] void fail(const QString& sentence)
{
    throw OperationalError(sentence);
}

void run(sqlite3* database, const char* sql)
{
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(u"The floor could not run: %1"_s.arg(QString::fromUtf8(sqlite3_errmsg(database))));
}

std::vector<StoredEvent> eventsOf(const Workload& workload, int commit)
{
    const Uuid account = Uuid::v5(Uuid::namespaceUrl, QByteArray::number(commit));
    std::vector<StoredEvent> events;
    for (int version = 1; version <= workload.eventsPerCommit; ++version)
        events.push_back({account, version, QString::fromLatin1(bank::BankAccount::Credited::topic),
            QByteArray(200, 'x')});
    return events;
}

using Seconds = std::chrono::duration<double>;

/// Events per second of what `commitAll` does.
template <class CommitAll>
double measured(const Workload& workload, const CommitAll& commitAll)
{
    const auto begin = std::chrono::steady_clock::now();
    commitAll();
    return workload.commits * workload.eventsPerCommit
        / Seconds(std::chrono::steady_clock::now() - begin).count();
}

double floorRate(const Workload& workload, const QString& path)
{
    sqlite3* database = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &database) != SQLITE_OK)
        fail(u"The floor could not open its file."_s);
    run(database, "PRAGMA journal_mode=WAL");
    run(database,
        workload.durability == Durability::Full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
    run(database,
        "CREATE TABLE stored_events (originator_id TEXT, originator_version INTEGER, topic TEXT, state BLOB, "
        "PRIMARY KEY (originator_id, originator_version))");
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(database, "INSERT INTO stored_events VALUES (?, ?, ?, ?)", -1, &insert, nullptr);
    const double rate = measured(workload, [&] {
        for (int commit = 0; commit < workload.commits; ++commit) {
            run(database, "BEGIN IMMEDIATE");
            for (const auto& event : eventsOf(workload, commit)) {
                const QByteArray id = event.originatorId.text().toUtf8();
                const QByteArray topic = event.topic.toUtf8();
                sqlite3_bind_text(insert, 1, id.constData(), static_cast<int>(id.size()), SQLITE_STATIC);
                sqlite3_bind_int64(insert, 2, event.originatorVersion);
                sqlite3_bind_text(
                    insert, 3, topic.constData(), static_cast<int>(topic.size()), SQLITE_STATIC);
                sqlite3_bind_blob(
                    insert, 4, event.state.constData(), static_cast<int>(event.state.size()), SQLITE_STATIC);
                if (sqlite3_step(insert) != SQLITE_DONE)
                    fail(u"The floor could not insert."_s);
                sqlite3_reset(insert);
            }
            run(database, "COMMIT");
        }
    });
    sqlite3_finalize(insert);
    sqlite3_close(database);
    return rate;
}

double engineRate(const Workload& workload, const QString& path)
{
    const auto recorder = openRecorder({.path = path, .durability = workload.durability});
    const double rate = measured(workload, [&] {
        for (int commit = 0; commit < workload.commits; ++commit)
            recorder->record({.events = eventsOf(workload, commit)});
    });
    if (recorder->maxNotificationId() != workload.commits * workload.eventsPerCommit)
        fail(u"The engine lost events."_s);
    return rate;
}

double median(std::vector<double> rates)
{
    std::sort(rates.begin(), rates.end());
    return rates[rates.size() / 2];
}

void report(const Workload& workload, QTextStream& out)
{
    std::vector<double> floors, engines;
    for (int round = 0; round < 3; ++round) {
        const QTemporaryDir folder;
        floors.push_back(floorRate(workload, folder.filePath(u"floor1.db"_s)));
        engines.push_back(engineRate(workload, folder.filePath(u"engine.db"_s)));
        floors.push_back(floorRate(workload, folder.filePath(u"floor2.db"_s)));
    }
    const auto [low, high] = std::minmax_element(floors.begin(), floors.end());
    out << u"%1  floor %2/s (%3…%4)  engine %5/s  share %6"_s.arg(workload.name, -28)
               .arg(median(floors), 9, 'f', 0)
               .arg(*low, 0, 'f', 0)
               .arg(*high, 0, 'f', 0)
               .arg(median(engines), 9, 'f', 0)
               .arg(median(engines) / median(floors), 0, 'f', 2)
        << Qt::endl;
}

/// A whole session in memory: commands, deliveries with tracking, journal and invariants.
void reportSession(QTextStream& out)
{
    std::vector<double> rates;
    const auto system = bank::bankSystem();
    for (int round = 0; round < 3; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        qint64 steps = 0;
        for (int i = 0; i < 100; ++i) {
            Session session(
                {.system = system, .scenario = u"two transfers at once"_s, .seed = static_cast<quint64>(i)});
            while (session.advance()) {}
            steps += session.newestStep();
        }
        rates.push_back(steps / Seconds(std::chrono::steady_clock::now() - begin).count());
    }
    out << u"a bank session in memory, step by step: %1 steps/s"_s.arg(median(rates), 0, 'f', 0) << Qt::endl;
}

}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    try {
        out << "Events per second, medians of 3; floor: the same rows through SQLite's own interface."
            << Qt::endl;
        for (const auto& workload : {Workload{u"1 event a commit, NORMAL"_s, Durability::Normal, 5000, 1},
                 Workload{u"1 event a commit, FULL"_s, Durability::Full, 500, 1},
                 Workload{u"100 events a commit, NORMAL"_s, Durability::Normal, 300, 100},
                 Workload{u"100 events a commit, FULL"_s, Durability::Full, 300, 100}})
            report(workload, out);
        reportSession(out);
    } catch (const EngineError& error) {
        QTextStream(stderr) << error.message() << Qt::endl;
        return 1;
    }
    return 0;
}
