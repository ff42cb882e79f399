// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

#include <QStringList>

namespace occasion {

/// The names of the events that a step took and gave, which the step itself only numbers.
struct StepNames
{
    QString upstream = {}; ///< of the notification that a delivery processed, "DebitedForTransfer"
    QStringList recorded = {};

    friend bool operator==(const StepNames&, const StepNames&) = default;
};

/// For the engine thread; no event is read. O(log n), and constant time for each event.
StepNames stepNames(const History& history, const Step& step);

/// What was done, without its outcome: "Withdraw 30.00 (account 1a2b3c4d)",
/// "Transfers processed Accounts 17 (DebitedForTransfer)".
QString stepTitle(const Step& step, const SystemMap& map, const StepNames& names = {});

/// What came of it: "recorded Debited", "nothing to do", "refused: InsufficientFundsError: …".
QString outcomeText(const Step& step, const StepNames& names = {});

/// Both in one sentence: "Transfers processed Accounts 17 (DebitedForTransfer): recorded Debited".
QString stepText(const Step& step, const SystemMap& map, const StepNames& names = {});

/// A command with its arguments: "Transfer 30.00 (source 1a2b3c4d, target 5e6f7a8b)".
QString callText(const CommandCall& call);

} // namespace occasion
