// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/scenariowords.h"

#include "examples/bank/money.h"

namespace bank {

using namespace occasion;

namespace {

Value money(const QString& amount)
{
    return Value::decimal(*Decimal::fromText(amount));
}

ScenarioCommand calling(const QString& process, const QString& name, Value::Members arguments)
{
    return {.call = {process, name, Value::object(std::move(arguments))}};
}

}

ScenarioCommand open(const QString& account, const QString& fullName)
{
    const QString email = fullName.toLower() + u"@example.com"_s;
    auto opening = calling(u"Accounts"_s, u"OpenAccount"_s,
        {{u"full_name"_s, Value::text(fullName)}, {u"email_address"_s, Value::text(email)}});
    opening.as = account;
    return opening;
}

ScenarioCommand deposit(const QString& account, const QString& amount)
{
    return calling(
        u"Accounts"_s, u"Deposit"_s, {{u"account"_s, reference(account)}, {u"amount"_s, money(amount)}});
}

ScenarioCommand depositForNobody()
{
    const auto nobody = *Uuid::fromText(u"00000000000000000000000000000001"_s);
    return calling(
        u"Accounts"_s, u"Deposit"_s, {{u"account"_s, Value::uuid(nobody)}, {u"amount"_s, money(u"10.00"_s)}});
}

ScenarioCommand withdraw(const QString& account, const QString& amount)
{
    return calling(
        u"Accounts"_s, u"Withdraw"_s, {{u"account"_s, reference(account)}, {u"amount"_s, money(amount)}});
}

ScenarioCommand setLimit(const QString& account, const QString& limit)
{
    return calling(u"Accounts"_s, u"SetOverdraftLimit"_s,
        {{u"account"_s, reference(account)}, {u"limit"_s, money(limit)}});
}

ScenarioCommand close(const QString& account)
{
    return calling(u"Accounts"_s, u"CloseAccount"_s, {{u"account"_s, reference(account)}});
}

ScenarioCommand transfer(
    const QString& label, const QString& source, const QString& target, const QString& amount)
{
    auto starting = calling(u"Transfers"_s, u"StartTransfer"_s,
        {{u"source"_s, reference(source)}, {u"target"_s, reference(target)}, {u"amount"_s, money(amount)}});
    starting.as = label;
    return starting;
}

ScenarioCommand direct(const QString& source, const QString& target, const QString& amount)
{
    return calling(u"Accounts"_s, u"TransferDirectly"_s,
        {{u"source"_s, reference(source)}, {u"target"_s, reference(target)}, {u"amount"_s, money(amount)}});
}

ScenarioCommand refused(ScenarioCommand command, const QString& error)
{
    command.refusedWith = error;
    return command;
}

ScenarioCommand atOnce(ScenarioCommand command)
{
    command.atOnce = true;
    return command;
}

Expectation balance(const QString& account, const QString& amount)
{
    return {u"Accounts"_s, reference(account), u"balance"_s, money(amount)};
}

Expectation status(const QString& transfer, const QString& text)
{
    return {u"Transfers"_s, reference(transfer), u"status"_s, Value::text(text)};
}

}
