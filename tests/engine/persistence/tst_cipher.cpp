// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/cipher.h"
#include "tests/support/vectors.h"

#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype overhead = 28; // nonce and tag

QByteArray keyOf(qsizetype size)
{
    return QByteArray("0123456789abcdef0123456789abcdef").first(size);
}

StoredEvent stored(Version version, const QByteArray& text)
{
    return {OriginatorId::fromStored(u"dog"_s), version, u"kennel:Dog.Renamed"_s, text};
}

QString problemOf(const Cipher& cipher, const QByteArray& bytes)
{
    try {
        cipher.decrypt(bytes);
    } catch (const ValueError& error) {
        return error.message();
    }
    return {};
}

}

/// The stage of the mapper that encrypts states.
class CipherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsEncryptedComesBack_data() { keys(); }
    void whatIsEncryptedComesBack()
    {
        QFETCH(const int, size);
        const Cipher cipher(keyOf(size));
        for (const auto& text : {QByteArray(), QByteArray("{}"), QByteArray(100'000, 'x')}) {
            const auto bytes = cipher.encrypt(text, cipher.nonceFor(stored(1, text)));
            QCOMPARE(bytes.size(), text.size() + overhead);
            QCOMPARE(cipher.decrypt(bytes), text);
        }
    }

    void theLibrarysVectorsAreDecryptedAndEncryptedAgain()
    {
        const auto vectors = support::vectors(u"cipher"_s);
        if (vectors.isEmpty())
            QSKIP("the vectors of the Python library are not here (OCCASION_SHARED)");
        for (const auto& vector : vectors) {
            const auto cipher = Cipher::fromBase64(vector[u"key_base64"].toString());
            const auto plain = support::base64(vector[u"plaintext_base64"]);
            const auto encrypted = support::base64(vector[u"ciphertext_base64"]);
            QCOMPARE(cipher.decrypt(encrypted), plain);
            QCOMPARE(cipher.encrypt(plain, QByteArray::fromHex(vector[u"nonce_hex"].toString().toLatin1())),
                encrypted);
        }
    }

    void everyChangeIsNoticed()
    {
        const Cipher cipher(keyOf(16));
        const auto bytes = cipher.encrypt("{\"amount\":1}", keyOf(12));
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            auto changed = bytes;
            changed[i] = char(changed[i] ^ 1);
            QCOMPARE(problemOf(cipher, changed), u"Cipher text is damaged: MAC check failed"_s);
        }
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            QCOMPARE(problemOf(cipher, bytes.first(size)),
                size < 12       ? u"Damaged cipher text: invalid nonce length"_s
                    : size < 28 ? u"Damaged cipher text: invalid tag length"_s
                                : u"Cipher text is damaged: MAC check failed"_s);
        }
        const QByteArray tagAtTheEnd = bytes.first(12) + bytes.sliced(28) + bytes.sliced(12, 16);
        QCOMPARE(problemOf(cipher, tagAtTheEnd), u"Cipher text is damaged: MAC check failed"_s);
    }

    void aWrongKeyIsNoticed()
    {
        const auto bytes = Cipher(keyOf(16)).encrypt("{}", keyOf(12));
        QCOMPARE(
            problemOf(Cipher(QByteArray(16, 'k')), bytes), u"Cipher text is damaged: MAC check failed"_s);
        QCOMPARE(problemOf(Cipher(keyOf(32)), bytes), u"Cipher text is damaged: MAC check failed"_s);
    }

    void keysOfOtherLengthsAreRefused()
    {
        for (const qsizetype size : {0, 11, 12, 20, 28})
            QVERIFY_THROWS_EXCEPTION(ValueError, Cipher(keyOf(size)));
        QVERIFY_THROWS_EXCEPTION(ValueError, Cipher(QByteArray(36, 'k')));
        QVERIFY_THROWS_EXCEPTION(ValueError, Cipher::fromBase64(u"not base64!"_s));
        QVERIFY_THROWS_EXCEPTION(ValueError, Cipher(keyOf(16)).encrypt("{}", keyOf(16)));
    }

    void randomNoncesNeverServeTwice()
    {
        const Cipher cipher(keyOf(16));
        QSet<QByteArray> nonces;
        for (int i = 0; i < 1000; ++i)
            nonces.insert(cipher.nonceFor(stored(1, "{}")));
        QCOMPARE(nonces.size(), 1000);
    }

    void derivedNoncesFollowFromKeyEventAndText()
    {
        const Cipher cipher(keyOf(16), Cipher::Nonces::Derived);
        const auto nonce = cipher.nonceFor(stored(1, "{}"));
        QCOMPARE(nonce.size(), 12);
        QCOMPARE(cipher.nonceFor(stored(1, "{}")), nonce);
        QVERIFY(cipher.nonceFor(stored(2, "{}")) != nonce);
        QVERIFY(cipher.nonceFor(stored(1, "[]")) != nonce);
        QVERIFY(Cipher(keyOf(32), Cipher::Nonces::Derived).nonceFor(stored(1, "{}")) != nonce);
        auto other = stored(1, "{}");
        other.originatorId = OriginatorId::fromStored(u"cat"_s);
        QVERIFY(cipher.nonceFor(other) != nonce);
    }

private:
    static void keys()
    {
        QTest::addColumn<int>("size");
        for (const int size : {16, 24, 32})
            QTest::addRow("%d bits", size * 8) << size;
    }
};

QTEST_GUILESS_MAIN(CipherTest)
#include "tst_cipher.moc"
