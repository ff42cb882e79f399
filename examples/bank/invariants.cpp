// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/invariants.h"

#include "engine/session/expressioninvariant.h"
#include "examples/bank/bankaccount.h"
#include "examples/bank/statement.h"

#include <map>

namespace bank {

using namespace occasion;

namespace {

/// How much an event changes its account's balance.
Decimal balanceChange(const DomainEvent& event)
{
    if (event.is<BankAccount::Credited>())
        return event.as<BankAccount::Credited>().amount;
    if (event.is<BankAccount::Debited>())
        return -event.as<BankAccount::Debited>().amount;
    if (event.is<BankAccount::DebitedForTransfer>())
        return -event.as<BankAccount::DebitedForTransfer>().amount;
    if (event.is<BankAccount::CreditedByTransfer>())
        return event.as<BankAccount::CreditedByTransfer>().amount;
    if (event.is<BankAccount::Refunded>())
        return event.as<BankAccount::Refunded>().amount;
    return {};
}

bool isOfTransfer(const DomainEvent& event)
{
    return event.is<BankAccount::DebitedForTransfer>() || event.is<BankAccount::CreditedByTransfer>()
        || event.is<BankAccount::Refunded>();
}

/// What was paid in and taken out is known from the commands; what accounts hold and what is under way, from the
/// events: the two must agree.
struct Money
{
    Decimal held;
    Decimal underWay;
    Decimal paidIn;

    void apply(const DomainEvent& event, const Step& step)
    {
        const Decimal change = balanceChange(event);
        held += change;
        if (isOfTransfer(event))
            underWay -= change;
        if (step.call.command == u"Deposit")
            paidIn += amountOf(step);
        else if (step.call.command == u"Withdraw")
            paidIn -= amountOf(step);
    }

    static Decimal amountOf(const Step& step)
    {
        return step.call.arguments.value(u"amount").asDecimal().value_or(Decimal());
    }
};

class Overdrafts
{
public:
    struct Variables
    {
        Decimal balance;
        Decimal overdraftLimit;
    };

    std::optional<OriginatorId> apply(const DomainEvent& event, const Step&)
    {
        auto& account = m_accounts[event.originatorId];
        account.balance += balanceChange(event);
        if (event.is<BankAccount::OverdraftLimitSet>())
            account.overdraftLimit = event.as<BankAccount::OverdraftLimitSet>().overdraftLimit;
        return event.originatorId;
    }
    const Variables& of(const OriginatorId& account) const { return m_accounts.at(account); }

private:
    std::map<OriginatorId, Variables> m_accounts;
};

/// A statement may lag behind its account, but not when nothing waits to be delivered.
class Statements
{
public:
    struct Variables
    {
        Decimal statementBalance;
        Decimal accountBalance;
    };

    std::optional<OriginatorId> apply(const DomainEvent& event, const Step&)
    {
        if (event.type->aggregateTopic == QLatin1StringView(BankAccount::topic)) {
            m_balances[event.originatorId].accountBalance += balanceChange(event);
            return event.originatorId;
        }
        if (event.is<Statement::Opened>())
            m_accountOf[event.originatorId] = event.as<Statement::Opened>().accountId;
        if (!event.is<Statement::LineAdded>())
            return {};
        const auto& account = m_accountOf[event.originatorId];
        m_balances[account].statementBalance = event.as<Statement::LineAdded>().balance;
        return account;
    }
    const Variables& of(const OriginatorId& account) const { return m_balances.at(account); }

private:
    std::map<OriginatorId, Variables> m_balances; // by account
    std::map<OriginatorId, OriginatorId> m_accountOf; // by statement
};

}

std::vector<InvariantType> bankInvariants()
{
    return {invariantOf<Money>(u"No money appears or vanishes"_s, u"held + under_way == paid_in"_s),
        invariantForEach<Overdrafts>(
            u"No balance is below its overdraft limit"_s, u"balance >= -overdraft_limit"_s),
        invariantForEach<Statements>(u"Each statement agrees with its account when all is quiet"_s,
            u"statement_balance == account_balance"_s, true)};
}

}
