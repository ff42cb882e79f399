// SPDX-License-Identifier: BSD-3-Clause
#include "app/inspectcommand.h"
#include "app/inspectjson.h"
#include "engine/errors.h"
#include "engine/persistence/recorderplace.h"
#include "engine/persistence/statecoding.h"
#include "tests/support/interop.h"
#include "tests/support/sqlitefile.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

StoredEvent stored(char16_t letter, Version version, const QByteArray& state)
{
    return {OriginatorId::fromStored(QString(32, QChar(letter))), version, u"bank:Account.Credited"_s, state};
}

/// What the command prints.
QByteArray inspect(const QStringList& arguments)
{
    QByteArray bytes;
    QTextStream out(&bytes);
    QTextStream err(stderr);
    const auto status
        = inspectCommand(QStringList{u"inspect"_s} + arguments, {.systems = {}, .out = out, .err = err});
    if (status != 0)
        qFatal("the status is %d", status);
    return bytes;
}

QJsonObject inspectJson(const QStringList& arguments)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(inspect(arguments + QStringList{u"--json"_s}), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("not JSON: %s at %d", qPrintable(error.errorString()), error.offset);
    return document.object();
}

}

/// `occasion inspect` on stores of all kinds.
class TestInspect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theDocumentHasItsPromisedShape()
    {
        openRecorder({path()})->record({.events = {stored(u'a', 1, "{\"n\":1}")},
            .tracking = Tracking{u"Upstream"_s, 3},
            .snapshots = {stored(u'a', 1, "{\"balance\": 1}")}});
        const auto expected
            = u"{\"store\":\"sqlite:%1\",\"stored_events\":1,\"max_notification_id\":1,"
              "\"aggregates\":[\n{\"id\":\"%2\",\"type\":\"Account\",\"version\":1,\"snapshot_version\":1}\n]"
              ","
              "\"notifications\":[\n{\"id\":1,\"originator_id\":\"%2\",\"originator_version\":1,"
              "\"topic\":\"bank:Account.Credited\",\"state_text\":\"{\\\"n\\\":1}\",\"state\":{\"n\":1}}\n],"
              "\"tracking\":[\n{\"application_name\":\"Upstream\",\"notification_id\":3}\n],"
              "\"snapshots\":[\n{\"originator_id\":\"%2\",\"originator_version\":1,"
              "\"topic\":\"bank:Account.Credited\",\"state\":{\"balance\": 1}}\n]}\n"_s.arg(
                  path(), QString(32, u'a'));
        QCOMPARE(QString::fromUtf8(inspect({path(), u"--json"_s})), expected);
    }

    void anEmptyStoreIsADocumentToo()
    {
        openRecorder({path()});
        const auto document = inspectJson({path()});
        QCOMPARE(document[u"stored_events"], 0);
        QCOMPARE(document[u"max_notification_id"], 0);
        QVERIFY(document[u"aggregates"].toArray().isEmpty());
    }

    void statesKeepTheirNumbersAndMayBeNoJson_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("a large number") << QByteArray("{\"n\":123456789012345678901234567890}")
                                        << QByteArray("{\"n\":123456789012345678901234567890}");
        QTest::newRow("not a number") << QByteArray("{\"n\":NaN}") << QByteArray("null");
        QTest::newRow("infinite") << QByteArray("[-Infinity]") << QByteArray("null");
        QTest::newRow("words in texts")
            << QByteArray("{\"\\\"NaN\":\"In\\\\\"}") << QByteArray("{\"\\\"NaN\":\"In\\\\\"}");
        QTest::newRow("several lines") << QByteArray("{\"a\":\r\n 1}") << QByteArray("{\"a\":   1}");
        QTest::newRow("nothing") << QByteArray() << QByteArray("null");
    }
    void statesKeepTheirNumbersAndMayBeNoJson()
    {
        QFETCH(const QByteArray, state);
        QFETCH(const QByteArray, shown);
        QCOMPARE(legalJson(state), shown);
    }

    void severalApplicationsAreNamed()
    {
        openRecorder({path(), u"Accounts"_s})->insertEvents({stored(u'a', 1, "{}"), stored(u'a', 2, "{}")});
        openRecorder({path(), u"Statements"_s})
            ->record({.events = {stored(u's', 1, "{}")}, .tracking = Tracking{u"Accounts"_s, 1}});
        const auto document = inspectJson({path()});
        QCOMPARE(document[u"stored_events"], 3);
        QCOMPARE(document[u"max_notification_id"], 2);
        QCOMPARE(document[u"aggregates"][1][u"application"], u"Statements"_s);
        QCOMPARE(document[u"notifications"][0][u"application"], u"Accounts"_s);
        QCOMPARE(document[u"tracking"][0][u"application"], u"Statements"_s);
        QCOMPARE(document[u"tracking"][0][u"application_name"], u"Accounts"_s);
    }

    void aRangeCutsTheNotifications()
    {
        const auto recorder = openRecorder({path()});
        for (Version version = 1; version <= 5; ++version)
            recorder->insertEvents({stored(u'a', version, "{}")});
        const auto page
            = inspectJson({path(), u"--from"_s, u"2"_s, u"--limit"_s, u"3"_s})[u"notifications"].toArray();
        QCOMPARE(page.size(), 3);
        QCOMPARE(page[0][u"id"], 2);
        QCOMPARE(inspectJson({path(), u"--limit"_s, u"0"_s})[u"notifications"].toArray().size(), 0);
        QCOMPARE(inspectJson({path(), u"--from"_s, u"9"_s})[u"notifications"].toArray().size(), 0);
        QCOMPARE(inspectJson({path()})[u"notifications"].toArray().size(), 5);
    }

    void theLargestIdIsTheLast()
    {
        openRecorder({path()})->insertEvents(
            {stored(u'a', 1, "{}"), stored(u'a', 2, "{}"), stored(u'a', 3, "{}")});
        support::runSql(path(), {u"UPDATE stored_events SET rowid = 9223372036854775807 WHERE rowid = 3"_s});
        const auto page = inspectJson({path()})[u"notifications"].toArray();
        QCOMPARE(page.size(), 3);
        QCOMPARE(page[2][u"id"].toInteger(), std::numeric_limits<NotificationId>::max());
        QVERIFY(inspect({path()}).contains("9223372036854775807"));
    }

    void linesAreADocumentEach()
    {
        openRecorder({path()})->record(
            {.events = {stored(u'a', 1, "{\n}")}, .tracking = Tracking{u"Up"_s, 1}});
        const auto lines = inspect({path(), u"--json-lines"_s}).trimmed().split('\n');
        QStringList kinds;
        for (const auto& line : lines) {
            const auto object = QJsonDocument::fromJson(line).object();
            QVERIFY2(!object.isEmpty(), line.constData());
            kinds.append(object.keys().constLast());
        }
        QCOMPARE(kinds, (QStringList{u"stored_events"_s, u"aggregate"_s, u"notification"_s, u"tracking"_s}));
    }

    void aPersonReadsASummary()
    {
        std::vector<StoredEvent> events;
        for (Version version = 1; version <= 30; ++version)
            events.push_back(stored(u'a', version, "{\"amount\":" + QByteArray::number(version) + "}"));
        openRecorder({path()})->insertEvents(events);
        const auto text = QString::fromUtf8(inspect({path()}));
        QVERIFY2(text.contains(u"read-only (immutable)") && text.contains(u"30 events, 1 aggregate"),
            qPrintable(text));
        QVERIFY(text.contains(u"Credited  {amount: 30}"));
        QVERIFY(!text.contains(u"amount: 20"));
    }

    void wrongUsageIsSaid()
    {
        openRecorder({path()});
        QVERIFY_THROWS_EXCEPTION(UsageError, inspect({}));
        QVERIFY_THROWS_EXCEPTION(UsageError, inspect({path(), u"more"_s}));
        QVERIFY_THROWS_EXCEPTION(UsageError, inspect({path(), u"--from"_s, u"x"_s}));
        QVERIFY_THROWS_EXCEPTION(UsageError, inspect({path(), u"--json"_s, u"--json-lines"_s}));
        QVERIFY_THROWS_EXCEPTION(UsageError, inspect({path(), u"--unknown"_s}));
        QVERIFY_THROWS_EXCEPTION(OperationalError, inspect({path() + u".missing"_s}));
    }

    void codedStatesAreReadWithTheirKeyAndCompressor()
    {
        writeCoded();
        const auto shown = inspectJson(
            {path(), u"--cipher-key"_s, u"MDEyMzQ1Njc4OWFiY2RlZg=="_s, u"--compressor"_s, u"zlib"_s});
        QCOMPARE(shown[u"notifications"][0][u"state_text"], u"{\"n\":1}"_s);
        QCOMPARE(shown[u"notifications"][0][u"state"][u"n"], 1);
        QCOMPARE(shown[u"snapshots"][0][u"state"][u"n"], 1);
        QVERIFY(inspectJson({path()})[u"notifications"][0][u"state_text"].isNull());
    }

    void theEnvironmentMaySayHowStatesAreCoded_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::newRow("for all") << QString();
        QTest::newRow("for this store") << u"STORE_"_s;
    }
    void theEnvironmentMaySayHowStatesAreCoded()
    {
        QFETCH(const QString, prefix);
        const auto name = [&prefix](const QString& key) { return QString(prefix + key).toLatin1(); };
        writeCoded();
        qputenv(name(u"COMPRESSOR_TOPIC"_s), "eventsourcing.compressor:ZlibCompressor");
        qputenv(name(u"CIPHER_TOPIC"_s), "eventsourcing.cipher:AESCipher");
        qputenv(name(u"CIPHER_KEY"_s), "MDEyMzQ1Njc4OWFiY2RlZg==");
        const auto undone = qScopeGuard([&name] {
            for (const auto& key : {u"COMPRESSOR_TOPIC"_s, u"CIPHER_TOPIC"_s, u"CIPHER_KEY"_s})
                qunsetenv(name(key));
        });
        QCOMPARE(inspectJson({path()})[u"notifications"][0][u"state_text"], u"{\"n\":1}"_s);
    }

    void aWrongKeyIsOneSentenceAndNothingIsPrinted()
    {
        writeCoded();
        const auto problemOf = [this](const QStringList& options) {
            try {
                inspect(QStringList{path(), u"--json"_s} + options);
            } catch (const ValueError& error) {
                return error.message();
            }
            return QString();
        };
        QCOMPARE(problemOf({u"--cipher-key"_s, u"d3JvbmcgMTYgYnl0ZXMhIQ=="_s}),
            u"The states of '%1' cannot be read, check the key: Cipher text is damaged: MAC check failed"_s
                .arg(path()));
        QVERIFY(problemOf({u"--compressor"_s, u"gzip"_s}).contains(u"cannot be read, check the compressor"));
        QVERIFY(problemOf({u"--compressor"_s, u"lzma"_s}).contains(u"choose zlib, gzip or bz2"));
        QVERIFY(problemOf({u"--cipher-key"_s, u"short"_s}).contains(u"base64"));
    }

    void pythonsStoresAreShownWhole_data()
    {
        QTest::addColumn<QString>("store");
        const auto stores = support::interopStores();
        if (stores.isEmpty())
            QSKIP("the stores of the Python library are not here (OCCASION_SHARED)");
        for (const auto& store : stores)
            QTest::newRow(qPrintable(store)) << store;
    }
    void pythonsStoresAreShownWhole()
    {
        QFETCH(const QString, store);
        const auto expected = support::interopExpected(store);
        QStringList arguments{support::copyInterop(store, m_folder->path())};
        if (const auto compressor = expected[u"config"][u"compressor"]; compressor.isString())
            arguments += {u"--compressor"_s, compressor.toString()};
        if (const auto key = expected[u"config"][u"cipher_key_base64"]; key.isString())
            arguments += {u"--cipher-key"_s, key.toString()};
        const auto document = inspectJson(arguments);
        const auto right = expected[u"notifications"].toArray();
        const auto shown = document[u"notifications"].toArray();
        QCOMPARE(document[u"stored_events"].toInteger(), right.size());
        QCOMPARE(document[u"max_notification_id"], expected[u"max_notification_id"]);
        QCOMPARE(shown.size(), right.size());
        for (qsizetype i = 0; i < right.size(); ++i) {
            for (const auto& key : {u"id"_s, u"originator_id"_s, u"originator_version"_s, u"topic"_s})
                QCOMPARE(shown[i][key], right[i][key]);
            QCOMPARE(shown[i][u"state_text"],
                right[i][u"plain_json"].isString() ? right[i][u"plain_json"] : QJsonValue());
        }
        QCOMPARE(document[u"aggregates"].toArray().size(), expected[u"originators"].toArray().size());
        QCOMPARE(document[u"snapshots"].toArray().size(), expected[u"snapshots"].toArray().size());
    }

private:
    /// A store whose one event and snapshot are compressed and encrypted.
    void writeCoded()
    {
        StateCoding coding;
        coding.compressor = zlibCompressor();
        coding.cipher = std::make_shared<const Cipher>("0123456789abcdef");
        openRecorder({path()})->record({.events = {coding.seal(stored(u'a', 1, "{\"n\":1}"))},
            .snapshots = {coding.seal(stored(u'a', 1, "{\"n\":1}"))}});
    }

    QString path() const { return m_folder->filePath(u"store.db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestInspect)
#include "tst_inspect.moc"
