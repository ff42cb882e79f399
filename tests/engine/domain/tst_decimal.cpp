// SPDX-License-Identifier: BSD-3-Clause
#include "decimalfacts.h"

#include "engine/domain/decimal.h"
#include "engine/errors.h"

#include <QtTest>

#include <random>

using namespace occasion;
using namespace Qt::StringLiterals;

class DecimalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsKeptAsPythonKeepsIt_data();
    void textIsKeptAsPythonKeepsIt();
    void otherTextsAreNoDecimal_data();
    void otherTextsAreNoDecimal();
    void arithmeticAnswersAsPythonDoes();
    void sumsOfMoneyAreExactInAnyOrder();
    void comparisonIsByValue();
    void notANumberIsUnorderedAndUnequal();
    void comparisonAgreesWithSubtraction();
    void equalNumbersHaveEqualHashes();
    void aNumberKnowsItsParts();
    void roundingIsHalfToEven();
    void errorsHaveTheirNames();
    void aLiteralThatIsNoNumberIsRefused();
};

namespace {

Decimal number(const QString& text)
{
    const auto read = Decimal::fromText(text);
    if (!read)
        throw ValueError(u"the test's own number is unreadable: "_s + text);
    return *read;
}

QString answer(char operation, const Decimal& a, const Decimal& b)
{
    try {
        switch (operation) {
        case '+':
            return (a + b).text();
        case '-':
            return (a - b).text();
        case '*':
            return (a * b).text();
        case '/':
            return (a / b).text();
        case '%':
            return (a % b).text();
        case 'q':
            return a.quantize(b).text();
        case 'n':
            return (-a).text();
        default:
            return a.abs().text();
        }
    } catch (const EngineError& error) {
        return error.name();
    }
}

} // namespace

void DecimalTest::textIsKeptAsPythonKeepsIt_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("kept");
    const char* const rows[][2] = {{"0", "0"}, {"-0", "-0"}, {"10.00", "10.00"}, {"-0.00", "-0.00"},
        {"007.50", "7.50"}, {"+1", "1"}, {"5.", "5"}, {".5", "0.5"}, {"1e100", "1E+100"}, {"1E-7", "1E-7"},
        {"0.000001", "0.000001"}, {"0.0000001", "1E-7"}, {"0E-10", "0E-10"}, {"0.000000", "0.000000"},
        {"0.0000000", "0E-7"}, {"123E+2", "1.23E+4"}, {"123E-2", "1.23"}, {"1E0", "1"}, {"0E+3", "0E+3"},
        {"nan", "NaN"}, {"-NaN", "-NaN"}, {"NaN123", "NaN123"}, {"NaN000", "NaN"}, {"sNaN", "sNaN"},
        {"-sNaN7", "-sNaN7"}, {"inf", "Infinity"}, {"-INFINITY", "-Infinity"}, {" 1.5\n", "1.5"},
        {"1_000.5", "1000.5"}, {"\u0663.\u0661", "3.1"}, {"18446744073709551615", "18446744073709551615"},
        {"18446744073709551616", "18446744073709551616"},
        {"1234567890123456789012345678901234567890.12345", "1234567890123456789012345678901234567890.12345"},
        {"1E+999999999999999999", "1E+999999999999999999"}};
    for (const auto& [written, kept] : rows)
        QTest::newRow(written) << QString::fromUtf8(written) << QString::fromUtf8(kept);
}

void DecimalTest::textIsKeptAsPythonKeepsIt()
{
    QFETCH(QString, written);
    QFETCH(QString, kept);
    QCOMPARE(number(written).text(), kept);
    QCOMPARE(number(kept).text(), kept);
}

void DecimalTest::otherTextsAreNoDecimal_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", " ", ".", "-", "1.2.3", "1,5", "1e", "1e+", "e5", "--1", "0x10", "NaN1x",
             "infin", "1 0", "\u00bd", "1E+1000000000000000000", "1E+99999999999999999999999"})
        QTest::addRow("'%s'", text) << QString::fromUtf8(text);
}

void DecimalTest::otherTextsAreNoDecimal()
{
    QFETCH(QString, text);
    QVERIFY(!Decimal::fromText(text));
}

void DecimalTest::arithmeticAnswersAsPythonDoes()
{
    int checked = 0;
    for (const char* fact : decimalFacts) {
        const QStringList parts = QString::fromLatin1(fact).split(u' ');
        const QString found = answer(parts[0].front().toLatin1(), number(parts[1]), number(parts[2]));
        QVERIFY2(found == parts[3], qPrintable(QString::fromLatin1(fact) + u", but found "_s + found));
        ++checked;
    }
    QVERIFY(checked > 300);
}

void DecimalTest::sumsOfMoneyAreExactInAnyOrder()
{
    std::mt19937 random(7); // NOLINT: the same numbers each time
    QList<qint64> cents;
    for (int i = 0; i < 500; ++i)
        cents.append(qint64(random() % 2'000'000) - 1'000'000);
    Decimal forwards;
    Decimal backwards;
    qint64 total = 0;
    for (qsizetype i = 0; i < cents.size(); ++i) {
        forwards += Decimal(cents[i]) * number(u"0.01"_s);
        backwards += Decimal(cents[cents.size() - 1 - i]) * number(u"0.01"_s);
        total += cents[i];
    }
    QCOMPARE(forwards.text(), backwards.text());
    QCOMPARE(forwards, Decimal(total) / Decimal(100));
    QCOMPARE(forwards.scale(), 2);
}

void DecimalTest::comparisonIsByValue()
{
    QVERIFY("10.0"_dec == "10.00"_dec);
    QVERIFY("0"_dec == "-0.00"_dec);
    QVERIFY("1E+2"_dec == "100"_dec);
    QVERIFY("-1"_dec < "0.1"_dec);
    QVERIFY("-10"_dec < "-9.99"_dec);
    QVERIFY("1E+100"_dec > "99999999999999999999999999999999"_dec);
    QVERIFY("-Infinity"_dec < "-1E+999999"_dec);
    QVERIFY("Infinity"_dec > "1E+999999"_dec);
    QVERIFY("Infinity"_dec == "Infinity"_dec);
    QVERIFY("18446744073709551616"_dec > "18446744073709551615.9"_dec);
    QVERIFY("1E-1000000000"_dec > "0"_dec);
}

void DecimalTest::notANumberIsUnorderedAndUnequal()
{
    const Decimal nan = "NaN"_dec;
    QVERIFY(!(nan == nan));
    QVERIFY(nan != nan);
    QVERIFY(!(nan < "1"_dec));
    QVERIFY(!(nan >= "1"_dec));
}

void DecimalTest::comparisonAgreesWithSubtraction()
{
    std::mt19937 random(11); // NOLINT
    for (int i = 0; i < 2000; ++i) {
        const auto draw = [&] {
            return number(QString::number(int(random() % 2000) - 1000) + u"E"_s
                + QString::number(int(random() % 7) - 3));
        };
        const Decimal a = draw();
        const Decimal b = draw();
        QCOMPARE((a <=> b) < 0, (a - b).sign() < 0);
        QCOMPARE(a == b, (a - b).isZero());
    }
}

void DecimalTest::equalNumbersHaveEqualHashes()
{
    QCOMPARE(qHash("10.0"_dec), qHash("1E+1"_dec));
    QCOMPARE(qHash("0"_dec, 5), qHash("-0.00"_dec, 5));
    QCOMPARE(qHash("184467440737095516160"_dec), qHash("18446744073709551616E+1"_dec));
    QVERIFY(qHash("10.0"_dec) != qHash("10.1"_dec));
}

void DecimalTest::aNumberKnowsItsParts()
{
    const Decimal overdraft = "-50.00"_dec;
    QCOMPARE(overdraft.scale(), 2);
    QCOMPARE(overdraft.exponent(), -2);
    QCOMPARE(overdraft.sign(), -1);
    QCOMPARE(overdraft.toReal(), -50.0);
    QVERIFY(overdraft.isNegative());
    QVERIFY(overdraft.isFinite());
    QVERIFY(!overdraft.isZero());
    QVERIFY("-0.00"_dec.isZero());
    QVERIFY("-0.00"_dec.isNegative());
    QCOMPARE("-0.00"_dec.sign(), 0);
    QCOMPARE("1E+3"_dec.scale(), 0);
    QVERIFY("sNaN"_dec.isNaN());
    QVERIFY("-Infinity"_dec.isInfinite());
    QCOMPARE(Decimal(std::numeric_limits<qint64>::min()).text(), u"-9223372036854775808"_s);
    QVERIFY(Decimal().isZero());
}

void DecimalTest::roundingIsHalfToEven()
{
    QCOMPARE("2.345"_dec.round(2).text(), u"2.34"_s);
    QCOMPARE("2.355"_dec.round(2).text(), u"2.36"_s);
    QCOMPARE("2.3550001"_dec.round(2).text(), u"2.36"_s);
    QCOMPARE("-0.001"_dec.round(2).text(), u"-0.00"_s);
    QCOMPARE("9.995"_dec.round(2).text(), u"10.00"_s);
    QCOMPARE("7"_dec.round(2).text(), u"7.00"_s);
    QCOMPARE("1250"_dec.round(-2).text(), u"1.2E+3"_s);
}

void DecimalTest::errorsHaveTheirNames()
{
    QCOMPARE(answer('/', "1"_dec, "0.00"_dec), u"DivisionByZero"_s);
    QCOMPARE(answer('/', "0"_dec, "0"_dec), u"InvalidOperation"_s);
    QCOMPARE(answer('%', "1"_dec, "0"_dec), u"InvalidOperation"_s);
    QCOMPARE(answer('*', "1E+999999"_dec, "10"_dec), u"Overflow"_s);
    QCOMPARE(answer('-', "Infinity"_dec, "Infinity"_dec), u"InvalidOperation"_s);
}

void DecimalTest::aLiteralThatIsNoNumberIsRefused()
{
    QVERIFY_THROWS_EXCEPTION(ValueError, "ten"_dec);
}

QTEST_GUILESS_MAIN(DecimalTest)
#include "tst_decimal.moc"
