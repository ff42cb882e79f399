// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/expression.h"
#include "engine/expression/valuescope.h"

#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

/// Whatever is written, there is an answer soon: a value, or the sentence that names the bound.
class BoundsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTooMuchIsRefusedWithTheBound_data();
    void whatIsTooMuchIsRefusedWithTheBound();
    void whatIsLargeButBoundedIsAnswered_data();
    void whatIsLargeButBoundedIsAnswered();
    void aBudgetThatEndsCannotBeHiddenByAnOr();
};

namespace {

const cel::ValueScope& scope()
{
    static const cel::ValueScope large({{u"million"_s, cel::Items(1'000'000, qint64{1})},
        {u"megabyte"_s, QString(1'000'000, u'a')}, {u"needle"_s, QString(u'b' + QString(60'000, u'a'))}});
    return large;
}

QString times(int count, const QString& text)
{
    return text.repeated(count);
}

QString answer(const QString& expression)
{
    try {
        const cel::Value value = cel::Expression(expression, scope()).evaluate(scope().object());
        return cel::kindName(value.kind());
    } catch (const cel::ExpressionError& error) {
        return error.message();
    }
}

void expectations(const QList<std::tuple<const char*, QString, QString>>& rows)
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");
    for (const auto& [name, expression, expected] : rows)
        QTest::newRow(name) << expression << expected;
}

}

void BoundsTest::whatIsTooMuchIsRefusedWithTheBound_data()
{
    const QString text = u"longer than 64 KiB"_s;
    const QString depth = u"deeper than 200 levels"_s;
    const QString operations = u"more than 1000000 operations"_s;
    const QString size = u"larger than 1024 KiB"_s;
    expectations({{"a long text", times(70'000, u" "_s) + u'1', text},
        {"brackets", times(1'000, u"("_s) + u'1' + times(1'000, u")"_s), depth},
        {"lists", times(30'000, u"["_s), depth}, {"nots", times(60'000, u"!"_s) + u"true", depth},
        {"negatives", times(60'000, u"-"_s) + u"1", depth},
        {"a long sum", u"1"_s + times(20'000, u"+1"_s), depth},
        {"a long path", u"{}"_s + times(20'000, u".a"_s), depth},
        {"conditionals", times(8'000, u"true?1:"_s) + u'1', depth},
        {"a million items, each looked at", u"million.all(x, x > 0)"_s, operations},
        {"items times items", u"million.map(x, million)"_s, operations},
        {"macros in macros", u"million.exists(x, million.exists(y, million.exists(z, z > 1)))"_s, operations},
        {"a million items compared", u"million == million + []"_s, operations},
        {"texts that double", u"[megabyte].map(x, x + x).map(x, x + x)"_s, size},
        {"lists that double", u"[1]"_s + times(60, u".map(x, [x, x])"_s), size},
        {"a text for each letter", u"megabyte.replace('', megabyte)"_s, operations},
        {"a joined text", u"[megabyte, megabyte].join()"_s, size},
        {"a formatted text", u"'%s%s'.format([megabyte, megabyte])"_s, size},
        {"a long needle", u"megabyte.contains(needle)"_s, operations},
        {"a result of many parts", u"megabyte.split('')"_s, operations},
        {"a pattern for a long text", u"megabyte.matches('(a*)*(a|aa)+(x+x+)+y')"_s, operations},
        {"repeated patterns", u"megabyte.matches('((a{100}){100}){100}')"_s, u"no regular expression"_s}});
}

void BoundsTest::whatIsTooMuchIsRefusedWithTheBound()
{
    QFETCH(QString, expression);
    QFETCH(QString, expected);
    const QString found = answer(expression);
    QVERIFY2(found.contains(expected), qPrintable(found));
}

void BoundsTest::whatIsLargeButBoundedIsAnswered_data()
{
    expectations({{"64 KiB of conditions", u"true"_s + times(7'000, u" && true"_s), u"bool"_s},
        {"64 KiB of items", u"[1"_s + times(30'000, u",1"_s) + u']', u"list"_s},
        {"64 KiB of a text", u'"' + times(65'000, u"a"_s) + u'"', u"string"_s},
        {"nearly too deep", times(190, u"("_s) + u'1' + times(190, u")"_s), u"int"_s},
        {"a million items, one looked at", u"million[999999]"_s, u"int"_s},
        {"a million items, ended early", u"million.exists(x, x == 1)"_s, u"bool"_s},
        {"the size of a million", u"million.size()"_s, u"int"_s},
        {"a hard pattern", u"'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.matches('^(a+)+$|(a|aa)+b')"_s, u"bool"_s},
        {"a million letters", u"size(megabyte)"_s, u"int"_s},
        {"a million letters turned round", u"megabyte.reverse().upperAscii()"_s, u"string"_s}});
}

void BoundsTest::whatIsLargeButBoundedIsAnswered()
{
    QFETCH(QString, expression);
    QFETCH(QString, expected);
    QCOMPARE(answer(expression), expected);
}

void BoundsTest::aBudgetThatEndsCannotBeHiddenByAnOr()
{
    QVERIFY(answer(u"million.all(x, x > 0) || true"_s).contains(u"operations"));
}

QTEST_GUILESS_MAIN(BoundsTest)

#include "tst_bounds.moc"
