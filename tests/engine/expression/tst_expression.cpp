// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/uuid.h"
#include "engine/expression/expression.h"
#include "engine/expression/valuescope.h"
#include "engine/expression/valuetext.h"
#include "tests/engine/expression/celvalues.h"

#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

/// The language as its page tells it: what expressions give, and the sentences where they give nothing.
class ExpressionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expressionsHaveValues_data();
    void expressionsHaveValues();
    void mistakesAreNamedBeforehandWithTheirPlace_data();
    void mistakesAreNamedBeforehandWithTheirPlace();
    void failuresAreNamedWithTheirPlace_data();
    void failuresAreNamedWithTheirPlace();
    void conditionsMustSayYesOrNo();
    void aConditionWithoutValueDoesNotHold();
    void bareWordsOfAFilterSearchEverywhere_data();
    void bareWordsOfAFilterSearchEverywhere();
    void oneExpressionServesManyScopes();
};

namespace {

using celvalues::decimal;
using celvalues::map;

/// An account, some of its postings, and a few scalars.
const cel::ValueScope& bank()
{
    static const cel::ValueScope scope({{u"owner"_s, u"Alice Ω"_s}, {u"balance"_s, decimal(u"70.00")},
        {u"limit"_s, decimal(u"50")}, {u"version"_s, qint64{3}}, {u"is_open"_s, true}, {u"ratio"_s, 0.5},
        {u"opened"_s, *cel::readInstant(u"2026-01-05T09:30:00Z")},
        {u"postings"_s,
            cel::Items{map({{u"id"_s, u"a1"_s}, {u"amount"_s, decimal(u"100.00")}}),
                map({{u"id"_s, u"b2"_s}, {u"amount"_s, decimal(u"-30.00")}})}}});
    return scope;
}

QString valueText(const QString& expression)
{
    cel::Budget enough{cel::Limits()};
    return cel::sourceText(cel::Expression(expression, bank()).evaluate(bank().object()), enough);
}

void rowsOf(const QList<std::pair<QString, QString>>& rows)
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");
    for (const auto& [expression, expected] : rows)
        QTest::newRow(qPrintable(expression)) << expression << expected;
}

/// "at: message" of the error that reading the expression throws; empty when it throws none.
template <class Read>
QString errorOf(Read read)
{
    try {
        read();
        return {};
    } catch (const cel::ExpressionError& error) {
        return u"%1: %2"_s.arg(error.at()).arg(error.message());
    }
}

}

void ExpressionTest::expressionsHaveValues_data()
{
    rowsOf({
        // literals
        {u"[42, -7, 0x2A, 1u, 1.5e3, .5, 10.00d, 1e2d]"_s,
            u"[42, -7, 42, 1u, 1500.0, 0.5, 10.00d, decimal(\"1E+2\")]"_s},
        {u"['it''s', \"a\\tb\", r'\\d', '''two\nlines''', '\\u03A9\\x41\\101']"_s, {}},
        {u"['a\\tb', r'\\d', '''two\nlines''', '\\u03A9\\x41\\101']"_s,
            u"[\"a\\tb\", \"\\\\d\", \"two\\nlines\", \"ΩAA\"]"_s},
        {u"[b'ab\\xff', true, false, null]"_s, u"[b\"ab\\xff\", true, false, null]"_s},
        {u"{'a': 1, 2: [], true: {}}"_s, u"{\"a\": 1, 2: [], true: {}}"_s},
        {u"{'odd name': 1}.`odd name`"_s, u"1"_s},
        {u"1 // one\n + 2"_s, u"3"_s},
        // operators, from tight to loose
        {u"-2 * 3 + 4 % 3 - -1"_s, u"-4"_s},
        {u"!is_open || 1 + 1 == 2 && 'a' in ['a']"_s, u"true"_s},
        {u"is_open ? 1 : 1 / 0"_s, u"1"_s},
        {u"'b' > 'a' && b'b' >= b'a' && false < true && [1] + [2] == [1, 2]"_s, u"true"_s},
        {u"1 == 1u && 1u == 1.0 && 1.0 == 1.00d && 1 < 1.5 && 2 > 1.99d"_s, u"true"_s},
        {u"0.1 == 0.1d"_s, u"false"_s}, // the binary fraction is not the number that was written
        {u"0.5 == 0.5d"_s, u"true"_s},
        {u"{1: 'a'}[1u] + {'k': 'b'}.k + ['c'][0]"_s, u"\"abc\""_s},
        // either side answers
        {u"false && 1 / 0 > 0"_s, u"false"_s},
        {u"1 / 0 > 0 && false"_s, u"false"_s},
        {u"1 / 0 > 0 || true"_s, u"true"_s},
        // macros
        {u"has(postings[0].amount) && !has(postings[0].note)"_s, u"true"_s},
        {u"[1, 2, 3].all(x, x > 0) && [1, 2].exists(x, x == 2) && [1, 2].exists_one(x, x == 2)"_s, u"true"_s},
        {u"[1, 2, 3].map(x, x * x)"_s, u"[1, 4, 9]"_s},
        {u"[1, 2, 3].map(x, x > 1, x * x)"_s, u"[4, 9]"_s},
        {u"[1, 2, 3].filter(x, x != 2)"_s, u"[1, 3]"_s},
        {u"{'a': 1, 'b': 2}.map(k, k)"_s, u"[\"a\", \"b\"]"_s},
        {u"[1, 2].map(x, [10, 20].map(y, x * y))"_s, u"[[10, 20], [20, 40]]"_s},
        // functions
        {u"[size('Ω😀'), size([1]), size({}), size(b'abc')]"_s, u"[2, 1, 0, 3]"_s},
        {u"[type(1), type(1d), type(opened), int]"_s, u"[int, decimal, google.protobuf.Timestamp, int]"_s},
        {u"[int('7'), int(7.9), int(-7.9d), int(opened)]"_s, u"[7, 7, -7, 1767605400]"_s},
        {u"[string(1.5), string(10.00d), string(b'x'), string(duration('90m'))]"_s,
            u"[\"1.5\", \"10.00\", \"x\", \"5400s\"]"_s},
        {u"owner.contains('Ali') && owner.startsWith('A') && owner.endsWith('Ω') && owner.matches('^A.*Ω$')"_s,
            u"true"_s},
        {u"[owner.charAt(6), owner.substring(0, 5), owner.indexOf('Ω')]"_s, u"[\"Ω\", \"Alice\", 6]"_s},
        {u"'a-b-c'.split('-').join('+')"_s, u"\"a+b+c\""_s},
        {u"'%s owes %.2f of %d'.format(['Bob', 12.345, 100])"_s, u"\"Bob owes 12.35 of 100\""_s},
        {u"math.greatest(1, 2.5, 2d)"_s, u"2.5"_s},
        {u"opened + duration('36h') > timestamp('2026-01-06T21:00:00Z')"_s, u"true"_s},
        {u"[opened.getDayOfWeek(), opened.getHours('Europe/Oslo'), opened.getHours('-01:30')]"_s,
            u"[1, 10, 8]"_s},
        {u"opened - timestamp('2026-01-05T09:00:00Z') == duration('30m')"_s, u"true"_s},
        // decimals, as Python's
        {u"10.00d + 1"_s, u"11.00d"_s},
        {u"1d / 3"_s, u"0.3333333333333333333333333333d"_s},
        {u"10.00d * 2.5d - 7u % 4d"_s, u"22.000d"_s},
        {u"decimal('2.675').round(2)"_s, u"2.68d"_s},
        {u"balance >= -limit && balance < 100"_s, u"true"_s},
        // what Occasion adds
        {u"[sum([1, 2, 3]), [1.5, 2.5].sum(), sum([])]"_s, u"[6, 4.0, 0]"_s},
        {u"[sum(postings, p, p.amount), postings.sum(p, p.amount * 2)]"_s, u"[70.00d, 140.00d]"_s},
        {u"[postings.first().id, last(postings).id, postings.by_id('b2').amount]"_s,
            u"[\"a1\", \"b2\", -30.00d]"_s},
        {u"[count(postings), postings.count(p, p.amount < 0d)]"_s, u"[2, 1]"_s},
        {u"uuid('F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6')"_s, u"\"f81d4fae7dec11d0a76500a0c91e6bf6\""_s},
        {u"uuid5('6ba7b811-9dad-11d1-80b4-00c04fd430c8', '/dogs/fido')"_s, {}},
        {u"mentions('alice') && !mentions('bob')"_s, u"true"_s},
    });
}

void ExpressionTest::expressionsHaveValues()
{
    QFETCH(QString, expression);
    QFETCH(QString, expected);
    if (expression.contains(u"uuid5")) {
        QCOMPARE(valueText(expression), cel::quoted(Uuid::v5(Uuid::namespaceUrl, "/dogs/fido").text()));
        return;
    }
    if (expected.isEmpty())
        QVERIFY(!errorOf([&] { valueText(expression); }).isEmpty());
    else
        QCOMPARE(valueText(expression), expected);
}

void ExpressionTest::mistakesAreNamedBeforehandWithTheirPlace_data()
{
    rowsOf({
        {u"1 +"_s, u"3: The expression ends too early."_s},
        {u"(1"_s, u"2: The expression ends too early: \")\" is missing."_s},
        {u"1 2"_s, u"2: A value cannot stand here."_s},
        {u"if"_s, u"0: \"if\" cannot stand here: it is a word of the language."_s},
        {u"a = 1"_s, u"2: A single = is no sign of the language: equality is ==."_s},
        {u"true & false"_s, u"5: A single & is no sign of the language: write &&."_s},
        {u"'abc"_s, u"0: The text that begins here has no end: ' is missing."_s},
        {u"'\\q'"_s, u"1: \\q is no escape: write \\\\ for a backslash, or put an r before the quotes."_s},
        {u"12abc"_s, u"2: \"a\" cannot stand directly after a number."_s},
        {u"99999999999999999999"_s,
            u"0: 99999999999999999999 is too large for a whole number of 64 bits: add a d for a decimal."_s},
        {u"1e999"_s, u"0: 1e999 is beyond what a double can be."_s},
        {u"balnce > 0"_s, u"0: There is no name `balnce` here. Did you mean `balance`?"_s},
        {u"zzz"_s, u"0: There is no name `zzz` here."_s},
        {u"postings.all(p, q > 0)"_s, u"16: There is no name `q` here."_s},
        {u"owner.lenght()"_s, u"6: There is no function lenght()."_s},
        {u"owner.startWith('A')"_s, u"6: There is no function startWith(). Did you mean `startsWith`?"_s},
        {u"contains(owner, 'A')"_s, u"0: contains() is a method: write x.contains(…)."_s},
        {u"owner.uuid()"_s, u"6: uuid() is no method: write uuid(x)."_s},
        {u"postings.all(p)"_s,
            u"9: all() begins with the name of a variable and a condition, as in list.all(x, x > 0)."_s},
        {u"postings.all(1, true)"_s, u"13: all() begins with the name of a variable, as in all(x, …)."_s},
        {u"has(owner)"_s, u"0: has() asks for a field, as in has(event.amount)."_s},
        {u"owner + 1"_s, u"6: No operator + fits a string and an int."_s},
        {u"balance * 0.5"_s,
            u"8: A decimal and a double do not mix: convert one, as in decimal(\"0.1\") or double(x)."_s},
        {u"owner < 3"_s, u"6: No operator < fits a string and an int."_s},
        {u"owner == 3"_s, u"6: No operator == fits a string and an int."_s},
        {u"owner && true"_s, u"0: && asks for true or false, and this is a string."_s},
        {u"!version"_s, u"1: ! asks for true or false, and this is an int."_s},
        {u"-owner"_s, u"0: There is no negative of a string."_s},
        {u"version.x"_s, u"8: There are no fields in an int."_s},
        {u"version[0]"_s, u"7: There is nothing to look up with [ ] in an int."_s},
        {u"1 in 2"_s, u"2: `in` asks a list or a map, and this is an int."_s},
        {u"owner.charAt('x')"_s, u"6: charAt() does not take (string, string)."_s},
        {u"version.all(x, true)"_s, u"8: all() goes through a list or a map, and this is an int."_s},
        {u"owner.matches('(')"_s, u"14: The pattern is no regular expression: missing ): (."_s},
    });
}

void ExpressionTest::mistakesAreNamedBeforehandWithTheirPlace()
{
    QFETCH(QString, expression);
    QFETCH(QString, expected);
    QCOMPARE(errorOf([&] { cel::Expression(expression, bank()); }), expected);
}

void ExpressionTest::failuresAreNamedWithTheirPlace_data()
{
    rowsOf({
        {u"version + 9223372036854775807"_s,
            u"8: The result is beyond 64 bits: make the numbers decimals."_s},
        {u"1u - 2u"_s, u"3: The result is beyond 64 bits: make the numbers decimals."_s},
        {u"version / (version - 3)"_s, u"8: Division by zero."_s},
        {u"balance % 0"_s, u"8: Division by zero."_s},
        {u"postings[0].note"_s, u"12: No field `note` in the map."_s},
        {u"{'a': 1}['b']"_s, u"8: The map has no such key."_s},
        {u"postings[2]"_s, u"8: The list has no place 2: it has 2 items."_s},
        {u"{'a': 1, 'a': 2}"_s, u"0: The map has a key twice."_s},
        {u"{1.5: 1}"_s,
            u"0: The key of a map cannot be a double: take a string, an int, a uint or a bool."_s},
        {u"dyn(owner) + 1"_s, u"11: No operator + fits a string and an int."_s},
        {u"dyn(owner) && true"_s, u"11: && asks for true or false, and this is a string."_s},
        {u"owner.charAt(99)"_s, u"6: The index 99 is outside the text."_s},
        {u"int('x')"_s, u"0: \"x\" is no int."_s},
        {u"decimal('1,5')"_s, u"0: \"1,5\" is no decimal."_s},
        {u"timestamp('yesterday')"_s, u"0: \"yesterday\" is no time: write it like 2026-01-01T09:00:00Z."_s},
        {u"duration('1 day')"_s,
            u"0: \"1 day\" is no duration of at most 292 years: write it like 1h30m or 1.5s."_s},
        {u"opened.getHours('Oslo')"_s,
            u"7: \"Oslo\" is no time zone: write it like Europe/Oslo or +01:00."_s},
        {u"[].first()"_s, u"3: An empty list has no first item."_s},
        {u"postings.by_id('c3')"_s, u"9: Nothing in the list has that id."_s},
        {u"uuid('no')"_s, u"0: \"no\" is no id: an id is 32 hexadecimal digits."_s},
        {u"'%d'.format(['x'])"_s, u"5: %d cannot show a string."_s},
        {u"[1, 'x'].map(v, v + 1)"_s, u"18: No operator + fits a string and an int."_s},
    });
}

void ExpressionTest::failuresAreNamedWithTheirPlace()
{
    QFETCH(QString, expression);
    QFETCH(QString, expected);
    const cel::Expression checked(expression, bank());
    QCOMPARE(errorOf([&] { checked.evaluate(bank().object()); }), expected);
}

void ExpressionTest::conditionsMustSayYesOrNo()
{
    QCOMPARE(errorOf([] { cel::Expression::condition(u"balance + 1"_s, bank()); }),
        u"0: A condition is true or false, and this is a decimal."_s);
    QVERIFY(cel::Expression::condition(u"balance > 1"_s, bank()).holds(bank().object()));
    QVERIFY(!cel::Expression::condition(u"balance > 70"_s, bank()).holds(bank().object()));
}

void ExpressionTest::aConditionWithoutValueDoesNotHold()
{
    QVERIFY(!cel::Expression::condition(u"postings[7].amount > 0d"_s, bank()).holds(bank().object()));
}

void ExpressionTest::bareWordsOfAFilterSearchEverywhere_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("holds");
    QTest::newRow("a word in a text") << u"alice"_s << true;
    QTest::newRow("a word that is nowhere") << u"bob"_s << false;
    QTest::newRow("a number with a point") << u"70.00"_s << true;
    QTest::newRow("half an id") << u"b2"_s << true;
    QTest::newRow("words and conditions") << u"alice && balance > 50d"_s << true;
    QTest::newRow("not a word") << u"!bob && (carol || alice)"_s << true;
    QTest::newRow("a quoted text") << u"\"ice Ω\""_s << true;
    QTest::newRow("a name of the scope that is no condition") << u"owner"_s << false;
    QTest::newRow("a name of the scope that is one") << u"is_open"_s << true;
    QTest::newRow("a condition alone") << u"version == 3"_s << true;
    QTest::newRow("a dotted word") << u"Alice.Opened"_s << false;
}

void ExpressionTest::bareWordsOfAFilterSearchEverywhere()
{
    QFETCH(QString, filter);
    QFETCH(bool, holds);
    QCOMPARE(cel::Expression::filter(filter, bank()).holds(bank().object()), holds);
    QVERIFY(!errorOf([] { cel::Expression::filter(u"alice &&"_s, bank()); }).isEmpty());
}

void ExpressionTest::oneExpressionServesManyScopes()
{
    const cel::ValueScope first({{u"x"_s, qint64{1}}});
    const cel::Expression doubled(u"x * 2"_s, first);
    QCOMPARE(doubled.evaluate(first.object()).get<qint64>(), 2);
    const cel::ValueScope second({{u"x"_s, qint64{21}}});
    QCOMPARE(doubled.evaluate(second.object()).get<qint64>(), 42);
}

QTEST_GUILESS_MAIN(ExpressionTest)

#include "tst_expression.moc"
