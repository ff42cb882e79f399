/* SPDX-License-Identifier: BSD-3-Clause
   The floor of the benchmarks: the same rows as the engine's, through SQLite's own interface and nothing else.
   benchfloor WORKLOAD FILE SYNCHRONOUS COUNT prints how many events (or transfers) a second it managed. */
#include <sqlite3.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { stateSize = 200, transferAccounts = 200 };

static const char topic[] = "bench.ledger:Account.Credited";
static const char createEvents[]
    = "CREATE TABLE stored_events (originator_id TEXT, originator_version INTEGER, topic TEXT, state BLOB, "
      "PRIMARY KEY (originator_id, originator_version))";
static const char createTracking[]
    = "CREATE TABLE tracking (application_name TEXT, notification_id INTEGER, "
      "PRIMARY KEY (application_name, notification_id)) WITHOUT ROWID";

static void fail(const char* what)
{
    fprintf(stderr, "benchfloor: %s\n", what);
    exit(1);
}

static void run(sqlite3* db, const char* sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(db));
}

static sqlite3* openFile(const char* path, const char* synchronous)
{
    sqlite3* db = NULL;
    char pragma[64];
    if (sqlite3_open(path, &db) != SQLITE_OK)
        fail("the file cannot be opened");
    snprintf(pragma, sizeof pragma, "PRAGMA synchronous=%s", synchronous);
    run(db, "PRAGMA journal_mode=WAL");
    run(db, pragma);
    return db;
}

static sqlite3_stmt* prepare(sqlite3* db, const char* sql)
{
    sqlite3_stmt* statement = NULL;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(db));
    return statement;
}

static void finishRow(sqlite3_stmt* statement)
{
    if (sqlite3_step(statement) != SQLITE_DONE)
        fail(sqlite3_errmsg(sqlite3_db_handle(statement)));
    sqlite3_reset(statement);
}

static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + 1e-9 * (double)at.tv_nsec;
}

static void makeId(char* id, long long number)
{
    snprintf(id, 33, "%08llx%024llx", (unsigned long long)number * 2654435761ULL & 0xffffffffULL,
        (unsigned long long)number);
}

static void makeState(char* state, long long number)
{
    memset(state, 'x', stateSize);
    snprintf(state, 24, "%lld", number);
}

static void bindEvent(sqlite3_stmt* insert, const char* id, long long version, const char* state)
{
    sqlite3_bind_text(insert, 1, id, 32, SQLITE_STATIC);
    sqlite3_bind_int64(insert, 2, version);
    sqlite3_bind_text(insert, 3, topic, sizeof topic - 1, SQLITE_STATIC);
    sqlite3_bind_blob(insert, 4, state, stateSize, SQLITE_STATIC);
}

/* Saves `count` events, `batch` of one aggregate in each transaction. */
static void save(const char* path, const char* synchronous, long long count, int batch)
{
    sqlite3* db = openFile(path, synchronous);
    run(db, createEvents);
    sqlite3_stmt* begin = prepare(db, "BEGIN IMMEDIATE");
    sqlite3_stmt* commit = prepare(db, "COMMIT");
    sqlite3_stmt* insert = prepare(db, "INSERT INTO stored_events VALUES (?,?,?,?)");
    char id[40];
    char state[stateSize];
    const double start = now();
    for (long long done = 0; done < count; done += batch) {
        makeId(id, done);
        finishRow(begin);
        for (int i = 0; i < batch; ++i) {
            makeState(state, done + i);
            bindEvent(insert, id, i + 1, state);
            finishRow(insert);
        }
        finishRow(commit);
    }
    printf("%.3f\n", (double)count / (now() - start));
    if (sqlite3_last_insert_rowid(db) != count)
        fail("events are missing");
    exit(0);
}

/* One row in memory, as whoever uses it would keep it. */
struct Row
{
    long long id;
    long long version;
    char originator[33];
    char* topic;
    char* state;
    int stateSize;
};

static char* copied(const void* bytes, int size)
{
    char* copy = malloc((size_t)size + 1);
    memcpy(copy, bytes, (size_t)size);
    copy[size] = 0;
    return copy;
}

static void readRow(sqlite3_stmt* row, struct Row* into)
{
    into->id = sqlite3_column_int64(row, 0);
    memcpy(into->originator, sqlite3_column_text(row, 1), 32);
    into->originator[32] = 0;
    into->version = sqlite3_column_int64(row, 2);
    const void* text = sqlite3_column_text(row, 3);
    into->topic = copied(text, sqlite3_column_bytes(row, 3));
    const void* blob = sqlite3_column_blob(row, 4);
    into->stateSize = sqlite3_column_bytes(row, 4);
    into->state = copied(blob, into->stateSize);
}

static void release(struct Row* rows, int count)
{
    for (int i = 0; i < count; ++i) {
        free(rows[i].topic);
        free(rows[i].state);
    }
}

static int readRows(sqlite3_stmt* select, struct Row* rows)
{
    int count = 0;
    while (sqlite3_step(select) == SQLITE_ROW)
        readRow(select, &rows[count++]);
    sqlite3_reset(select);
    return count;
}

/* Reads the whole log in pages, each kept until the next. */
static void readPages(const char* path, long long count, int page)
{
    sqlite3* db = openFile(path, "FULL");
    sqlite3_stmt* select = prepare(db,
        "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events WHERE rowid>=? "
        "ORDER BY rowid LIMIT ?");
    struct Row* rows = malloc((size_t)page * sizeof *rows);
    const double start = now();
    long long seen = 0;
    for (;;) {
        sqlite3_bind_int64(select, 1, seen + 1);
        sqlite3_bind_int64(select, 2, page);
        const int got = readRows(select, rows);
        for (int i = 0; i < got; ++i)
            if (rows[i].id != ++seen)
                fail("a gap");
        release(rows, got);
        if (got < page)
            break;
    }
    printf("%.3f\n", (double)seen / (now() - start));
    if (seen != count)
        fail("events are missing");
    exit(0);
}

/* Reads the aggregates of the file one after another, as stored. */
static void readAggregates(const char* path, long long count, int events)
{
    sqlite3* db = openFile(path, "FULL");
    sqlite3_stmt* ids = prepare(db, "SELECT originator_id FROM stored_events WHERE originator_version=1");
    const long long aggregates = count / events;
    char(*names)[33] = malloc((size_t)aggregates * sizeof *names);
    for (long long i = 0; sqlite3_step(ids) == SQLITE_ROW; ++i)
        memcpy(names[i], sqlite3_column_text(ids, 0), 33);
    sqlite3_stmt* select = prepare(db,
        "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events "
        "WHERE originator_id=? ORDER BY originator_version");
    struct Row* rows = malloc((size_t)events * sizeof *rows);
    const double start = now();
    long long seen = 0;
    for (long long i = 0; i < aggregates; ++i) {
        sqlite3_bind_text(select, 1, names[i], 32, SQLITE_STATIC);
        const int got = readRows(select, rows);
        seen += got;
        release(rows, got);
    }
    printf("%.3f\n", (double)seen / (now() - start));
    if (seen != count)
        fail("events are missing");
    exit(0);
}

/* One process application: its file and what it runs on it. */
struct Process
{
    sqlite3* db;
    sqlite3_stmt* begin;
    sqlite3_stmt* commit;
    sqlite3_stmt* insert;
    sqlite3_stmt* track;
    sqlite3_stmt* tracked;
    sqlite3_stmt* page;
    sqlite3_stmt* load;
    long long versions[transferAccounts];
};

static void openProcess(struct Process* process, const char* folder, const char* name, const char* synchronous)
{
    char path[4096];
    snprintf(path, sizeof path, "%s-%s.db", folder, name);
    process->db = openFile(path, synchronous);
    run(process->db, createEvents);
    run(process->db, createTracking);
    process->begin = prepare(process->db, "BEGIN IMMEDIATE");
    process->commit = prepare(process->db, "COMMIT");
    process->insert = prepare(process->db, "INSERT INTO stored_events VALUES (?,?,?,?)");
    process->track = prepare(process->db, "INSERT INTO tracking VALUES (?,?)");
    process->tracked
        = prepare(process->db, "SELECT MAX(notification_id) FROM tracking WHERE application_name=?");
    process->page = prepare(process->db,
        "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events WHERE rowid>=? "
        "ORDER BY rowid LIMIT ?");
    process->load = prepare(process->db,
        "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events "
        "WHERE originator_id=? ORDER BY originator_version");
    memset(process->versions, 0, sizeof process->versions);
}

static void insertEvent(struct Process* process, const char* id, long long version, long long number)
{
    char state[stateSize];
    makeState(state, number);
    bindEvent(process->insert, id, version, state);
    finishRow(process->insert);
}

/* One delivery: the account's events are read, one is added with the tracking record. */
static void deliver(struct Process* follower, const char* leader, long long notification, long long account)
{
    static struct Row rows[100000];
    char id[40];
    makeId(id, account);
    sqlite3_bind_text(follower->load, 1, id, 32, SQLITE_STATIC);
    const int got = readRows(follower->load, rows);
    if (got != follower->versions[account])
        fail("an account has lost events");
    release(rows, got);
    insertEvent(follower, id, ++follower->versions[account], notification);
    sqlite3_bind_text(follower->track, 1, leader, -1, SQLITE_STATIC);
    sqlite3_bind_int64(follower->track, 2, notification);
    finishRow(follower->track);
}

static long long trackedOf(struct Process* follower, const char* leader)
{
    sqlite3_bind_text(follower->tracked, 1, leader, -1, SQLITE_STATIC);
    if (sqlite3_step(follower->tracked) != SQLITE_ROW)
        fail("no tracking");
    const long long position = sqlite3_column_int64(follower->tracked, 0);
    sqlite3_reset(follower->tracked);
    return position;
}

/* All that waits in the leader's log, in pages of `page`; each delivery in a commit of its own or each page in one. */
static void follow(struct Process* leader, const char* name, struct Process* follower, int page, int batched)
{
    static struct Row rows[1000];
    long long position = trackedOf(follower, name);
    for (;;) {
        sqlite3_bind_int64(leader->page, 1, position + 1);
        sqlite3_bind_int64(leader->page, 2, page);
        const int got = readRows(leader->page, rows);
        if (got == 0)
            return;
        if (batched)
            finishRow(follower->begin);
        for (int i = 0; i < got; ++i) {
            if (!batched)
                finishRow(follower->begin);
            deliver(follower, name, rows[i].id, rows[i].id * 7 % transferAccounts);
            if (!batched)
                finishRow(follower->commit);
        }
        if (batched)
            finishRow(follower->commit);
        position = rows[got - 1].id;
        release(rows, got);
    }
}

/* Transfers: each is requested, then taken from one account and given to another by two processes in turn. */
static void transfer(const char* folder, const char* synchronous, long long count, int batched)
{
    struct Process* processes = calloc(3, sizeof *processes);
    struct Process *requests = &processes[0], *payers = &processes[1], *payees = &processes[2];
    openProcess(requests, folder, "requests", synchronous);
    openProcess(payers, folder, "payers", synchronous);
    openProcess(payees, folder, "payees", synchronous);
    const int page = batched ? 100 : 10;
    const double start = now();
    for (long long i = 1; i <= count; ++i) {
        char id[40];
        makeId(id, 1000000 + i);
        finishRow(requests->begin);
        insertEvent(requests, id, 1, i);
        finishRow(requests->commit);
        if (!batched || i % 100 == 0) {
            follow(requests, "Requests", payers, page, batched);
            follow(payers, "Payers", payees, page, batched);
        }
    }
    printf("%.3f\n", (double)count / (now() - start));
    if (trackedOf(payees, "Payers") != count || sqlite3_last_insert_rowid(payees->db) != count)
        fail("transfers are missing");
    exit(0);
}

int main(int argc, char** argv)
{
    if (argc != 5)
        fail("usage: benchfloor WORKLOAD FILE SYNCHRONOUS COUNT");
    const char* workload = argv[1];
    const long long count = atoll(argv[4]);
    if (strcmp(workload, "save-1") == 0)
        save(argv[2], argv[3], count, 1);
    if (strcmp(workload, "save-100") == 0)
        save(argv[2], argv[3], count, 100);
    if (strncmp(workload, "pages-", 6) == 0)
        readPages(argv[2], count, atoi(workload + 6));
    if (strncmp(workload, "aggregates-", 11) == 0)
        readAggregates(argv[2], count, atoi(workload + 11));
    if (strcmp(workload, "transfers") == 0)
        transfer(argv[2], argv[3], count, 0);
    if (strcmp(workload, "transfers-batched") == 0)
        transfer(argv[2], argv[3], count, 1);
    fail("there is no such workload");
}
