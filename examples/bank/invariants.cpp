// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/invariants.h"

#include "examples/bank/bankaccount.h"
#include "examples/bank/statement.h"

#include <map>
#include <set>

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
class MoneyIsConserved : public Invariant
{
public:
    void apply(const DomainEvent& event, const Step& step) override
    {
        const Decimal change = balanceChange(event);
        m_held += change;
        if (isOfTransfer(event))
            m_underWay -= change;
        if (step.call.command == u"Deposit")
            m_paidIn += amountOf(step);
        else if (step.call.command == u"Withdraw")
            m_paidIn -= amountOf(step);
    }

    std::optional<QString> broken(bool) const override
    {
        if (m_held + m_underWay == m_paidIn)
            return {};
        return u"Accounts hold %1 and %2 is under way, but %3 was paid in and not taken out."_s.arg(
            m_held.text(), m_underWay.text(), m_paidIn.text());
    }

private:
    static Decimal amountOf(const Step& step)
    {
        return step.call.arguments.value(u"amount").asDecimal().value_or(Decimal());
    }

    Decimal m_held, m_underWay, m_paidIn;
};

class OverdraftsAreKept : public Invariant
{
public:
    void apply(const DomainEvent& event, const Step&) override
    {
        auto& account = m_accounts[event.originatorId];
        account.balance += balanceChange(event);
        if (event.is<BankAccount::OverdraftLimitSet>())
            account.limit = event.as<BankAccount::OverdraftLimitSet>().overdraftLimit;
        if (account.balance < -account.limit)
            m_below.insert(event.originatorId);
        else
            m_below.erase(event.originatorId);
    }

    std::optional<QString> broken(bool) const override
    {
        if (m_below.empty())
            return {};
        const auto& account = m_accounts.at(*m_below.begin());
        return u"Account %1 holds %2, below its overdraft limit of %3."_s.arg(
            m_below.begin()->text().left(8), account.balance.text(), account.limit.text());
    }

private:
    struct Account
    {
        Decimal balance, limit;
    };
    std::map<OriginatorId, Account> m_accounts;
    std::set<OriginatorId> m_below;
};

/// A statement may lag behind its account, but not when nothing waits to be delivered.
class StatementsAgree : public Invariant
{
public:
    void apply(const DomainEvent& event, const Step&) override
    {
        if (event.type->aggregateTopic == QLatin1StringView(BankAccount::topic)) {
            m_accounts[event.originatorId] += balanceChange(event);
            compare(event.originatorId);
        } else if (event.is<Statement::Opened>()) {
            m_accountOf[event.originatorId] = event.as<Statement::Opened>().accountId;
        } else if (event.is<Statement::LineAdded>()) {
            const auto& account = m_accountOf[event.originatorId];
            m_statements[account] = event.as<Statement::LineAdded>().balance;
            compare(account);
        }
    }

    std::optional<QString> broken(bool quiet) const override
    {
        if (!quiet || m_apart.empty())
            return {};
        const auto& account = *m_apart.begin();
        return u"The statement of account %1 says %2, the account holds %3."_s.arg(
            account.text().left(8), m_statements.at(account).text(), m_accounts.at(account).text());
    }

private:
    void compare(const OriginatorId& account)
    {
        if (m_statements[account] == m_accounts[account])
            m_apart.erase(account);
        else
            m_apart.insert(account);
    }

    std::map<OriginatorId, Decimal> m_accounts, m_statements;
    std::map<OriginatorId, OriginatorId> m_accountOf;
    std::set<OriginatorId> m_apart;
};

template <class T>
InvariantType invariant(const QString& name)
{
    return {name, [] { return std::make_unique<T>(); }};
}

}

std::vector<InvariantType> bankInvariants()
{
    return {invariant<MoneyIsConserved>(u"No money appears or vanishes"_s),
        invariant<OverdraftsAreKept>(u"No balance is below its overdraft limit"_s),
        invariant<StatementsAgree>(u"Each statement agrees with its account when all is quiet"_s)};
}

}
