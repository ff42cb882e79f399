// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "views/commands/commandform.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

const Uuid alice = *Uuid::fromText(u"11111111222233334444555566667777");
const Uuid bob = *Uuid::fromText(u"99999999222233334444555566667777");

CommandInfo transfer()
{
    return {u"Transfer"_s, u"Moves money."_s,
        {{u"source_id"_s, FieldType::Uuid}, {u"amount"_s, FieldType::Decimal},
            {u"note"_s, FieldType::Text, true}}};
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

class CommandFormTest : public QObject
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
        CommandForm form(transfer(), Qt::red);
        form.setTexts({{u"source_id"_s, u"?"_s}, {u"amount"_s, u"ten"_s}});
        QVERIFY(!form.check());
        QCOMPARE(problemsIn(form).size(), 2);
        form.setTexts({{u"source_id"_s, alice.text()}, {u"amount"_s, u"10.00"_s}});
        QVERIFY(form.check());
        QCOMPARE(problemsIn(form), QStringList());
    }

    void argumentsAreTypedValuesInTheOrderOfTheFields()
    {
        CommandForm form(transfer(), Qt::red);
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

QTEST_MAIN(CommandFormTest)
#include "tst_commandform.moc"
