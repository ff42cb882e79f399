// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/fields.h"
#include "engine/domain/valuebuilder.h"

#include <QtTest>

using namespace occasion;
using fielddetail::memberCount;
using fielddetail::memberName;
using namespace Qt::StringLiterals;

namespace {

struct Nothing
{
};
struct One
{
    int count;
};
struct Address
{
    QString street;
    std::optional<QString> houseNumber;
};
struct Customer
{
    QString fullName;
    Decimal overdraftLimit;
    bool isClosed = false;
    Address homeAddress;
    QList<Address> otherAddresses;
    std::optional<Timestamp> lastSeen;
    Uuid account;
    double share = 0;
};
struct Twelve
{
    int a, b, c, d, e, f, g, h, i, j, k, theLast;
};
struct Renamed
{
    static constexpr std::pair<std::string_view, std::string_view> storedNames[]
        = {{"kind", "_type"}, {"isOpen", "open"}};
    QString kind;
    bool isOpen = false;
    int plainName = 0;
};

// The members of a struct, found by the compiler alone.
static_assert(memberCount<Nothing>() == 0);
static_assert(memberCount<One>() == 1);
static_assert(memberCount<Address>() == 2);
static_assert(memberCount<Renamed>() == 3, "static members are none");
static_assert(memberCount<Customer>() == 8);
static_assert(memberCount<Twelve>() == 12);
static_assert(memberName<One, 0>() == "count");
static_assert(memberName<Address, 0>() == "street");
static_assert(memberName<Address, 1>() == "houseNumber");
static_assert(memberName<Renamed, 0>() == "kind");
static_assert(memberName<Renamed, 2>() == "plainName");
static_assert(memberName<Customer, 0>() == "fullName");
static_assert(memberName<Customer, 1>() == "overdraftLimit");
static_assert(memberName<Customer, 2>() == "isClosed");
static_assert(memberName<Customer, 3>() == "homeAddress");
static_assert(memberName<Customer, 4>() == "otherAddresses");
static_assert(memberName<Customer, 5>() == "lastSeen");
static_assert(memberName<Customer, 6>() == "account");
static_assert(memberName<Customer, 7>() == "share");
static_assert(memberName<Twelve, 0>() == "a");
static_assert(memberName<Twelve, 11>() == "theLast");

template <class T>
Value written(const T& record)
{
    ValueBuilder builder;
    writeField(builder, record);
    return builder.take();
}

/// The message of the TypeError that reading throws; empty when it throws none.
template <class T>
QString problemOf(const Value& object)
{
    try {
        readMembers<T>(object);
    } catch (const TypeError& error) {
        return error.message();
    }
    return {};
}

Customer alice()
{
    return {.fullName = u"Alice"_s,
        .overdraftLimit = "50.00"_dec,
        .isClosed = true,
        .homeAddress = {u"High Street"_s, u"7b"_s},
        .otherAddresses = {{u"Low Street"_s, {}}, {u"Back Lane"_s, u"1"_s}},
        .lastSeen = Timestamp::fromMicroseconds(1),
        .account = Uuid::v5(Uuid::namespaceUrl, "alice"),
        .share = 0.1};
}

}

class FieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storedNamesAreSnakeCase();
    void aStructMayStoreOtherNames();
    void fieldsSayTheirTypesInOrderOfDeclaration();
    void aRecordIsWrittenInOrderOfDeclaration();
    void aRecordIsReadBackAsItWasWritten();
    void anEmptyOptionalIsNullAndMayBeMissing();
    void aMissingFieldIsNamed();
    void aFieldOfAnotherTypeIsNamed_data();
    void aFieldOfAnotherTypeIsNamed();
    void aWrongFieldInsideARecordIsNamedWithItsPath();
    void aNumberThatDoesNotFitIsRefused();
    void onlyAnObjectIsARecord();
    void fieldsThatTheRecordDoesNotKnowAreIgnored();
};

void FieldsTest::storedNamesAreSnakeCase()
{
    QCOMPARE(snakeCase("overdraftLimit"), u"overdraft_limit"_s);
    QCOMPARE(snakeCase("name"), u"name"_s);
    QCOMPARE(snakeCase("isAVeryLongName2"), u"is_a_very_long_name2"_s);
    QCOMPARE(snakeCase("already_snake"), u"already_snake"_s);
}

void FieldsTest::aStructMayStoreOtherNames()
{
    const auto& names = storedNamesOf<Renamed>();
    QCOMPARE(QStringList(names.begin(), names.end()), QStringList({u"_type"_s, u"open"_s, u"plain_name"_s}));
    const auto value = written(Renamed{u"x"_s, true, 3});
    QCOMPARE(value.value(u"_type").toText(), u"x"_s);
    QCOMPARE(value.value(u"open").toBool(), true);
    QCOMPARE(readMembers<Renamed>(value).kind, u"x"_s);
}

void FieldsTest::fieldsSayTheirTypesInOrderOfDeclaration()
{
    const QList<FieldInfo> expected
        = {{u"full_name"_s, FieldType::Text, false}, {u"overdraft_limit"_s, FieldType::Decimal, false},
            {u"is_closed"_s, FieldType::Boolean, false}, {u"home_address"_s, FieldType::Record, false},
            {u"other_addresses"_s, FieldType::List, false}, {u"last_seen"_s, FieldType::Timestamp, true},
            {u"account"_s, FieldType::Uuid, false}, {u"share"_s, FieldType::Real, false}};
    QVERIFY(fieldsOf<Customer>() == expected);
    QVERIFY(fieldsOf<Nothing>().isEmpty());
    QCOMPARE(fieldsOf<One>().first().type, FieldType::Integer);
}

void FieldsTest::aRecordIsWrittenInOrderOfDeclaration()
{
    QStringList keys;
    const auto value = written(alice());
    for (const auto& [key, member] : value.members())
        keys.append(key);
    QCOMPARE(keys.join(u' '),
        u"full_name overdraft_limit is_closed home_address other_addresses last_seen account share"_s);
    QCOMPARE(value.value(u"overdraft_limit").asDecimal()->text(), u"50.00"_s);
    QCOMPARE(value.value(u"home_address").value(u"house_number").toText(), u"7b"_s);
    QCOMPARE(value.value(u"other_addresses").items().at(1).value(u"street").toText(), u"Back Lane"_s);
}

void FieldsTest::aRecordIsReadBackAsItWasWritten()
{
    const auto value = written(alice());
    const auto back = readField<Customer>(value);
    QVERIFY(written(back) == value);
    QCOMPARE(back.overdraftLimit.text(), u"50.00"_s);
    QCOMPARE(back.otherAddresses.size(), 2);
    QVERIFY(back.isClosed);
    QVERIFY(back.account == alice().account);
}

void FieldsTest::anEmptyOptionalIsNullAndMayBeMissing()
{
    QVERIFY(written(Address{u"Low Street"_s, {}}).value(u"house_number").isNull());
    QVERIFY(written(Address{u"Low Street"_s, {}}).contains(u"house_number"));
    const auto street = Value::Member(u"street"_s, Value::text(u"Low Street"_s));
    QVERIFY(!readMembers<Address>(Value::object({street})).houseNumber);
    QVERIFY(!readMembers<Address>(Value::object({street, {u"house_number"_s, Value()}})).houseNumber);
}

void FieldsTest::aMissingFieldIsNamed()
{
    QCOMPARE(problemOf<Address>(Value::object({})), u"The field 'street' is missing."_s);
    QCOMPARE(problemOf<One>(Value::object({{u"number"_s, Value::integer(1)}})),
        u"The field 'count' is missing."_s);
}

void FieldsTest::aFieldOfAnotherTypeIsNamed_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    for (const auto* field :
        {"full_name", "overdraft_limit", "is_closed", "home_address", "last_seen", "account", "share"}) {
        const auto name = QString::fromLatin1(field);
        QTest::newRow(field) << name << (name == u"full_name" ? QString() : u"nonsense"_s);
    }
    QTest::newRow("list") << u"other_addresses"_s << u"nonsense"_s;
}

void FieldsTest::aFieldOfAnotherTypeIsNamed()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    auto members = written(alice()).members();
    for (auto& [key, value] : members) {
        if (key == field)
            value = text.isNull() ? Value::integer(1) : Value::text(text);
    }
    const auto problem = problemOf<Customer>(Value::object(members));
    QVERIFY2(problem.startsWith(u"The field '%1': "_s.arg(field)), qPrintable(problem));
}

void FieldsTest::aWrongFieldInsideARecordIsNamedWithItsPath()
{
    auto members = written(alice()).members();
    for (auto& [key, value] : members) {
        if (key == u"home_address")
            value = Value::object({{u"street"_s, Value::integer(7)}});
    }
    const auto problem = problemOf<Customer>(Value::object(members));
    QVERIFY2(problem.startsWith(u"The field 'home_address': The field 'street': "_s), qPrintable(problem));
}

void FieldsTest::aNumberThatDoesNotFitIsRefused()
{
    const auto problem = problemOf<One>(Value::object({{u"count"_s, Value::integer(1LL << 40)}}));
    QVERIFY2(problem.startsWith(u"The field 'count': 1099511627776"_s), qPrintable(problem));
}

void FieldsTest::onlyAnObjectIsARecord()
{
    QVERIFY(!problemOf<Nothing>(Value::text(u"x"_s)).isEmpty());
    QVERIFY(!problemOf<Nothing>(Value()).isEmpty());
    QVERIFY(problemOf<Nothing>(Value::object({})).isEmpty());
}

void FieldsTest::fieldsThatTheRecordDoesNotKnowAreIgnored()
{
    const auto read = readMembers<One>(
        Value::object({{u"later"_s, Value::text(u"x"_s)}, {u"count"_s, Value::integer(4)}}));
    QCOMPARE(read.count, 4);
}

QTEST_GUILESS_MAIN(FieldsTest)
#include "tst_fields.moc"
