// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/session.h"
#include "examples/bank/bank.h"

/// Runs of the bank, and what came of them.
namespace bank {

using namespace occasion;
using namespace Qt::StringLiterals;

inline std::unique_ptr<Session> bankSession(
    const QString& scenario, const QString& scheduler = {}, quint64 seed = 1, const QString& file = {})
{
    return std::make_unique<Session>(SessionOptions{.system = bankSystem(),
        .scenario = scenario,
        .seed = seed,
        .scheduler = scheduler,
        .file = file,
        .durability = Durability::Normal});
}

inline void finish(Session& session)
{
    while (session.advance()) {}
}

/// The scenarios that are short enough to compare everything at each of their steps.
inline QStringList shortScenarioNames()
{
    constexpr size_t mostCommands = 50;
    QStringList names;
    const auto system = bankSystem();
    for (const auto& scenario : system->scenarios) {
        if (scenario.commands.size() <= mostCommands)
            names.append(scenario.name);
    }
    return names;
}

/// A field of an aggregate as it is at the newest step; null when there is no such aggregate.
inline Value fieldOf(const Session& session, const QString& process, const Uuid& id, QStringView field)
{
    const auto& history = session.history();
    const int index = session.options().system->system.indexOf(process);
    const auto row = history.aggregateRow(index, id, session.newestStep());
    if (row < 0)
        return {};
    const auto version = history.aggregates(index, session.newestStep(), row, 1).front().version;
    return history.aggregate(index, id, version).state.value(field);
}

inline QString balanceOf(const Session& session, const Uuid& account)
{
    const auto balance = fieldOf(session, u"Accounts"_s, account, u"balance").asDecimal();
    return balance ? balance->text() : QString();
}

inline QString statusOf(const Session& session, const Uuid& transfer)
{
    const auto status = fieldOf(session, u"Transfers"_s, transfer, u"status");
    return status.isNull() ? QString() : status.toText();
}

inline CommandCall command(const QString& process, const QString& name, Value::Members arguments)
{
    return {process, name, Value::object(std::move(arguments))};
}

inline Value money(const QString& amount)
{
    return Value::decimal(*Decimal::fromText(amount));
}

/// What a person can ask of the bank, by hand.
inline CommandCall openAccount(const QString& name)
{
    return command(u"Accounts"_s, u"OpenAccount"_s,
        {{u"full_name"_s, Value::text(name)}, {u"email_address"_s, Value::text(name + u"@example.com"_s)}});
}
inline CommandCall deposit(const Uuid& account, const QString& amount)
{
    return command(
        u"Accounts"_s, u"Deposit"_s, {{u"account"_s, Value::uuid(account)}, {u"amount"_s, money(amount)}});
}
inline CommandCall withdraw(const Uuid& account, const QString& amount)
{
    return command(
        u"Accounts"_s, u"Withdraw"_s, {{u"account"_s, Value::uuid(account)}, {u"amount"_s, money(amount)}});
}
inline CommandCall transferDirectly(const Uuid& source, const Uuid& target, const QString& amount)
{
    return command(u"Accounts"_s, u"TransferDirectly"_s,
        {{u"source"_s, Value::uuid(source)}, {u"target"_s, Value::uuid(target)},
            {u"amount"_s, money(amount)}});
}
inline CommandCall setOverdraftLimit(const Uuid& account, const QString& limit)
{
    return command(u"Accounts"_s, u"SetOverdraftLimit"_s,
        {{u"account"_s, Value::uuid(account)}, {u"limit"_s, money(limit)}});
}
inline CommandCall closeAccount(const Uuid& account)
{
    return command(u"Accounts"_s, u"CloseAccount"_s, {{u"account"_s, Value::uuid(account)}});
}
inline CommandCall startTransfer(const Uuid& source, const Uuid& target, const QString& amount)
{
    return command(u"Transfers"_s, u"StartTransfer"_s,
        {{u"source"_s, Value::uuid(source)}, {u"target"_s, Value::uuid(target)},
            {u"amount"_s, money(amount)}});
}

/// Carries out a person's command; the id of the aggregate that it made or changed, nil when it was refused.
inline Uuid call(Session& session, const CommandCall& asked)
{
    const auto step = session.call(asked);
    if (step.count == 0)
        return {};
    return session.history()
        .notifications(step.process, step.first, 1, step.number)
        .front()
        .originatorId.uuid();
}

/// The name of the error that refuses a command now; empty when it is carried out.
inline QString refusalOf(Session& session, const CommandCall& asked)
{
    return session.call(asked).error.section(u':', 0, 0);
}

/// The sentences of the invariants that were broken at any step up to the newest.
inline QStringList brokenInvariants(const Session& session)
{
    QStringList broken;
    for (const auto& figure : session.invariantsAt(session.newestStep())) {
        if (figure.firstBroken != 0)
            broken.append(u"%1: at step %2"_s.arg(figure.name, QString::number(figure.firstBroken)));
    }
    return broken;
}

}
