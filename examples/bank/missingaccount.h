// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "examples/bank/money.h"

namespace bank {

/// A transfer asked something of an account that does not exist. No account can answer, so this does: every path of
/// a transfer is an event.
struct MissingAccount
{
    Uuid transferId;
    Uuid accountId;
    bool wasDebit = false;
    QString reason;

    static constexpr auto topic = "bank:MissingAccount";

    struct Reported
    {
        Uuid transferId, accountId;
        bool wasDebit; ///< otherwise a credit was asked for
        QString reason;
        static constexpr auto topic = "bank:MissingAccount.Reported";
    };
    using Events = occasion::Events<Reported>;

    void apply(const Reported& event)
    {
        *this = {event.transferId, event.accountId, event.wasDebit, event.reason};
    }

    static Uuid idFor(const Uuid& transfer, bool wasDebit)
    {
        return Uuid::v5(Uuid::namespaceUrl,
            QByteArray(wasDebit ? "/missing/source/" : "/missing/target/").append(transfer.hex()));
    }
};

}
