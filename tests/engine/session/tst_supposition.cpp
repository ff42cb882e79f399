// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/supposedevents.h"
#include "engine/session/supposition.h"

#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

using Kind = Supposition::Kind;

Value amount(const QString& number)
{
    return Value::object({{u"amount"_s, Value::decimal(*Decimal::fromText(number))}});
}

Supposition supposed(Kind kind, int place = 0)
{
    Supposition supposition{.kind = kind, .step = 7, .place = place, .topic = u"bank:Account.Credited"_s};
    if (kind != Kind::Inserted)
        supposition.before = amount(u"10.00"_s);
    if (kind != Kind::LeftOut)
        supposition.fields = amount(u"25.00"_s);
    return supposition;
}

/// "a", "-" for what was left out: the events by their places among those recorded.
QString unsupposed(int count, const std::vector<Supposition>& suppositions)
{
    QString text;
    for (const auto& event : withoutSuppositions(count, suppositions))
        text += event.leftOut ? u'-' : QChar(u'a' + event.place);
    return text;
}

}

class SuppositionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itComesBackFromItsValue()
    {
        for (const auto kind : {Kind::LeftOut, Kind::Edited, Kind::Inserted}) {
            auto supposition = supposed(kind, 3);
            QCOMPARE(suppositionFrom(toValue(supposition)), supposition);
            supposition.aggregate = OriginatorId::fromStored(u"any text"_s);
            QCOMPARE(suppositionFrom(toValue(supposition)), supposition);
        }
    }

    void whatIsNoneIsAnError()
    {
        QVERIFY_THROWS_EXCEPTION(DataError, suppositionFrom(Value::text(u"left_out"_s)));
        const auto good = toValue(supposed(Kind::Edited));
        const auto with
            = [&good](const QString& key, Value value) { return good.with(key, std::move(value)); };
        QVERIFY_THROWS_EXCEPTION(DataError, suppositionFrom(with(u"kind"_s, Value::text(u"wished"_s))));
        QVERIFY_THROWS_EXCEPTION(DataError, suppositionFrom(with(u"step"_s, Value::integer(0))));
        QVERIFY_THROWS_EXCEPTION(DataError, suppositionFrom(with(u"place"_s, Value::integer(-1))));
        QVERIFY_THROWS_EXCEPTION(TypeError, suppositionFrom(with(u"topic"_s, Value::integer(1))));
        QVERIFY_THROWS_EXCEPTION(TypeError, suppositionFrom(good.without(u"aggregate")));
    }

    void itIsASentence()
    {
        QCOMPARE(toText(supposed(Kind::LeftOut)), u"Credited (amount 10.00) never happened"_s);
        QCOMPARE(toText(supposed(Kind::Inserted)), u"Credited (amount 25.00) also happened"_s);
        auto edited = supposed(Kind::Edited);
        QCOMPARE(toText(edited), u"Credited would have had amount 25.00 instead of 10.00"_s);
        edited.fields = edited.before;
        QCOMPARE(toText(edited), u"Credited (amount 10.00) happened as it did"_s);
        edited = {.kind = Kind::LeftOut, .step = 1, .topic = u"bank:Account.Closed"_s};
        QCOMPARE(toText(edited), u"Closed never happened"_s);
    }

    void whatAStepWouldHaveRecorded()
    {
        QCOMPARE(unsupposed(2, {}), u"ab"_s);
        QCOMPARE(unsupposed(1, {supposed(Kind::LeftOut, 0)}), u"-a"_s);
        QCOMPARE(unsupposed(1, {supposed(Kind::LeftOut, 1)}), u"a-"_s);
        QCOMPARE(unsupposed(0, {supposed(Kind::LeftOut, 0)}), u"-"_s);
        QCOMPARE(unsupposed(3, {supposed(Kind::Inserted, 1)}), u"ac"_s);
        QCOMPARE(unsupposed(2, {supposed(Kind::Inserted, 1), supposed(Kind::LeftOut, 1)}), u"ab"_s);
        QCOMPARE(unsupposed(2, {supposed(Kind::LeftOut, 0), supposed(Kind::Inserted, 1)}), u"-a"_s);
        QCOMPARE(unsupposed(2, {supposed(Kind::Edited, 1)}), u"ab"_s);
    }
};

QTEST_GUILESS_MAIN(SuppositionTest)
#include "tst_supposition.moc"
