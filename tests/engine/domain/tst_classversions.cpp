// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/describe.h"
#include "engine/domain/valuebuilder.h"
#include "engine/errors.h"

#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

Value nameSplit(const Value& state)
{
    const auto words = state.value(u"name").toText().split(u' ');
    return state.without(u"name")
        .with(u"first"_s, Value::text(words.value(0)))
        .with(u"last"_s, Value::text(words.value(1)));
}

Value tagsAdded(const Value& state)
{
    return state.with(u"tags"_s, Value::list({}));
}

struct Registered
{
    static constexpr auto topic = "customers:Customer.Registered";
    static constexpr Value (*upcasts[])(const Value&) = {nameSplit, tagsAdded};
    QString first, last;
    QList<QString> tags;
};

struct Noted
{
    static constexpr auto topic = "customers:Customer.Noted";
    QString note;
};

Value version(qint64 number)
{
    return Value::object({{u"class_version"_s, Value::integer(number)}});
}

Value written(const ClassVersions& versions)
{
    ValueBuilder builder;
    builder.beginObject();
    versions.write(builder);
    builder.endObject();
    return builder.take();
}

}

/// Class versions: states of yesterday's code, read by today's.
class ClassVersionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStructHasAsManyVersionsAsUpcastsAndOne()
    {
        QCOMPARE(classVersionsOf<Registered>().current(), 3);
        QCOMPARE(classVersionsOf<Noted>().current(), 1);
        QCOMPARE(eventType<Registered>(u"customers:Customer"_s, true)->versions.current(), 3);
    }

    void theVersionIsWrittenWhenItIsAboveOne()
    {
        QVERIFY(written(classVersionsOf<Noted>()) == Value::object({}));
        QVERIFY(written(classVersionsOf<Registered>()) == version(3));
    }

    void anAbsentVersionIsTheFirst()
    {
        const Value stored = Value::object({{u"name"_s, Value::text(u"Ada Lovelace"_s)}});
        const auto read = readMembers<Registered>(classVersionsOf<Registered>().upcast(stored));
        QCOMPARE(read.first, u"Ada"_s);
        QCOMPARE(read.last, u"Lovelace"_s);
        QVERIFY(read.tags.isEmpty());
    }

    void onlyTheMissingStepsAreTaken()
    {
        const Value second = version(2).with(u"first"_s, Value::text(u"Alan"_s));
        QVERIFY(classVersionsOf<Registered>().upcast(second) == second.with(u"tags"_s, Value::list({})));
    }

    void aCurrentOrNewerStatePassesUnchanged()
    {
        for (const qint64 number : {3, 4, 99})
            QVERIFY(classVersionsOf<Registered>().upcast(version(number)) == version(number));
        QVERIFY(classVersionsOf<Noted>().upcast(version(7)) == version(7));
    }

    void aVersionThatIsNoneIsATypeError()
    {
        const auto versions = classVersionsOf<Registered>();
        QVERIFY_THROWS_EXCEPTION(TypeError, versions.upcast(version(0)));
        QVERIFY_THROWS_EXCEPTION(TypeError, versions.upcast(version(-1)));
        QVERIFY_THROWS_EXCEPTION(
            TypeError, versions.upcast(Value::object({{u"class_version"_s, Value::text(u"2"_s)}})));
    }

    void anUpcastsErrorComesOut()
    {
        QVERIFY_THROWS_EXCEPTION(TypeError, classVersionsOf<Registered>().upcast(Value::object({})));
    }
};

QTEST_GUILESS_MAIN(ClassVersionsTest)
#include "tst_classversions.moc"
