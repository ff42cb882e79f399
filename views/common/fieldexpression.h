// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QModelIndex>
#include <QString>

namespace occasion {

class ValueTreeModel;

/// The field in that row of a state as an expression over its aggregate: `balance`, `entries[3].amount`,
/// `rates["EUR/USD"]`. Empty for an invalid index.
QString fieldExpression(const ValueTreeModel& model, const QModelIndex& index);

} // namespace occasion
