// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFontMetricsF>
#include <QStringList>

namespace occasion {

/// A name in at most so many lines, none of them wider than there is room: where it does not fit into one it is broken
/// before capitals and after spaces, "HandlingEventRegistered" into "Handling", "Event", "Registered". What still does
/// not fit ends in "…".
QStringList wrappedName(const QString& name, const QFontMetricsF& metrics, double room, int lines);

}
