// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/statecoding.h"

#include <QMap>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

using Settings = QMap<QString, QString>;

const auto key = u"0YcTSoyoYTNMMt4S9xcqCA=="_s;

StateCoding codingOf(const Settings& settings)
{
    return stateCoding([&settings](const QString& name) { return settings.value(name); });
}

StoredEvent eventOf(const QByteArray& text)
{
    return {OriginatorId::fromStored(u"dog"_s), 1, u"kennel:Dog.Renamed"_s, text};
}

}

/// How states are compressed and encrypted, and how settings say it.
class StateCodingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsDoneUnlessItIsAskedFor()
    {
        QVERIFY(!codingOf({}).compressor && !codingOf({}).cipher);
        QCOMPARE(StateCoding().seal(eventOf("{}")).state, QByteArray("{}"));
        QCOMPARE(StateCoding().open("{}"), QByteArray("{}"));
    }

    void textsAreCompressedThenEncrypted()
    {
        const auto coding = codingOf({{u"COMPRESSOR_TOPIC"_s, u"zlib"_s}, {u"CIPHER_KEY"_s, key}});
        const QByteArray text(1000, 'a');
        const auto stored = coding.seal(eventOf(text));
        QCOMPARE(stored.originatorVersion, 1);
        QCOMPARE(stored.topic, u"kennel:Dog.Renamed"_s);
        QVERIFY(stored.state.size() < 100);
        QCOMPARE(zlibCompressor()->decompress(Cipher::fromBase64(key).decrypt(stored.state)), text);
        QCOMPARE(coding.open(stored.state), text);
    }

    void whatCouldNotBeReadAgainIsNotStored()
    {
        const auto zipped = codingOf({{u"COMPRESSOR_TOPIC"_s, u"zlib"_s}});
        const auto most = eventOf(QByteArray(Compressor::mostInflated, ' '));
        QCOMPARE(zipped.open(zipped.seal(most).state), most.state);
        QVERIFY_THROWS_EXCEPTION(DataError, zipped.seal(eventOf(most.state + ' ')));
        QCOMPARE(StateCoding().seal(eventOf(most.state + ' ')).state.size(), most.state.size() + 1);
    }

    void aKeyWithoutATopicSelectsAes()
    {
        const auto topic = u"eventsourcing.cipher:AESCipher"_s;
        const auto named = codingOf({{u"CIPHER_TOPIC"_s, topic}, {u"CIPHER_KEY"_s, key}});
        const auto stored = named.seal(eventOf("{}")).state;
        QCOMPARE(codingOf({{u"CIPHER_KEY"_s, key}}).open(stored), QByteArray("{}"));
    }

    void settingsThatCannotBeUsedAreRefusedByName()
    {
        QVERIFY_THROWS_EXCEPTION(
            OsError, codingOf({{u"CIPHER_TOPIC"_s, u"eventsourcing.cipher:AESCipher"_s}}));
        QVERIFY_THROWS_EXCEPTION(
            ValueError, codingOf({{u"CIPHER_TOPIC"_s, u"my:Cipher"_s}, {u"CIPHER_KEY"_s, key}}));
        QVERIFY_THROWS_EXCEPTION(ValueError, codingOf({{u"CIPHER_KEY"_s, u"c2hvcnQ="_s}}));
        QVERIFY_THROWS_EXCEPTION(ValueError, codingOf({{u"COMPRESSOR_TOPIC"_s, u"my:Compressor"_s}}));
    }

    void aStoreThatIsReadDifferentlyThanItWasWrittenFails()
    {
        const auto plain = codingOf({});
        const auto zipped = codingOf({{u"COMPRESSOR_TOPIC"_s, u"zlib"_s}});
        const auto secret = codingOf({{u"CIPHER_KEY"_s, key}});
        const auto text = eventOf("{\"timestamp\":\"2026-11-23T20:22:05\"}");
        QVERIFY_THROWS_EXCEPTION(DataError, zipped.open(plain.seal(text).state));
        QVERIFY_THROWS_EXCEPTION(ValueError, secret.open(plain.seal(text).state));
        QVERIFY_THROWS_EXCEPTION(DataError, zipped.open(secret.seal(text).state));
        QVERIFY(plain.open(secret.seal(text).state) != text.state);
    }
};

QTEST_GUILESS_MAIN(StateCodingTest)
#include "tst_statecoding.moc"
