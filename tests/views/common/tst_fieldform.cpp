// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "views/common/fieldform.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

const Uuid alice = *Uuid::fromText(u"11111111222233334444555566667777");
const Uuid bob = *Uuid::fromText(u"99999999222233334444555566667777");

QList<FieldInfo> transfer()
{
    return {{u"source_id"_s, FieldType::Uuid}, {u"amount"_s, FieldType::Decimal},
        {u"note"_s, FieldType::Text, true}};
}

std::vector<AggregateChoice> people()
{
    return {{0, alice, u"BankAccount"_s, u"BankAccount 11111111 · Alice"_s},
        {0, bob, u"BankAccount"_s, u"BankAccount 99999999 · Bob"_s}};
}

QStringList problemsIn(const QWidget& form)
{
    QStringList problems;
    for (const auto* editor : form.findChildren<FieldEditor*>()) {
        for (const auto* label : editor->findChildren<QLabel*>()) {
            if (!label->isHidden())
                problems.append(label->text());
        }
    }
    return problems;
}

} // namespace

Q_DECLARE_METATYPE(occasion::Value)

class FieldFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFieldReadsWhatItsTypeAsksFor_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown"); // empty: refused
        const auto row = [](const char* name, FieldType type, const char* text, const char* shown) {
            QTest::newRow(name) << static_cast<int>(type) << QString::fromLatin1(text)
                                << QString::fromLatin1(shown);
        };
        row("scale is kept", FieldType::Decimal, "10.00", "10.00");
        row("spaces around", FieldType::Decimal, " 5 ", "5");
        row("no number", FieldType::Decimal, "ten", "");
        row("not finite", FieldType::Decimal, "NaN", "");
        row("empty", FieldType::Decimal, "", "");
        row("whole", FieldType::Integer, "42", "42");
        row("beyond 64 bits", FieldType::Integer, "123456789012345678901234567890",
            "123456789012345678901234567890");
        row("not whole", FieldType::Integer, "4.2", "");
        row("id", FieldType::Uuid, "11111111222233334444555566667777", "11111111222233334444555566667777");
        row("half an id", FieldType::Uuid, "1111", "");
        row("no time", FieldType::Timestamp, "yesterday", "");
        row("list", FieldType::List, "[1,2]", "[1, 2]");
        row("no list", FieldType::List, "[1,", "");
    }

    void aFieldReadsWhatItsTypeAsksFor()
    {
        QFETCH(int, type);
        QFETCH(QString, text);
        QFETCH(QString, shown);
        const FieldInfo field{u"field"_s, static_cast<FieldType>(type)};
        if (shown.isEmpty())
            QVERIFY_THROWS_EXCEPTION(EngineError, readField(field, text));
        else
            QCOMPARE(readField(field, text).displayText(), shown);
    }

    void anOptionalFieldMayStayEmpty()
    {
        QVERIFY(readField({u"limit"_s, FieldType::Decimal, true}, {}).isNull());
        QVERIFY(readField({u"note"_s, FieldType::Text, true}, {}).isNull());
        QCOMPARE(readField({u"note"_s, FieldType::Text, false}, {}).toText(), QString());
    }

    void fieldsAreCalledAsPeopleCallThem()
    {
        QCOMPARE(fieldTitle(u"source_account_id"_s), u"Source account"_s);
        QCOMPARE(fieldTitle(u"amount"_s), u"Amount"_s);
    }

    void wrongFieldsSaySoInPlaceAndNothingComesOfThem()
    {
        FieldForm form(transfer(), Qt::red);
        form.setTexts({{u"source_id"_s, u"?"_s}, {u"amount"_s, u"ten"_s}});
        QVERIFY(!form.check());
        QCOMPARE(problemsIn(form).size(), 2);
        form.setTexts({{u"source_id"_s, alice.text()}, {u"amount"_s, u"10.00"_s}});
        QVERIFY(form.check());
        QCOMPARE(problemsIn(form), QStringList());
    }

    void argumentsAreTypedValuesInTheOrderOfTheFields()
    {
        FieldForm form(transfer(), Qt::red);
        form.setChoices(people());
        form.setTexts({{u"source_id"_s, bob.text()}, {u"amount"_s, u"10.00"_s}});
        const auto arguments = form.check();
        QVERIFY(arguments);
        QCOMPARE(*arguments,
            Value::object({{u"source_id"_s, Value::uuid(bob)},
                {u"amount"_s, Value::decimal(*Decimal::fromText(u"10.00"))}, {u"note"_s, Value()}}));
    }

    void anAggregateIsPickedByNameOrByItsFirstDigits()
    {
        FieldEditor editor({u"source_id"_s, FieldType::Uuid}, Qt::red);
        editor.setChoices(people());
        auto* combo = editor.findChild<QComboBox*>();
        QCOMPARE(combo->count(), 2);
        combo->setCurrentIndex(1);
        QCOMPARE(editor.text(), bob.text());
        combo->lineEdit()->setText(u"1111"_s);
        QCOMPARE(editor.text(), alice.text());
    }

    void anEnumerationIsChosenFromItsNames()
    {
        const QStringList ports{u"HAMBURG"_s, u"TOKYO"_s};
        FieldEditor editor({u"port"_s, FieldType::Text, false, ports}, Qt::red);
        auto* combo = editor.findChild<QComboBox*>();
        QVERIFY(!combo->isEditable());
        QCOMPARE(combo->count(), 2);
        combo->setCurrentIndex(1);
        QCOMPARE(editor.check(), Value::text(u"TOKYO"_s));
        editor.setText(u"HAMBURG"_s);
        QCOMPARE(combo->currentText(), u"HAMBURG"_s);
        FieldEditor optional({u"port"_s, FieldType::Text, true, ports}, Qt::red);
        QCOMPARE(optional.findChild<QComboBox*>()->count(), 3);
        QCOMPARE(optional.check(), Value());
        QVERIFY_THROWS_EXCEPTION(
            ValueError, readField({u"port"_s, FieldType::Text, false, ports}, u"ATLANTIS"_s));
    }

    void whatIsShownReadsBackTheSame_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<Value>("value");
        const auto row = [](const char* name, FieldType type, const Value& value) {
            QTest::newRow(name) << static_cast<int>(type) << value;
        };
        row("flag", FieldType::Boolean, Value(true));
        row("whole", FieldType::Integer, Value::integerText(u"123456789012345678901234567890"_s));
        row("real", FieldType::Real, Value::real(0.1));
        row("text", FieldType::Text, Value::text(u" two words "_s));
        row("decimal", FieldType::Decimal, Value::decimal(*Decimal::fromText(u"10.00")));
        row("id", FieldType::Uuid, Value::uuid(alice));
        row("time", FieldType::Timestamp,
            Value::timestamp(*Timestamp::fromText(u"2026-01-31T09:00:00.000001+00:00")));
        row("list", FieldType::List, Value::list({Value::integer(1), Value::uuid(bob)}));
        row("record", FieldType::Record, Value::custom(u"leg"_s, Value::object({{u"a"_s, Value()}})));
    }

    void whatIsShownReadsBackTheSame()
    {
        QFETCH(const int, type);
        QFETCH(const Value, value);
        const FieldInfo field{u"field"_s, static_cast<FieldType>(type)};
        QCOMPARE(readField(field, fieldText(value)), value);
        QCOMPARE(fieldText(Value()), QString());
        FieldForm form({field}, Qt::red);
        form.setValues(Value::object({{u"field"_s, value}}));
        QCOMPARE(form.value(), Value::object({{u"field"_s, value}}));
    }

    void aNamedValueIsShownAsItsName()
    {
        QCOMPARE(fieldText(Value::custom(u"location"_s, Value::text(u"TOKYO"_s))), u"TOKYO"_s);
    }

    void aFormCanSayWhatIsWrongWhileOneTypes()
    {
        FieldForm form(transfer(), Qt::red);
        form.checkWhileTyping();
        QSignalSpy changed(&form, &FieldForm::changed);
        auto* amount = form.findChild<QLineEdit*>(u"amount"_s);
        QTest::keyClicks(amount, u"1x"_s);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(problemsIn(form).size(), 1);
        QVERIFY(!form.value());
        QTest::keyClick(amount, Qt::Key_Backspace);
        QCOMPARE(problemsIn(form), QStringList());
        form.setTexts({{u"source_id"_s, alice.text()}});
        QVERIFY(form.value());
    }

    void newChoicesLeaveWhatWasTyped()
    {
        FieldEditor editor({u"source_id"_s, FieldType::Uuid}, Qt::red);
        editor.setText(bob.text());
        editor.setChoices(people());
        QCOMPARE(editor.text(), bob.text());
        QCOMPARE(editor.findChild<QComboBox*>()->currentText(), u"BankAccount 99999999 · Bob"_s);
        auto more = people();
        more.push_back({1, Uuid(), u"Statement"_s, u"Statement 00000000"_s});
        editor.setChoices(more);
        QCOMPARE(editor.text(), bob.text());
    }

    void choicesThatTheFieldSpeaksOfComeFirst()
    {
        std::vector<AggregateChoice> choices{
            {1, {}, u"Statement"_s, u"s"_s}, {0, {}, u"BankAccount"_s, u"a"_s}};
        sortFor(u"source_account_id"_s, choices);
        QCOMPARE(choices.front().type, u"BankAccount"_s);
    }

    void aStateIsCalledByItsName()
    {
        QCOMPARE(nameIn(Value::object({{u"full_name"_s, Value::text(u"Alice"_s)}})), u"Alice"_s);
        QCOMPARE(nameIn(Value::object({{u"balance"_s, Value::integer(3)}})), QString());
        QCOMPARE(nameIn(Value()), QString());
    }
};

QTEST_MAIN(FieldFormTest)
#include "tst_fieldform.moc"
