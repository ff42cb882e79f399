// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

namespace occasion {

/// "Transfers ← Accounts 17 (Opened)".
QString deliveryLabel(const QString& follower, const QString& leader, const Notification& notification);

/// "Accounts: Withdraw 30.00, 6f676a97".
QString commandLabel(const CommandCall& call);

/// The same of a step that has happened; of a stored event "Accounts: Opened". Reads one notification at most.
QString stepLabel(const History& history, const Step& step);

}
