// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "examples/bank/money.h"

namespace bank {

/// What a customer reads of an account, line by line with the balance after each: built from events alone.
struct Statement
{
    struct Line
    {
        QString text; ///< "Deposit", "Transfer out" …
        Decimal amount; ///< below zero for money that goes out
        Decimal balance; ///< after this line
    };

    Uuid accountId;
    QString holder;
    Decimal balance = *Decimal::fromText(u"0.00");
    bool isClosed = false;
    QList<Line> lines;

    static constexpr auto topic = "bank:Statement";

    struct Opened
    {
        Uuid accountId;
        QString holder;
        static constexpr auto topic = "bank:Statement.Opened";
    };
    struct LineAdded
    {
        QString text;
        Decimal amount, balance;
        static constexpr auto topic = "bank:Statement.LineAdded";
    };
    struct Closed
    {
        static constexpr auto topic = "bank:Statement.Closed";
    };
    using Events = occasion::Events<Opened, LineAdded, Closed>;

    // Commands.
    LineAdded add(const QString& text, const Decimal& amount) const
    {
        return {text, amount, balance + amount};
    }
    Closed close() const { return {}; }

    // Events.
    void apply(const Opened& event) { accountId = event.accountId, holder = event.holder; }
    void apply(const LineAdded& event)
    {
        balance = event.balance;
        lines.append({event.text, event.amount, event.balance});
    }
    void apply(const Closed&) { isClosed = true; }

    /// One statement for each account: its id follows from the account's.
    static Uuid idFor(const Uuid& account)
    {
        return Uuid::v5(Uuid::namespaceUrl, QByteArray("/statements/" + account.hex()));
    }
};

}
