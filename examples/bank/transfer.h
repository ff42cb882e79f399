// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "examples/bank/money.h"

namespace bank {

/// A transfer of money between two accounts, as its process manager sees it: it asks, and notes each answer.
struct Transfer
{
    Uuid source;
    Uuid target;
    Decimal amount;
    QString status; ///< started, debited, credited, completed, refused, refunding, failed
    QString reason; ///< why it was refused or failed

    static constexpr auto topic = "bank:Transfer";

    /// Asks for the source's debit.
    struct Started
    {
        Uuid source, target;
        Decimal amount;
        static constexpr auto topic = "bank:Transfer.Started";
    };
    /// The source has paid; asks for the target's credit.
    struct Debited
    {
        Uuid target;
        Decimal amount;
        static constexpr auto topic = "bank:Transfer.Debited";
    };
    struct Credited
    {
        static constexpr auto topic = "bank:Transfer.Credited";
    };
    struct Completed
    {
        static constexpr auto topic = "bank:Transfer.Completed";
    };
    struct Refused
    {
        QString reason;
        static constexpr auto topic = "bank:Transfer.Refused";
    };
    /// The target cannot be credited; asks for the source's money back.
    struct RefundRequested
    {
        Uuid source;
        Decimal amount;
        QString reason;
        static constexpr auto topic = "bank:Transfer.RefundRequested";
    };
    struct Failed
    {
        QString reason;
        static constexpr auto topic = "bank:Transfer.Failed";
    };
    using Events = occasion::Events<Started, Debited, Credited, Completed, Refused, RefundRequested, Failed>;

    // Commands: what the accounts' answers mean for the transfer.
    static Started start(Uuid source, Uuid target, Decimal amount);
    Debited debited() const { return {target, amount}; }
    Credited credited() const { return {}; }
    Completed complete() const { return {}; }
    Refused refuse(const QString& why) const { return {why}; }
    RefundRequested requestRefund(const QString& why) const { return {source, amount, why}; }
    Failed fail() const { return {reason}; }

    // Events: how each one changes the transfer.
    void apply(const Started& event);
    void apply(const Debited&) { status = u"debited"_s; }
    void apply(const Credited&) { status = u"credited"_s; }
    void apply(const Completed&) { status = u"completed"_s; }
    void apply(const Refused& event) { status = u"refused"_s, reason = event.reason; }
    void apply(const RefundRequested& event) { status = u"refunding"_s, reason = event.reason; }
    void apply(const Failed&) { status = u"failed"_s; }
};

}
