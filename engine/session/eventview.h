// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/repository.h"
#include "engine/session/history.h"

namespace occasion {

/// The class of a topic and the event's own name: "bank:BankAccount.Credited" → {"BankAccount", "Credited"}. A topic
/// of another form gives itself as the event's name. Never throws.
struct TopicNames
{
    QString aggregateType;
    QString event;
};
TopicNames namesOf(const QString& topic);
/// The events' own names.
QStringList eventNamesOf(const QStringList& topics);

/// A notification as views show it: decoded as far as it can be; what cannot be decoded says why in `problem`.
EventView toEventView(int process, const Notification& notification, qint64 step, const Mapper& mapper);

/// An aggregate's state at a version, and one version before, folded from its events. What prevents it (an unknown
/// type, a damaged event, a gap in the versions) is said in `problem`; the state is then what could be folded.
AggregateView foldView(int process, const OriginatorId& id, Version version,
    const std::vector<StoredEvent>& events, const Mapper& mapper);

}
