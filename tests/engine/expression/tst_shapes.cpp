// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/describe.h"
#include "engine/expression/aggregateshape.h"
#include "engine/expression/eventshape.h"
#include "engine/expression/expression.h"
#include "engine/expression/map.h"
#include "engine/expression/storedshape.h"
#include "engine/expression/structshape.h"
#include "engine/expression/valuetext.h"

#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

struct Place
{
    QString city;
    qint32 zip = 0;
};

struct Order
{
    static constexpr auto topic = "shop:Order";
    QString customerName;
    Decimal total;
    Uuid basket;
    Timestamp placedAt;
    bool isPaid = false;
    double weight = 0;
    QList<qint64> lines;
    std::optional<QString> note;
    Place place;

    struct Placed
    {
        static constexpr auto topic = "shop:Order.Placed";
        QString customerName;
        Decimal total;
    };
    struct Paid
    {
        static constexpr auto topic = "shop:Order.Paid";
        Decimal amount;
    };
    using Events = occasion::Events<Placed, Paid>;

    void apply(const Placed& event) { customerName = event.customerName, total = event.total; }
    void apply(const Paid& event) { isPaid = event.amount >= total; }
};

AggregateOf<Order> order()
{
    AggregateOf<Order> order(OriginatorId(Uuid::v5(Uuid::namespaceUrl, "/orders/1")),
        Timestamp::fromMicroseconds(1'767'605'400'000'000), Order::Placed{u"Alice"_s, "70.00"_dec});
    order.record(Order::Paid{"70.00"_dec});
    return order;
}

QString valueText(const cel::Expression& expression, const cel::Object& object)
{
    cel::Budget enough{cel::Limits()};
    return cel::sourceText(expression.evaluate(object), enough);
}

QString errorOf(const QString& expression, const cel::Shape& shape)
{
    try {
        cel::Expression(expression, shape);
        return {};
    } catch (const cel::ExpressionError& error) {
        return error.message();
    }
}

}

/// Expressions over the engine's own things, read where they are.
class ShapesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStructsFieldsAreReadByTheirStoredNames();
    void aWrongFieldOfAStructIsAMistakeBeforehand();
    void anEventHasTheFieldsOfItsType();
    void theFieldsOfAllEventsAreKnownBeforehand();
    void anAggregateHasItsStatesFields();
    void aStoredStateIsReadWithoutADescription();
    void wholeObjectsOutliveWhatTheyWereReadFrom();
};

void ShapesTest::aStructsFieldsAreReadByTheirStoredNames()
{
    const cel::StructShape<Order> shape(u"the order"_s);
    const Order order{u"Alice"_s, "70.00"_dec, Uuid::namespaceUrl, Timestamp(), true, 1.5, {3, 4},
        std::nullopt, {u"Oslo"_s, 150}};
    const auto text = [&](const QString& expression) {
        return valueText(cel::Expression(expression, shape), shape.object(order));
    };
    QCOMPARE(text(u"customer_name + '!'"_s), u"\"Alice!\""_s);
    QCOMPARE(text(u"total * 2"_s), u"140.00d"_s);
    QCOMPARE(text(u"basket == uuid('6ba7b811-9dad-11d1-80b4-00c04fd430c8')"_s), u"true"_s);
    QCOMPARE(text(u"[placed_at.getFullYear(), lines.sum(), place.zip]"_s), u"[1970, 7, 150]"_s);
    QCOMPARE(text(u"is_paid && weight > 1.0 && note == null && place.city == 'Oslo'"_s), u"true"_s);
}

void ShapesTest::aWrongFieldOfAStructIsAMistakeBeforehand()
{
    const cel::StructShape<Order> shape(u"the order"_s);
    QCOMPARE(errorOf(u"totl > 0d"_s, shape), u"There is no name `totl` here. Did you mean `total`?"_s);
    QCOMPARE(errorOf(u"total > 'a'"_s, shape), u"No operator > fits a decimal and a string."_s);
    QCOMPARE(errorOf(u"is_paid + 1"_s, shape), u"No operator + fits a bool and an int."_s);
}

void ShapesTest::anEventHasTheFieldsOfItsType()
{
    const auto& type = describe<Order>();
    const cel::EventShape shape({type->events.begin(), type->events.end()});
    const auto pending = order().collectEvents();
    const auto text = [&](const QString& expression) {
        return valueText(cel::Expression(expression, shape), shape.object(pending[1]));
    };
    QCOMPARE(text(u"amount"_s), u"70.00d"_s);
    QCOMPARE(text(u"[name, topic]"_s), u"[\"Paid\", \"shop:Order.Paid\"]"_s);
    QCOMPARE(text(u"originator_version"_s), u"2"_s);
    QCOMPARE(text(u"timestamp"_s), u"timestamp(\"2026-01-05T09:30:00Z\")"_s);
    const auto bigOrder = cel::Expression::condition(u"total > 50"_s, shape);
    QVERIFY(bigOrder.holds(shape.object(pending[0])));
    QVERIFY(!bigOrder.holds(shape.object(pending[1])));
    QVERIFY_THROWS_EXCEPTION(cel::ExpressionError, bigOrder.evaluate(shape.object(pending[1])));
}

void ShapesTest::theFieldsOfAllEventsAreKnownBeforehand()
{
    const auto& type = describe<Order>();
    const cel::EventShape shape({type->events.begin(), type->events.end()});
    QCOMPARE(errorOf(u"amout > 0d"_s, shape), u"There is no name `amout` here. Did you mean `amount`?"_s);
    QCOMPARE(errorOf(u"amount && true"_s, shape), u"&& asks for true or false, and this is a decimal."_s);
}

void ShapesTest::anAggregateHasItsStatesFields()
{
    const auto aggregate = order();
    const cel::AggregateShape shape(describe<Order>());
    const auto text = [&](const QString& expression) {
        return valueText(cel::Expression(expression, shape), shape.object(aggregate));
    };
    QCOMPARE(text(u"[version, size(id)]"_s), u"[2, 32]"_s);
    QCOMPARE(text(u"is_paid && total == 70d && created_on <= modified_on"_s), u"true"_s);
}

void ShapesTest::aStoredStateIsReadWithoutADescription()
{
    const Value state = Value::object({{u"amount"_s, Value::decimal("120.50"_dec)},
        {u"when"_s, Value::timestamp(Timestamp())}, {u"who"_s, Value::uuid(Uuid::namespaceUrl)},
        {u"huge"_s, Value::integerText(u"123456789012345678901234567890"_s)},
        {u"lines"_s,
            Value::list({Value::object({{u"n"_s, Value::integer(2)}}), Value(true), Value::real(0.5)})},
        {u"odd"_s, Value::custom(u"money"_s, Value::text(u"5 kr"_s))}, {u"none"_s, Value()}});
    const auto& shape = cel::StoredShape::shape();
    const auto text = [&](const QString& expression) {
        return valueText(cel::Expression(expression, shape), {&shape, &state, {}});
    };
    QCOMPARE(text(u"amount > 100d && amount.round(0) == 120"_s), u"true"_s);
    QCOMPARE(text(u"[string(when), who]"_s),
        u"[\"1970-01-01T00:00:00Z\", \"6ba7b8119dad11d180b400c04fd430c8\"]"_s);
    QCOMPARE(text(u"huge + 1"_s), u"decimal(\"1.234567890123456789012345679E+29\")"_s);
    QCOMPARE(text(u"[lines[0].n, size(lines), lines[1], lines[2]]"_s), u"[2, 3, true, 0.5]"_s);
    QCOMPARE(text(u"odd == '5 kr' && none == null"_s), u"true"_s);
    QVERIFY_THROWS_EXCEPTION(cel::ExpressionError, text(u"amuont > 1"_s));
}

void ShapesTest::wholeObjectsOutliveWhatTheyWereReadFrom()
{
    cel::Value value;
    {
        const Value state
            = Value::object({{u"inner"_s, Value::object({{u"amount"_s, Value::decimal("1.00"_dec)}})}});
        const auto& shape = cel::StoredShape::shape();
        value = cel::Expression(u"[inner]"_s, shape).evaluate({&shape, &state, {}});
    }
    cel::Budget enough{cel::Limits()};
    QCOMPARE(cel::sourceText(value, enough), u"[{\"amount\": 1.00d}]"_s);
}

QTEST_GUILESS_MAIN(ShapesTest)

#include "tst_shapes.moc"
