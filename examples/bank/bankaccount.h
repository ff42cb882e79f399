// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "examples/bank/money.h"

namespace bank {

/// A customer's account: money in, money out, never below the agreed overdraft. Its first five events are those of
/// the Python library's example, whose stores it reads; the others answer what a transfer asks of it.
struct BankAccount
{
    QString fullName;
    QString emailAddress;
    Decimal balance = *Decimal::fromText(u"0.00");
    Decimal overdraftLimit = *Decimal::fromText(u"0.00");
    bool isClosed = false;

    static constexpr auto topic = "eventsourcing.examples.bankaccounts.domainmodel:BankAccount";

    struct Opened
    {
        QString fullName, emailAddress;
        static constexpr auto topic = "eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Opened";
    };
    struct Credited
    {
        Decimal amount;
        static constexpr auto topic = "eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Credited";
    };
    struct Debited
    {
        Decimal amount;
        static constexpr auto topic = "eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Debited";
    };
    struct OverdraftLimitSet
    {
        Decimal overdraftLimit;
        static constexpr auto topic
            = "eventsourcing.examples.bankaccounts.domainmodel:BankAccount.OverdraftLimitSet";
    };
    struct Closed
    {
        static constexpr auto topic = "eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Closed";
    };
    struct DebitedForTransfer
    {
        Uuid transferId;
        Decimal amount;
        static constexpr auto topic = "bank:BankAccount.DebitedForTransfer";
    };
    struct DebitRefused
    {
        Uuid transferId;
        Decimal amount;
        QString reason;
        static constexpr auto topic = "bank:BankAccount.DebitRefused";
    };
    struct CreditedByTransfer
    {
        Uuid transferId;
        Decimal amount;
        static constexpr auto topic = "bank:BankAccount.CreditedByTransfer";
    };
    struct CreditRefused
    {
        Uuid transferId;
        Decimal amount;
        QString reason;
        static constexpr auto topic = "bank:BankAccount.CreditRefused";
    };
    struct Refunded
    {
        Uuid transferId;
        Decimal amount;
        static constexpr auto topic = "bank:BankAccount.Refunded";
    };
    using Events = occasion::Events<Opened, Credited, Debited, OverdraftLimitSet, Closed, DebitedForTransfer,
        DebitRefused, CreditedByTransfer, CreditRefused, Refunded>;

    // Commands: check the rules, say what happened.
    Credited credit(Decimal amount) const { return requireOpen(), Credited{amount}; }
    Debited debit(Decimal amount) const { return requireOpen(), requireFunds(amount), Debited{amount}; }
    OverdraftLimitSet setOverdraftLimit(Decimal limit) const;
    Closed close() const { return {}; }
    std::variant<DebitedForTransfer, DebitRefused> debitForTransfer(Uuid transferId, Decimal amount) const;
    std::variant<CreditedByTransfer, CreditRefused> creditByTransfer(Uuid transferId, Decimal amount) const;
    /// Money that comes back reaches a closed account too.
    Refunded refund(Uuid transferId, Decimal amount) const { return {transferId, amount}; }

    // Events: how each one changes the account.
    void apply(const Opened& event) { fullName = event.fullName, emailAddress = event.emailAddress; }
    void apply(const Credited& event) { balance += event.amount; }
    void apply(const Debited& event) { balance -= event.amount; }
    void apply(const OverdraftLimitSet& event) { overdraftLimit = event.overdraftLimit; }
    void apply(const Closed&) { isClosed = true; }
    void apply(const DebitedForTransfer& event) { balance -= event.amount; }
    void apply(const DebitRefused&) {}
    void apply(const CreditedByTransfer& event) { balance += event.amount; }
    void apply(const CreditRefused&) {}
    void apply(const Refunded& event) { balance += event.amount; }

    /// AccountClosedError, InsufficientFundsError.
    void requireOpen() const;
    void requireFunds(const Decimal& amount) const;
};

}
