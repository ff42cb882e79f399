// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/uuid.h"

#include <QString>

namespace occasion {

/// The n-th new id of a cause in a process: UUIDv5 of (seed, process, cause, ordinal). The cause's key names what was
/// asked, not when, so ids do not depend on the schedule.
Uuid sessionId(quint64 seed, const QString& process, const QString& cause, int ordinal);

/// Keys of causes: a scenario's command by its place, a person's by its ordinal, a delivery by the event delivered.
QString scenarioCause(int index);
QString personCause(int ordinal);
QString deliveryCause(const QString& leader, const QString& originatorId, qint64 version);

}
