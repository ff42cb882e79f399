// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/compressor.h"
#include "tests/support/vectors.h"

#include <QtTest>

#include <random>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// Texts of all lengths around the steps in which the output grows, random ones and repetitive ones.
QList<QByteArray> texts()
{
    QList<QByteArray> all{"", "{}", "{\"timestamp\":1}"};
    std::mt19937 random(7); // NOLINT
    for (const qsizetype size : {1, 1023, 1024, 1025, 2048, 100'000}) {
        all.append(QByteArray(size, 'a'));
        QByteArray noise(size, Qt::Uninitialized);
        std::generate(noise.begin(), noise.end(), [&random] { return char(random()); });
        all.append(noise);
    }
    return all;
}

QString problemOf(const Compressor& compressor, const QByteArray& bytes)
{
    try {
        compressor.decompress(bytes);
    } catch (const DataError& error) {
        return error.message();
    }
    return {};
}

}

/// The stage of the mapper that makes states smaller.
class CompressorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsCompressedComesBack_data() { formats(); }
    void whatIsCompressedComesBack()
    {
        QFETCH(const QString, name);
        const auto compressor = compressorNamed(name);
        for (const auto& text : texts())
            QCOMPARE(compressor->decompress(compressor->compress(text)), text);
    }

    void theSameTextGivesTheSameBytes_data() { formats(); }
    void theSameTextGivesTheSameBytes()
    {
        QFETCH(const QString, name);
        for (const auto& text : texts())
            QCOMPARE(compressorNamed(name)->compress(text), compressorNamed(name)->compress(text));
    }

    void pythonsHeadersAreWritten()
    {
        QCOMPARE(zlibCompressor()->compress("x").first(2), QByteArray::fromHex("789c"));
        QCOMPARE(gzipCompressor()->compress("x").first(10), QByteArray::fromHex("1f8b08000000000002ff"));
        QCOMPARE(bz2Compressor()->compress("x").first(4), QByteArray("BZh9"));
    }

    void zlibAgreesWithTheLibrarysVectors()
    {
        const auto vectors = support::vectors(u"zlib"_s);
        if (vectors.isEmpty())
            QSKIP("the vectors of the Python library are not here (OCCASION_SHARED)");
        for (const auto& vector : vectors) {
            const auto plain = support::base64(vector[u"plain_base64"]);
            const auto compressed = support::base64(vector[u"compressed_base64"]);
            QCOMPARE(zlibCompressor()->decompress(compressed), plain);
            QCOMPARE(zlibCompressor()->compress(plain), compressed);
        }
    }

    void damagedBytesAreADataErrorThatSaysWhatToDo_data() { formats(); }
    void damagedBytesAreADataErrorThatSaysWhatToDo()
    {
        QFETCH(const QString, name);
        const auto compressor = compressorNamed(name);
        const auto whole = compressor->compress("{\"timestamp\":\"2026-11-23\"}");
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY2(problemOf(*compressor, whole.first(size)).contains(u"too early"), qPrintable(name));
        QVERIFY(problemOf(*compressor, whole + 'x').contains(u"something follows it"));
        QVERIFY(problemOf(*compressor, "{\"timestamp\":1}").contains(u"damaged, or something else"));
        QVERIFY(problemOf(*compressor, "{}{}{}").contains(u"Check which compressor"));
    }

    void noiseNeverDoesWorseThanADataError_data() { formats(); }
    void noiseNeverDoesWorseThanADataError()
    {
        QFETCH(const QString, name);
        const auto compressor = compressorNamed(name);
        std::mt19937 random(11); // NOLINT
        int refused = 0;
        for (int i = 0; i < 300; ++i) {
            auto bytes = compressor->compress(QByteArray(200, char('a' + i % 26)));
            bytes[qsizetype(random() % quint64(bytes.size()))] = char(random());
            refused += problemOf(*compressor, bytes).isEmpty() ? 0 : 1;
        }
        QVERIFY(refused > 100);
    }

    void aBombIsRefusedAtTheBound_data() { formats(); }
    void aBombIsRefusedAtTheBound()
    {
        QFETCH(const QString, name);
        const auto compressor = compressorNamed(name);
        const auto bomb = compressor->compress(QByteArray(Compressor::mostInflated + 1, '\0'));
        QVERIFY(bomb.size() < 100'000);
        QVERIFY2(problemOf(*compressor, bomb).contains(u"beyond the 64 MiB"),
            qPrintable(problemOf(*compressor, bomb)));
    }

    void theLargestTextComesBack()
    {
        const QByteArray largest(Compressor::mostInflated, '\0');
        QCOMPARE(zlibCompressor()->decompress(zlibCompressor()->compress(largest)), largest);
    }

    void compressorsAreNamedAsTheLibraryNamesThem()
    {
        const QByteArray text = "text";
        QCOMPARE(compressorNamed(u"eventsourcing.compressor:ZlibCompressor"_s)->compress(text),
            zlibCompressor()->compress(text));
        QVERIFY_THROWS_EXCEPTION(ValueError, compressorNamed(u"lzma"_s));
        QVERIFY_THROWS_EXCEPTION(ValueError, compressorNamed(QString()));
    }

private:
    static void formats()
    {
        QTest::addColumn<QString>("name");
        for (const auto& name : {u"zlib"_s, u"gzip"_s, u"bz2"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
};

QTEST_GUILESS_MAIN(CompressorTest)
#include "tst_compressor.moc"
