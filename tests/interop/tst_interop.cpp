// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/remotelog.h"
#include "engine/application/repository.h"
#include "engine/persistence/jsonreader.h"
#include "engine/persistence/recorderplace.h"
#include "engine/session/storehistory.h"
#include "tests/interop/agreement.h"
#include "tests/interop/librarystore.h"
#include "tests/interop/librarytypes.h"
#include "tests/support/typed.h"

#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace occasion;
using namespace Qt::StringLiterals;
using support::LibraryStore;

namespace {

constexpr auto newest = std::numeric_limits<NotificationId>::max();
constexpr auto oldest = std::numeric_limits<NotificationId>::min();

QList<qint64> integers(const Value& list)
{
    QList<qint64> numbers;
    for (const auto& item : list.items())
        numbers.append(item.toInteger());
    return numbers;
}

template <class T>
std::optional<T> optionalOf(const Value& value)
{
    return value.isNull() ? std::nullopt : std::optional(static_cast<T>(value.toInteger()));
}

QString textOrEmpty(const Value& value)
{
    return value.isNull() ? QString() : value.toText();
}

/// The attributes that are there: their order is not significant, and one that is null may as well be absent. Volatile
/// ones differ with each replay in the library.
std::map<QString, Value> attributesOf(const Value& state, const Value& volatileKeys = {})
{
    const Value::Items ignored = volatileKeys.isNull() ? Value::Items() : volatileKeys.items();
    std::map<QString, Value> attributes;
    for (const auto& [name, value] : state.members()) {
        if (!value.isNull() && !ignored.contains(Value::text(name)))
            attributes[name] = value;
    }
    return attributes;
}

bool agrees(const Value& state, const Value& stateJson, const Value& volatileKeys)
{
    return attributesOf(state, volatileKeys) == attributesOf(readJson(stateJson.toText().toUtf8()));
}

QString sha256(QByteArrayView bytes)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256).toHex());
}

}

/// All stores that the Python library wrote, read value for value. Ends with a line of counts for each.
class TestInterop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanupTestCase();

    void everyRowIsTheLibrarys_data() { stores(); }
    void everyRowIsTheLibrarys();
    void everyStateDecodesToItsTextAndItsValues_data() { stores(); }
    void everyStateDecodesToItsTextAndItsValues();
    void aggregatesAreAsTheyWereAtEveryVersion_data() { stores(); }
    void aggregatesAreAsTheyWereAtEveryVersion();
    void sequencesWithGapsEndAsInTheLibrary_data() { stores(); }
    void sequencesWithGapsEndAsInTheLibrary();
    void snapshotsHoldTheLibrarysStates_data() { stores(); }
    void snapshotsHoldTheLibrarysStates();
    void trackingIsTheLibrarys_data() { stores(); }
    void trackingIsTheLibrarys();
    void queriesAreAnsweredAsByTheLibrary_data() { stores(); }
    void queriesAreAnsweredAsByTheLibrary();
    void remoteLogsTellTheSameText_data() { stores(); }
    void remoteLogsTellTheSameText();

private:
    static void stores();
    const Value& expected() const { return m_store->expected; }
    Mapper mapper() const { return {librarytypes::topics(), m_store->coding}; }
    std::shared_ptr<const OpenStore> opened() const
    {
        return std::make_shared<const OpenStore>(m_store->path);
    }
    /// A recorder on a copy of its own, which it may change.
    std::unique_ptr<ProcessRecorder> recorder() const;
    Agreement& agreement(const QString& what);
    void checkState(
        Agreement& states, const Repository& repository, const Value& originator, const Value& past);

    QTemporaryDir m_folder;
    std::map<QString, LibraryStore> m_stores; // by name, each copied once
    const LibraryStore* m_store = nullptr;
    AgreementTable m_table;
};

void TestInterop::stores()
{
    QTest::addColumn<QString>("store");
    const auto names = support::libraryStores();
    if (names.isEmpty())
        QSKIP("the stores of the Python library are not here (OCCASION_SHARED)");
    for (const auto& name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestInterop::init()
{
    const auto name = QString::fromLatin1(QTest::currentDataTag());
    if (!m_stores.contains(name)) {
        const auto folder = m_folder.filePath(QString(name).replace(u'/', u'-'));
        QDir().mkpath(folder);
        m_stores[name] = support::openLibraryStore(name, folder);
        m_stores[name].coding.transcodings.add(librarytypes::transcodings());
    }
    m_store = &m_stores[name];
    if (m_store->path.isEmpty())
        QSKIP("the store is packed, and there is no xz to unpack it");
}

std::unique_ptr<ProcessRecorder> TestInterop::recorder() const
{
    const QString copy = m_store->path + u".copy"_s;
    for (const auto& suffix : {u""_s, u"-wal"_s})
        QFile::copy(m_store->path + suffix, copy + suffix);
    return openRecorder({.path = copy});
}

Agreement& TestInterop::agreement(const QString& what)
{
    return m_table.of(QString::fromLatin1(QTest::currentDataTag()), what);
}

void TestInterop::cleanupTestCase()
{
    for (const auto& line : m_table.lines())
        qInfo("%s", qPrintable(line));
}

void TestInterop::everyRowIsTheLibrarys()
{
    std::map<NotificationId, Value> described;
    for (const auto& item : expected().value(u"notifications").items())
        described[item.value(u"id").toInteger()] = item;
    auto& rows = agreement(u"rows"_s);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    opened()->forEachNotification(0, oldest, -1, newest, [&](const Notification& row) {
        const QString id = row.originatorId.text();
        const QByteArray line = QByteArray::number(row.id) + '|' + id.toUtf8() + '|'
            + QByteArray::number(row.originatorVersion) + '|' + row.topic.toUtf8() + '|'
            + QByteArray::number(row.state.size()) + '|' + row.state + '\n';
        hash.addData(line);
        const auto wanted = described.find(row.id);
        if (wanted == described.end())
            return; // of the large store only some are described one by one
        const Value& item = wanted->second;
        rows.check(id == item.value(u"originator_id").toText()
                && row.originatorVersion == item.value(u"originator_version").toInteger()
                && row.topic == item.value(u"topic").toText()
                && row.state.size() == item.value(u"state_len").toInteger()
                && sha256(row.state) == item.value(u"state_sha256").toText(),
            QString::number(row.id));
    });
    QCOMPARE(rows.total(), int(described.size()));
    QVERIFY2(rows.holds(), qPrintable(rows.firstProblem()));
    QCOMPARE(QString::fromLatin1(hash.result().toHex()), expected().value(u"all_rows_sha256").toText());
}

void TestInterop::everyStateDecodesToItsTextAndItsValues()
{
    auto& texts = agreement(u"texts"_s);
    auto& values = agreement(u"values"_s);
    auto& unreadable = agreement(u"unreadable"_s);
    const StoreHistory history(opened(), librarytypes::topics(), m_store->coding);
    for (const auto& item : expected().value(u"notifications").items()) {
        const auto id = item.value(u"id").toInteger();
        const auto shown = history.notifications(0, id, 1, history.newestStep()).front();
        const QString where = u"%1: %2"_s.arg(id).arg(shown.problem);
        if (item.contains(u"undecodable")) {
            unreadable.check(!shown.problem.isEmpty(), where);
            continue;
        }
        texts.check(shown.stateText == item.value(u"plain_json").toText().toUtf8(), where);
        values.check(
            shown.problem.isEmpty() && shown.state == support::fromTyped(item.value(u"typed")), where);
    }
    QVERIFY2(texts.holds(), qPrintable(texts.firstProblem()));
    QVERIFY2(values.holds(), qPrintable(values.firstProblem()));
    QVERIFY2(unreadable.holds(), qPrintable(unreadable.firstProblem()));
}

void TestInterop::checkState(
    Agreement& states, const Repository& repository, const Value& originator, const Value& past)
{
    const auto version = past.value(u"version").toInteger();
    const QString where = u"%1 at %2"_s.arg(originator.value(u"id").toText()).arg(version);
    try {
        const auto id = OriginatorId::fromStored(originator.value(u"id").toText());
        const auto state = aggregateState(repository.get(id, {}, version));
        states.check(agrees(state, past.value(u"state_json"), expected().value(u"volatile_state_keys")),
            where + u": "_s + state.displayText(500));
    } catch (const EngineError& error) {
        states.check(false, where + u": "_s + error.message());
    }
}

void TestInterop::aggregatesAreAsTheyWereAtEveryVersion()
{
    const auto stored = recorder();
    const auto known = mapper();
    const EventStore events(known, *stored);
    const Repository replayed(events, nullptr);
    const Repository fromSnapshots(events, &stored->snapshots());
    auto& states = agreement(u"states"_s);
    int unknown = 0;
    for (const auto& originator : expected().value(u"originators").items()) {
        const QString topic = textOrEmpty(originator.value(u"aggregate_topic"));
        if (!known.topics().findAggregate(topic) || !originator.contains(u"state_json")) {
            ++unknown;
            continue;
        }
        checkState(states, replayed, originator, originator);
        checkState(states, fromSnapshots, originator, originator);
        for (const auto& past : originator.value(u"history").items()) {
            checkState(states, replayed, originator, past);
            checkState(states, fromSnapshots, originator, past);
        }
    }
    if (states.total() == 0)
        QSKIP(qPrintable(u"the types of its %1 sequences are not here"_s.arg(unknown)));
    QVERIFY2(states.holds(), qPrintable(states.firstProblem()));
}

void TestInterop::sequencesWithGapsEndAsInTheLibrary()
{
    if (!expected().contains(u"replay"))
        QSKIP("its sequences have no gaps");
    const auto stored = recorder();
    const auto known = mapper();
    const EventStore events(known, *stored);
    const Repository repository(events, nullptr);
    auto& replays = agreement(u"replays"_s);
    for (const auto& [id, outcome] : expected().value(u"replay").members()) {
        try {
            const auto aggregate = repository.get(OriginatorId::fromStored(id), {});
            replays.check(aggregate.version() == optionalOf<Version>(outcome.value(u"ok_version")), id);
        } catch (const EngineError& error) {
            const QString message = textOrEmpty(outcome.value(u"message"));
            replays.check(error.name() == textOrEmpty(outcome.value(u"error"))
                    && (message.isEmpty() || error.message() == message),
                id + u": "_s + error.message());
        }
    }
    QVERIFY2(replays.holds(), qPrintable(replays.firstProblem()));
}

void TestInterop::snapshotsHoldTheLibrarysStates()
{
    const auto known = mapper();
    const auto stored = recorder();
    const EventStore events(known, *stored);
    const Repository repository(events, nullptr);
    const auto& right = expected().value(u"snapshots").items();
    auto& texts = agreement(u"snapshots"_s);
    auto& states = agreement(u"snapshot states"_s);
    qsizetype at = 0;
    opened()->forEachSnapshot(0, [&](const StoredEvent& snapshot) {
        const Value item = at < right.size() ? right.at(at) : Value();
        const QString where = u"snapshot %1"_s.arg(at++);
        texts.check(snapshot.originatorId.text() == textOrEmpty(item.value(u"originator_id"))
                && snapshot.originatorVersion == item.value(u"originator_version").toInteger()
                && known.text(snapshot) == item.value(u"plain_json").toText().toUtf8()
                && known.decode(snapshot) == support::fromTyped(item.value(u"typed")),
            where);
        if (!known.topics().findAggregate(known.decode(snapshot).value(u"topic").toText()))
            return;
        const auto replayed = repository.get(snapshot.originatorId, {}, snapshot.originatorVersion);
        states.check(attributesOf(aggregateState(fromSnapshot(snapshot, known, {})))
                == attributesOf(aggregateState(replayed)),
            where);
    });
    QCOMPARE(at, right.size());
    QVERIFY2(texts.holds(), qPrintable(texts.firstProblem()));
    QVERIFY2(states.holds(), qPrintable(states.firstProblem()));
}

void TestInterop::trackingIsTheLibrarys()
{
    std::vector<Tracking> right;
    for (const auto& item : expected().value(u"tracking").items()) {
        if (item.value(u"application_name").toText() != u"__migration__")
            right.push_back(
                {item.value(u"application_name").toText(), item.value(u"notification_id").toInteger()});
    }
    std::vector<Tracking> shown;
    const auto store = opened();
    store->forEachTracking(0, [&shown](const Tracking& record) { shown.push_back(record); });
    QCOMPARE(shown.size(), right.size());
    auto& records = agreement(u"tracking"_s);
    for (size_t i = 0; i < right.size(); ++i)
        records.check(shown[i] == right[i], u"record %1"_s.arg(i));
    for (const auto& position : store->positions(0)) {
        const auto wanted = expected().value(u"max_tracking_ids").value(position.applicationName);
        records.check(wanted == Value::integer(position.notificationId), position.applicationName);
    }
    QVERIFY2(records.holds(), qPrintable(records.firstProblem()));
}

void TestInterop::queriesAreAnsweredAsByTheLibrary()
{
    const auto stored = recorder();
    const auto queries = expected().value(u"queries");
    auto& answers = agreement(u"queries"_s);
    for (const auto& query : queries.value(u"select_events").items()) {
        QList<qint64> versions;
        for (const auto& event :
            stored->selectEvents(OriginatorId::fromStored(query.value(u"originator_id").toText()),
                {.gt = optionalOf<Version>(query.value(u"gt")),
                .lte = optionalOf<Version>(query.value(u"lte")),
                .descending = query.value(u"desc").toBool(),
                .limit = optionalOf<int>(query.value(u"limit"))}))
            versions.append(event.originatorVersion);
        answers.check(versions == integers(query.value(u"versions")), query.displayText());
    }
    for (const auto& query : queries.value(u"select_notifications").items()) {
        NotificationRange range{.start = query.value(u"start").toInteger(),
            .limit = static_cast<int>(query.value(u"limit").toInteger()),
            .stop = optionalOf<NotificationId>(query.value(u"stop"))};
        for (const auto& topic : query.value(u"topics").items())
            range.topics.append(topic.toText());
        QList<qint64> ids;
        for (const auto& notification : stored->selectNotifications(range))
            ids.append(notification.id);
        answers.check(ids == integers(query.value(u"ids")), query.displayText());
    }
    const LocalNotificationLog log(*stored, static_cast<int>(queries.value(u"section_size").toInteger()));
    for (const auto& query : queries.value(u"sections").items()) {
        const auto section = log.section(query.value(u"requested").toText());
        QList<qint64> ids;
        for (const auto& item : section.items)
            ids.append(item.id);
        answers.check(section.id == textOrEmpty(query.value(u"id"))
                && section.nextId == textOrEmpty(query.value(u"next_id"))
                && ids == integers(query.value(u"item_ids")),
            query.displayText());
    }
    QVERIFY(answers.total() > 0);
    QVERIFY2(answers.holds(), qPrintable(answers.firstProblem()));
    QCOMPARE(stored->maxNotificationId(), expected().value(u"max_notification_id").toInteger());
}

void TestInterop::remoteLogsTellTheSameText()
{
    const auto stored = recorder();
    const LocalNotificationLog log(*stored);
    const NotificationLogJsonService service(log);
    const auto right = expected().value(u"remote_log");
    auto& texts = agreement(u"remote log"_s);
    texts.check(service.section(u"1,10"_s) == right.value(u"get_log_section('1,10')").toText().toUtf8(),
        u"section"_s);
    texts.check(
        service.notifications(2, 3) == right.value(u"get_notifications(start=2,limit=3)").toText().toUtf8(),
        u"notifications"_s);
    QVERIFY2(texts.holds(), qPrintable(texts.firstProblem()));
}

QTEST_GUILESS_MAIN(TestInterop)
#include "tst_interop.moc"
