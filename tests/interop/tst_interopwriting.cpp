// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/mapper.h"
#include "engine/persistence/recorderplace.h"
#include "engine/session/storehistory.h"
#include "tests/interop/agreement.h"
#include "tests/interop/librarystore.h"
#include "tests/interop/librarytypes.h"
#include "tests/support/sqlitefile.h"
#include "tests/support/vectors.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;
using support::LibraryStore;

namespace {

constexpr qsizetype nonceSize = 12;

Notification withText(const Value& item)
{
    Notification notification;
    notification.originatorId = OriginatorId::fromStored(item.value(u"originator_id").toText());
    notification.originatorVersion = item.value(u"originator_version").toInteger();
    notification.topic = item.value(u"topic").toText();
    notification.state = item.value(u"plain_json").toText().toUtf8();
    notification.id = item.value(u"id").toInteger();
    return notification;
}

/// A text with a repeated key is read with the last of its values, so it is not written again as it was.
bool repeatsKeys(const Value& item)
{
    return Transcoder().encode(item.value(u"typed")).contains("\"duplicate_keys\":true");
}

/// The bytes of a gzip header that hold the time at which it was made.
QByteArray withoutTime(QByteArray gzipped)
{
    return gzipped.replace(4, 4, QByteArray(4, '\0'));
}

}

/// What Occasion writes is what the Python library writes of the same values: the same texts, compressed and encrypted
/// to the same bytes, in the same tables. Ends with a line of counts for each store.
class TestInteropWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanupTestCase();

    void treesAreEncodedToTheLibrarysTexts_data() { stores(); }
    void treesAreEncodedToTheLibrarysTexts();
    void domainEventsAreMappedToTheLibrarysTexts_data() { stores(); }
    void domainEventsAreMappedToTheLibrarysTexts();
    void textsAreSealedToTheLibrarysBytes_data() { stores(); }
    void textsAreSealedToTheLibrarysBytes();
    void aStoreThatIsWrittenAnewIsReadTheSame_data();
    void aStoreThatIsWrittenAnewIsReadTheSame();
    void theTablesAreTheLibrarys();
    void cipherVectorsAreEncryptedToThemselves();

private:
    static void stores();
    const Value& expected() const { return m_store.expected; }
    std::vector<Notification> texts() const;
    Agreement& agreement(const QString& what);

    std::unique_ptr<QTemporaryDir> m_folder;
    LibraryStore m_store;
    AgreementTable m_table;
};

void TestInteropWriting::stores()
{
    QTest::addColumn<QString>("store");
    const auto names = support::interopStores(); // the large one is described in part, and holds nothing new
    if (names.isEmpty())
        QSKIP("the stores of the Python library are not here (OCCASION_SHARED)");
    for (const auto& name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestInteropWriting::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto names = support::interopStores();
    const auto name = QString::fromLatin1(QTest::currentDataTag()).section(u',', 0, 0);
    if (!names.contains(name))
        return;
    m_store = support::openLibraryStore(name, m_folder->path());
    m_store.coding.transcodings.add(librarytypes::transcodings());
}

void TestInteropWriting::cleanupTestCase()
{
    for (const auto& line : m_table.lines())
        qInfo("%s", qPrintable(line));
}

Agreement& TestInteropWriting::agreement(const QString& what)
{
    return m_table.of(QString::fromLatin1(QTest::currentDataTag()), what);
}

/// The readable events, with their texts for states.
std::vector<Notification> TestInteropWriting::texts() const
{
    std::vector<Notification> readable;
    for (const auto& item : expected().value(u"notifications").items()) {
        if (item.contains(u"plain_json"))
            readable.push_back(withText(item));
    }
    return readable;
}

void TestInteropWriting::treesAreEncodedToTheLibrarysTexts()
{
    if (!m_store.isCompact())
        QSKIP("its version wrote whitespace and escapes, as nobody does any more");
    auto& encoded = agreement(u"texts"_s);
    const Transcoder transcoder;
    for (const auto& list : {u"notifications"_s, u"snapshots"_s}) {
        for (const auto& item : expected().value(list).items()) {
            if (!item.contains(u"plain_json") || repeatsKeys(item))
                continue;
            const auto text = item.value(u"plain_json").toText().toUtf8();
            encoded.check(transcoder.encode(transcoder.decode(text)) == text, QString::fromUtf8(text));
        }
    }
    QVERIFY(encoded.total() > 0);
    QVERIFY2(encoded.holds(), qPrintable(encoded.firstProblem()));
}

void TestInteropWriting::domainEventsAreMappedToTheLibrarysTexts()
{
    const Mapper mapper(librarytypes::topics(), {.transcodings = librarytypes::transcodings()});
    auto& mapped = agreement(u"domain events"_s);
    for (const auto& stored : texts()) {
        const auto type = mapper.topics().findEvent(stored.topic);
        const Value state = mapper.decode(stored);
        const Value version = state.value(u"class_version");
        if (!type || (version.isNull() ? 1 : version.toInteger()) != type->versions.current())
            continue; // unknown here, or written by an older class
        const auto again = mapper.toStoredEvent(mapper.toDomainEvent(stored));
        mapped.check(again == static_cast<const StoredEvent&>(stored), QString::fromUtf8(again.state));
    }
    if (mapped.total() == 0)
        QSKIP("its types are not here");
    QVERIFY2(mapped.holds(), qPrintable(mapped.firstProblem()));
}

void TestInteropWriting::textsAreSealedToTheLibrarysBytes()
{
    const auto& coding = m_store.coding;
    auto& bytes = agreement(u"bytes"_s);
    const OpenStore original(m_store.path);
    for (const auto& text : texts()) {
        const auto stored = original.notifications(0, text.id, 1, text.id).front().state;
        auto sealed = coding.compressor ? coding.compressor->compress(text.state) : text.state;
        if (coding.cipher)
            sealed = coding.cipher->encrypt(sealed, stored.first(nonceSize));
        const bool isGzip = stored.startsWith(QByteArray::fromHex("1f8b"));
        bytes.check(
            isGzip ? withoutTime(sealed) == withoutTime(stored) : sealed == stored, QString::number(text.id));
    }
    QVERIFY(bytes.total() > 0);
    QVERIFY2(bytes.holds(), qPrintable(bytes.firstProblem()));
}

void TestInteropWriting::aStoreThatIsWrittenAnewIsReadTheSame_data()
{
    QTest::addColumn<QString>("compressor");
    QTest::addColumn<QString>("key");
    if (support::interopStores().isEmpty())
        QSKIP("the stores of the Python library are not here (OCCASION_SHARED)");
    const QMap<QString, QString> keys{{u"plain"_s, QString()}, {u"aes-128"_s, u"MDEyMzQ1Njc4OWFiY2RlZg=="_s},
        {u"aes-192"_s, u"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"_s},
        {u"aes-256"_s, u"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="_s}};
    for (const auto& store : {u"bank"_s, u"nasty"_s}) {
        for (const auto& compressor : {u"none"_s, u"zlib"_s, u"gzip"_s, u"bz2"_s}) {
            for (auto key = keys.cbegin(); key != keys.cend(); ++key)
                QTest::newRow(qPrintable(QStringList({store, compressor, key.key()}).join(u',')))
                    << compressor << *key;
        }
    }
}

void TestInteropWriting::aStoreThatIsWrittenAnewIsReadTheSame()
{
    QFETCH(const QString, compressor);
    QFETCH(const QString, key);
    const auto coding = stateCoding([&](const QString& setting) {
        return setting == u"CIPHER_KEY"                               ? key
            : setting == u"COMPRESSOR_TOPIC" && compressor != u"none" ? compressor
                                                                      : QString();
    });
    const auto path = m_folder->filePath(u"written.db"_s);
    const auto wanted = texts();
    {
        const auto recorder = openRecorder({.path = path});
        for (const auto& text : wanted)
            recorder->insertEvents({coding.seal(text)});
    }
    const StoreHistory history(std::make_shared<const OpenStore>(path), nullptr, coding);
    const auto shown = history.notifications(0, 1, -1, history.newestStep());
    auto& written = agreement(u"written"_s);
    QCOMPARE(shown.size(), wanted.size());
    for (size_t i = 0; i < wanted.size(); ++i) {
        written.check(shown[i].id == static_cast<NotificationId>(i + 1) && shown[i].topic == wanted[i].topic
                && shown[i].originatorId == wanted[i].originatorId
                && shown[i].version == wanted[i].originatorVersion && shown[i].stateText == wanted[i].state,
            shown[i].problem);
    }
    QVERIFY2(written.holds(), qPrintable(written.firstProblem()));
}

/// The statements that made the tables are those of the library, to the letter.
void TestInteropWriting::theTablesAreTheLibrarys()
{
    const auto path = m_folder->filePath(u"new.db"_s);
    openRecorder({.path = path});
    const auto statementOf = [&path](const QString& table) {
        return support::runSql(path, {u"SELECT sql FROM sqlite_master WHERE name='%1'"_s.arg(table)})
            .value(0);
    };
    const auto columns = u"(originator_id TEXT, originator_version INTEGER, topic TEXT, state BLOB, "
                         "PRIMARY KEY (originator_id, originator_version))"_s;
    QCOMPARE(statementOf(u"stored_events"_s), u"CREATE TABLE stored_events "_s + columns);
    QCOMPARE(statementOf(u"stored_snapshots"_s),
        u"CREATE TABLE stored_snapshots "_s + columns + u" WITHOUT ROWID"_s);
    QCOMPARE(statementOf(u"tracking"_s),
        u"CREATE TABLE tracking (application_name TEXT, notification_id INTEGER, "
        "PRIMARY KEY (application_name, notification_id)) WITHOUT ROWID"_s);
    QCOMPARE(support::runSql(path, {u"PRAGMA journal_mode"_s}).value(0), u"wal"_s);
}

void TestInteropWriting::cipherVectorsAreEncryptedToThemselves()
{
    const auto vectors = support::vectors(u"cipher"_s);
    if (vectors.isEmpty())
        QSKIP("the vectors of the Python library are not here (OCCASION_SHARED)");
    auto& same = m_table.of(u"vectors"_s, u"cipher"_s);
    for (const auto& vector : vectors) {
        const auto cipher = Cipher::fromBase64(vector[u"key_base64"].toString());
        const auto nonce = QByteArray::fromHex(vector[u"nonce_hex"].toString().toLatin1());
        same.check(cipher.encrypt(support::base64(vector[u"plaintext_base64"]), nonce)
                == support::base64(vector[u"ciphertext_base64"]),
            QString::fromLatin1(nonce.toHex()));
    }
    QVERIFY2(same.holds(), qPrintable(same.firstProblem()));
}

QTEST_GUILESS_MAIN(TestInteropWriting)
#include "tst_interopwriting.moc"
