// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/mapper.h"
#include "tests/support/dog.h"
#include "tests/support/instants.h"
#include "tests/support/versionedcustomer.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

namespace {

/// As much of the library's own bank account as its bytes need.
struct BankAccount
{
    static constexpr auto topic = "eventsourcing.examples.bankaccounts.domainmodel:BankAccount";
    QString fullName;
    QString emailAddress;
    Decimal balance;

    struct Opened
    {
        static constexpr auto topic = "eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Opened";
        QString fullName;
        QString emailAddress;
    };
    struct Credited
    {
        static constexpr auto topic = "eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Credited";
        Decimal amount;
    };
    struct Closed
    {
        static constexpr auto topic = "eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Closed";
    };
    using Events = occasion::Events<Opened, Credited, Closed>;

    void apply(const Opened& event)
    {
        fullName = event.fullName;
        emailAddress = event.emailAddress;
    }
    void apply(const Credited& event) { balance += event.amount; }
    void apply(const Closed&) {}
};

Timestamp libraryTime()
{
    return *Timestamp::fromText(u"2026-11-23T20:22:05.351674+00:00");
}

std::shared_ptr<const TopicRegistry> knownTopics()
{
    auto topics = std::make_shared<TopicRegistry>();
    topics->add(describe<BankAccount>());
    topics->add(describe<Dog>());
    return topics;
}

StoredEvent stored(const QByteArray& state, const QString& topic = u"kennel:Dog.TrickAdded"_s)
{
    return {idOf(u"/dogs/Fido"_s), 2, topic, state};
}

class Listener : public Observer
{
public:
    void passed(const Passage& passage) override { passages.push_back(passage); }
    std::vector<Passage> passages;
};

}

class MapperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreTheLibrarysBytes();
    void whatWasMappedComesBack();
    void foreignIdsAndOddVersionsComeBack();
    void oldSpacedAndEscapedTextIsRead();
    void anUnknownTopicIsATopicError();
    void aDamagedStateIsADataError_data();
    void aDamagedStateIsADataError();
    void aStateWithoutItsFieldsIsATypeError_data();
    void aStateWithoutItsFieldsIsATypeError();
    void aTextThatCannotBeEncodedIsAValueError();
    void aStateIsReadableWithoutKnowingItsTopic();
    void theObserverSeesBothWays();
    void statesAreCompressedThenEncryptedOnTheWayOut_data();
    void statesAreCompressedThenEncryptedOnTheWayOut();
    void anotherKeyIsAValueErrorAndAnotherCompressorADataError();
    void theClassVersionIsWrittenLast();
    void olderEventsAreBroughtUpToDate_data();
    void olderEventsAreBroughtUpToDate();
    void aFormerStateThatLooksLikeTodaysIsBroughtUpToDateToo();
    void anEventOfANewerClassVersionPassesUnchanged();
    void aFormerTopicIsMappedToThePresentType();
};

void MapperTest::eventsAreTheLibrarysBytes()
{
    const Mapper mapper(knownTopics());
    AggregateOf<BankAccount> account(
        idOf(u"/alice"_s), libraryTime(), BankAccount::Opened{u"Alice"_s, u"alice@example.com"_s});
    account.record(BankAccount::Credited{"200.00"_dec});
    account.setNow(*Timestamp::fromText(u"2024-02-29T23:59:59+00:00"));
    account.record(BankAccount::Closed{});
    const auto events = account.collectEvents();

    const auto opened = mapper.toStoredEvent(events[0]);
    QCOMPARE(opened.topic, u"eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Opened"_s);
    QVERIFY(opened.originatorId == account.id());
    QCOMPARE(opened.originatorVersion, 1);
    QCOMPARE(opened.state,
        QByteArray(R"({"timestamp":{"_type_":"datetime_iso","_data_":"2026-11-23T20:22:05.351674+00:00"},)"
                   R"("originator_topic":"eventsourcing.examples.bankaccounts.domainmodel:BankAccount",)"
                   R"("full_name":"Alice","email_address":"alice@example.com"})"));
    QCOMPARE(mapper.toStoredEvent(events[1]).state,
        QByteArray(R"({"timestamp":{"_type_":"datetime_iso","_data_":"2026-11-23T20:22:05.351674+00:00"},)"
                   R"("amount":{"_type_":"decimal_str","_data_":"200.00"}})"));
    QCOMPARE(mapper.toStoredEvent(events[2]).state,
        QByteArray(R"({"timestamp":{"_type_":"datetime_iso","_data_":"2024-02-29T23:59:59+00:00"}})"));
}

void MapperTest::whatWasMappedComesBack()
{
    const Mapper mapper(knownTopics());
    AggregateOf<BankAccount> account(
        idOf(u"/alice"_s), libraryTime(), BankAccount::Opened{u"Zoë \"Ω\"\n"_s, u"z@example.com"_s});
    account.record(BankAccount::Credited{"10.00"_dec});
    for (const auto& event : account.collectEvents()) {
        const auto back = mapper.toDomainEvent(mapper.toStoredEvent(event));
        QVERIFY(back == event);
        QCOMPARE(back.originatorTopic, event.originatorTopic);
        QVERIFY(back.timestamp == event.timestamp);
        QCOMPARE(mapper.toStoredEvent(back).state, mapper.toStoredEvent(event).state);
    }
}

void MapperTest::foreignIdsAndOddVersionsComeBack()
{
    const Mapper mapper(knownTopics());
    auto event
        = stored(R"({"timestamp":{"_type_":"datetime_iso","_data_":"2026-01-01T09:00:00"},"trick":"sit"})");
    event.originatorId = OriginatorId::fromStored(u"köter-1"_s);
    event.originatorVersion = -5;
    const auto domainEvent = mapper.toDomainEvent(event);
    QVERIFY(domainEvent.timestamp.isNaive());
    QVERIFY(mapper.toStoredEvent(domainEvent) == event);
}

void MapperTest::oldSpacedAndEscapedTextIsRead()
{
    const Mapper mapper(knownTopics());
    const auto event = mapper.toDomainEvent(stored(
        R"({"timestamp": {"_type_": "datetime_iso", "_data_": "2026-01-01T09:00:00+00:00"}, "trick": "R\u00f6llchen \ud83d\udc15"})"));
    QCOMPARE(event.as<Dog::TrickAdded>().trick, u"Röllchen 🐕"_s);
    QVERIFY(event.timestamp == instant());
}

void MapperTest::anUnknownTopicIsATopicError()
{
    const Mapper mapper(knownTopics());
    const auto state = R"({"timestamp":{"_type_":"datetime_iso","_data_":"2026-01-01T09:00:00+00:00"}})";
    QVERIFY_THROWS_EXCEPTION(TopicError, mapper.toDomainEvent(stored(state, u"kennel:Cat.Registered"_s)));
    QVERIFY_THROWS_EXCEPTION(ValueError, mapper.toDomainEvent(stored(state, QString())));
}

void MapperTest::aDamagedStateIsADataError_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"timestamp":{"_type_":)");
    QTest::newRow("zlib") << QByteArray::fromHex("789c4b2c");
    QTest::newRow("not UTF-8") << QByteArray("{\"trick\":\"\xff\"}");
}

void MapperTest::aDamagedStateIsADataError()
{
    QFETCH(QByteArray, state);
    const Mapper mapper(knownTopics());
    QVERIFY_THROWS_EXCEPTION(DataError, mapper.toDomainEvent(stored(state)));
    QVERIFY_THROWS_EXCEPTION(DataError, mapper.decode(stored(state)));
}

void MapperTest::aStateWithoutItsFieldsIsATypeError_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("no timestamp") << QByteArray(R"({"trick":"sit"})");
    QTest::newRow("timestamp as text")
        << QByteArray(R"({"timestamp":"2026-01-01T09:00:00+00:00","trick":"sit"})");
    QTest::newRow("no trick") << QByteArray(
        R"({"timestamp":{"_type_":"datetime_iso","_data_":"2026-01-01T09:00:00+00:00"}})");
    QTest::newRow("trick as number") << QByteArray(
        R"({"timestamp":{"_type_":"datetime_iso","_data_":"2026-01-01T09:00:00+00:00"},"trick":1})");
}

void MapperTest::aStateWithoutItsFieldsIsATypeError()
{
    QFETCH(QByteArray, state);
    const Mapper mapper(knownTopics());
    QVERIFY_THROWS_EXCEPTION(TypeError, mapper.toDomainEvent(stored(state)));
}

void MapperTest::aTextThatCannotBeEncodedIsAValueError()
{
    const Mapper mapper(knownTopics());
    AggregateOf<Dog> dog(idOf(u"/dogs/Fido"_s), instant(), Dog::registered(QString(QChar(0xd83d))));
    QVERIFY_THROWS_EXCEPTION(ValueError, mapper.toStoredEvent(dog.pendingEvents().front()));
}

void MapperTest::aStateIsReadableWithoutKnowingItsTopic()
{
    const Mapper mapper(std::make_shared<TopicRegistry>());
    QCOMPARE(mapper.decode(stored(R"({"a":[1,2]})")).value(u"a").items().size(), 2);
}

void MapperTest::theObserverSeesBothWays()
{
    Listener listener;
    const Mapper mapper(knownTopics(), &listener);
    AggregateOf<Dog> dog(idOf(u"/dogs/Fido"_s), instant(), Dog::registered(u"Fido"_s));
    mapper.toDomainEvent(mapper.toStoredEvent(dog.pendingEvents().front()));
    QCOMPARE(listener.passages.size(), 2u);
    QCOMPARE(listener.passages[0].operation, u"toStoredEvent"_s);
    QCOMPARE(listener.passages[0].in.value(u"name").toText(), u"Fido"_s);
    QCOMPARE(listener.passages[0].out.value(u"topic").toText(), u"kennel:Dog.Registered"_s);
    QCOMPARE(listener.passages[1].operation, u"toDomainEvent"_s);
    QVERIFY(listener.passages[1].pattern == Pattern::Mapper);
    QVERIFY(listener.passages[1].in == listener.passages[0].out);
    QVERIFY(listener.passages[1].out == listener.passages[0].in);
}

void MapperTest::statesAreCompressedThenEncryptedOnTheWayOut_data()
{
    QTest::addColumn<QString>("compressor");
    QTest::addColumn<QString>("key");
    for (const auto& compressor : {QString(), u"zlib"_s, u"gzip"_s, u"bz2"_s}) {
        for (const auto& key : {QString(), u"MDEyMzQ1Njc4OWFiY2RlZg=="_s,
                 u"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"_s, u"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="_s})
            QTest::addRow("%s, %d", qPrintable(compressor), int(key.size())) << compressor << key;
    }
}

void MapperTest::statesAreCompressedThenEncryptedOnTheWayOut()
{
    QFETCH(const QString, compressor);
    QFETCH(const QString, key);
    StateCoding coding;
    if (!compressor.isEmpty())
        coding.compressor = compressorNamed(compressor);
    if (!key.isEmpty())
        coding.cipher = std::make_shared<const Cipher>(Cipher::fromBase64(key));
    const Mapper plain(knownTopics());
    const Mapper mapper(knownTopics(), coding);
    AggregateOf<Dog> dog(idOf(u"/dogs/Fido"_s), libraryTime(), Dog::registered(QString(500, u'ï')));
    const auto event = dog.collectEvents().front();
    const auto sealed = mapper.toStoredEvent(event);
    QVERIFY(mapper.toDomainEvent(sealed) == event);
    QCOMPARE(mapper.text(sealed), plain.toStoredEvent(event).state);
    QVERIFY(mapper.decode(sealed) == plain.decode(plain.toStoredEvent(event)));
    const auto overhead = key.isEmpty() ? 0 : 28;
    QCOMPARE(sealed.state.size() - overhead < 500, !compressor.isEmpty());
}

void MapperTest::anotherKeyIsAValueErrorAndAnotherCompressorADataError()
{
    StateCoding secret;
    secret.cipher = std::make_shared<const Cipher>(QByteArray(16, 'a'));
    StateCoding other;
    other.cipher = std::make_shared<const Cipher>(QByteArray(16, 'b'));
    StateCoding zipped;
    zipped.compressor = zlibCompressor();
    const auto sealed
        = Mapper(knownTopics(), secret)
              .toStoredEvent(
                  Mapper(knownTopics())
                      .toDomainEvent(stored(
                          R"({"timestamp":{"_type_":"datetime_iso","_data_":"2026-01-01T09:00:00"},"trick":"sit"})")));
    QVERIFY_THROWS_EXCEPTION(ValueError, Mapper(knownTopics(), other).toDomainEvent(sealed));
    QVERIFY_THROWS_EXCEPTION(DataError, Mapper(knownTopics(), zipped).toDomainEvent(sealed));
    QVERIFY_THROWS_EXCEPTION(DataError, Mapper(knownTopics()).toDomainEvent(sealed));
}

namespace {

using versioned::Customer;

std::shared_ptr<const TopicRegistry> customers()
{
    auto topics = std::make_shared<TopicRegistry>();
    topics->add(describe<Customer>());
    topics->addAlias(u"crm.people:Client"_s, u"versioned:Customer"_s);
    return topics;
}

const QByteArray registered = R"({"timestamp":{"_type_":"datetime_iso","_data_":"2026-01-01T09:00:00"},)"
                              R"("originator_topic":"versioned:Customer",)";

}

void MapperTest::theClassVersionIsWrittenLast()
{
    const Mapper mapper(customers());
    AggregateOf<Customer> grace(idOf(u"/grace"_s), libraryTime(),
        Customer::Registered{u"Grace"_s, u"Hopper"_s, {u"navy"_s, u"cobol"_s}});
    grace.record(Customer::Noted{u"once"_s});
    const auto events = grace.collectEvents();
    QVERIFY(mapper.toStoredEvent(events[0]).state.endsWith(
        R"("first":"Grace","last":"Hopper","tags":["navy","cobol"],"class_version":3})"));
    QVERIFY(mapper.toStoredEvent(events[1]).state.endsWith(R"("note":"once"})"));
    for (const auto& event : events)
        QVERIFY(mapper.toDomainEvent(mapper.toStoredEvent(event)) == event);
}

void MapperTest::olderEventsAreBroughtUpToDate_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QString>("names");
    QTest::newRow("1") << registered + R"("name":"Ada King Lovelace"})" << u"Ada|King Lovelace|"_s;
    QTest::newRow("1, one word") << registered + R"("name":"Plato"})" << u"Plato||"_s;
    QTest::newRow("1, said") << registered + R"("name":"Plato","class_version":1})" << u"Plato||"_s;
    QTest::newRow("2") << registered + R"("first":"Alan","last":"Turing","class_version":2})"
                       << u"Alan|Turing|"_s;
    QTest::newRow("3") << registered + R"("first":"Grace","last":"Hopper","tags":["navy"],"class_version":3})"
                       << u"Grace|Hopper|navy"_s;
}

void MapperTest::olderEventsAreBroughtUpToDate()
{
    QFETCH(const QByteArray, state);
    QFETCH(const QString, names);
    const Mapper mapper(customers());
    const auto read
        = mapper.toDomainEvent(stored(state, u"versioned:Customer.Registered"_s)).as<Customer::Registered>();
    QCOMPARE(QStringList({read.first, read.last, read.tags.join(u' ')}).join(u'|'), names);
}

namespace {

/// Was in euros first.
struct Meal
{
    static constexpr auto topic = "kennel:Meal";
    qint64 price = 0;

    static Value inCents(const Value& state)
    {
        return state.with(u"price"_s, Value::integer(state.value(u"price").toInteger() * 100));
    }
    struct Served
    {
        static constexpr auto topic = "kennel:Meal.Served";
        static constexpr Value (*upcasts[])(const Value&) = {inCents};
        qint64 price = 0;
    };
    using Events = occasion::Events<Served>;

    void apply(const Served& event) { price = event.price; }
};

}

void MapperTest::aFormerStateThatLooksLikeTodaysIsBroughtUpToDateToo()
{
    auto topics = std::make_shared<TopicRegistry>();
    topics->add(describe<Meal>());
    const Mapper mapper(topics);
    const QByteArray euros = R"({"timestamp":{"_type_":"datetime_iso","_data_":"2026-01-01T09:00:00+00:00"},)"
                             R"("originator_topic":"kennel:Meal","price":7})";
    const auto meal = mapper.toDomainEvent(stored(euros, u"kennel:Meal.Served"_s));
    QCOMPARE(meal.as<Meal::Served>().price, 700);
    QVERIFY(mapper.toDomainEvent(mapper.toStoredEvent(meal)) == meal);
}

void MapperTest::anEventOfANewerClassVersionPassesUnchanged()
{
    const Mapper mapper(customers());
    const auto topic = u"versioned:Customer.Registered"_s;
    const auto read = mapper.toDomainEvent(stored(
        registered + R"("first":"Ada","last":"L","tags":[],"title":"Countess","class_version":4})", topic));
    QCOMPARE(read.as<Customer::Registered>().first, u"Ada"_s);
    QVERIFY_THROWS_EXCEPTION(
        TypeError, mapper.toDomainEvent(stored(registered + R"("names":["Ada"],"class_version":4})", topic)));
}

void MapperTest::aFormerTopicIsMappedToThePresentType()
{
    const auto read
        = Mapper(customers())
              .toDomainEvent(stored(registered + R"("name":"Plato"})", u"crm.people:Client.Registered"_s));
    QVERIFY(read.is<Customer::Registered>());
}

QTEST_GUILESS_MAIN(MapperTest)
#include "tst_mapper.moc"
