// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/expressionerror.h"
#include "engine/expression/parser.h"
#include "engine/expression/printer.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

/// Printed source means what it was printed from.
class PrinterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printedSourceIsReadAsTheSameTree_data();
    void printedSourceIsReadAsTheSameTree();
    void noMoreBracketsThanNeededArePrinted_data();
    void noMoreBracketsThanNeededArePrinted();
    void generatedTreesSurviveBeingPrinted();
};

namespace {

using cel::Node;

/// Makes trees of all kinds, as the parser could have made them.
class Trees
{
public:
    explicit Trees(quint32 seed)
        : m_random(seed)
    {
    }

    Node tree(int height)
    {
        if (height <= 1)
            return leaf();
        switch (number(13)) {
        case 0:
            return inner(Node::Kind::Select, height, 1, fieldName());
        case 1:
            return inner(Node::Kind::Has, height, 1, fieldName());
        case 2:
            return inner(Node::Kind::Index, height, 2);
        case 3:
            return inner(Node::Kind::Call, height, number(3), u"size"_s);
        case 4:
            return inner(Node::Kind::Method, height, 1 + number(3), u"startsWith"_s);
        case 5:
            return inner(Node::Kind::List, height, number(4));
        case 6:
            return inner(Node::Kind::Map, height, 2 * number(3));
        case 7:
            return unary(height);
        case 8:
        case 9:
            return binary(height);
        case 10:
            return inner(number(2) == 0 ? Node::Kind::And : Node::Kind::Or, height, 2 + number(2));
        case 11:
            return inner(Node::Kind::Conditional, height, 3);
        default:
            return fold(height);
        }
    }

private:
    int number(int below) { return static_cast<int>(m_random.bounded(below)); }

    QString fieldName()
    {
        return std::array{u"amount"_s, u"odd name"_s, u"if"_s, u"in"_s}[size_t(number(4))];
    }

    Node leaf()
    {
        Node node;
        if (number(2) == 0) {
            node.kind = Node::Kind::Name;
            node.name = std::array{u"event"_s, u"x"_s, u"_y1"_s}[size_t(number(3))];
            return node;
        }
        const std::array<cel::Value, 14> values{cel::Value(), true, qint64{42}, qint64{-42},
            std::numeric_limits<qint64>::min(), quint64{7}, 1.5, -1e-300, Decimal(10),
            *Decimal::fromText(u"-0.50"), u"a \"quoted\"\n\\text\a"_s, QString(), QByteArray("\xff\0\"'", 4),
            1e22};
        node.value = values[static_cast<size_t>(number(int(values.size())))];
        return node;
    }

    Node inner(Node::Kind kind, int height, int children, const QString& name = {})
    {
        Node node{.kind = kind, .name = name};
        for (int i = 0; i < children; ++i)
            node.children.push_back(tree(height - 1 - number(2)));
        return node;
    }

    Node unary(int height)
    {
        Node node = inner(Node::Kind::Unary, height, 1);
        node.operation = number(2) == 0 ? cel::Operator::Not : cel::Operator::Negate;
        return node;
    }

    Node binary(int height)
    {
        Node node = inner(Node::Kind::Binary, height, 2);
        node.operation = static_cast<cel::Operator>(int(cel::Operator::Multiply) + number(12));
        return node;
    }

    Node fold(int height)
    {
        const bool hasTwo = number(2) == 0;
        Node node = inner(Node::Kind::Fold, height, 2, hasTwo ? u"all"_s : u"map"_s);
        node.variables = hasTwo ? QStringList{u"i"_s, u"v"_s} : QStringList{u"x"_s};
        return node;
    }

    QRandomGenerator m_random;
};

}

void PrinterTest::printedSourceIsReadAsTheSameTree_data()
{
    QTest::addColumn<QString>("source");
    const QStringList sources{u"a.b.c[1].d(e, f)"_s, u"a ? b : c ? d : e"_s, u"(a ? b : c) ? d : e"_s,
        u"a || b && c == d + e * -f"_s, u"((a || b) && c) || (d || e)"_s, u"a - (b - c) - d"_s,
        u"!(!a) && -(-5) < --x"_s, u"-(5.abs())"_s, u"-5.abs()"_s,
        u"{'a': [1, 2u, 3.5, 4.50d], true: null}"_s, u"r'\\d+' + b'\\xff' + '''x\ny'''"_s,
        u"has(a.`odd name`) && a.`in` == 1"_s, u"sum(list, x, x.amount) + list.sum(x, x)"_s,
        u"l.all(x, x > 0) || l.exists_one(i, v, i == v) || l.existsOne(x, x)"_s,
        u"m.transformMap(k, v, v > 0, k)"_s, u"9223372036854775807 > -9223372036854775808"_s,
        u"1 < 2 == true"_s, u"1 < (2 == true)"_s, u"-5555555555554.040e5757752d"_s,
        u"--2e-91999999909999998d"_s, u"-0.123456789012345678901234567890123456789d"_s, u"-0.00d"_s};
    for (const QString& source : sources)
        QTest::newRow(qPrintable(source)) << source;
}

void PrinterTest::printedSourceIsReadAsTheSameTree()
{
    QFETCH(QString, source);
    const Node tree = cel::parse(source);
    const QString printed = cel::print(tree);
    QVERIFY2(cel::isSameTree(cel::parse(printed), tree), qPrintable(printed));
    QCOMPARE(cel::print(cel::parse(printed)), printed);
}

void PrinterTest::noMoreBracketsThanNeededArePrinted_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("printed");
    QTest::newRow("loose outside") << u"((a + (b * c)))"_s << u"a + b * c"_s;
    QTest::newRow("loose inside") << u"(a+b)*c"_s << u"(a + b) * c"_s;
    QTest::newRow("left first") << u"(a - b) - (c - d)"_s << u"a - b - (c - d)"_s;
    QTest::newRow("chains") << u"(a && b) || (c && d)"_s << u"a && b || c && d"_s;
    QTest::newRow("members") << u"((a).b)[((c))]"_s << u"a.b[c]"_s;
    QTest::newRow("quotes") << u"'it' + \"is\""_s << u"\"it\" + \"is\""_s;
    QTest::newRow("comment") << u"a // first\n + b"_s << u"a + b"_s;
}

void PrinterTest::noMoreBracketsThanNeededArePrinted()
{
    QFETCH(QString, source);
    QFETCH(QString, printed);
    QCOMPARE(cel::print(cel::parse(source)), printed);
}

void PrinterTest::generatedTreesSurviveBeingPrinted()
{
    constexpr quint32 trees = 20'000;
    for (quint32 seed = 0; seed < trees; ++seed) {
        const Node tree = Trees(seed).tree(1 + static_cast<int>(seed % 6));
        const QString source = cel::print(tree);
        try {
            QVERIFY2(cel::isSameTree(cel::parse(source), tree), qPrintable(source));
        } catch (const cel::ExpressionError& error) {
            QFAIL(qPrintable(u"%1 in %2"_s.arg(error.message(), source)));
        }
    }
}

QTEST_GUILESS_MAIN(PrinterTest)

#include "tst_printer.moc"
