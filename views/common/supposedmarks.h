// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"

#include <QMap>

namespace occasion {

/// What the branch that is shown supposes of the events of one process, for the lists that show them.
class SupposedMarks
{
public:
    SupposedMarks() = default;
    SupposedMarks(const Frame& frame, int process);

    /// Of an event that was edited or inserted; null for one that happened.
    const SupposedEvent* at(NotificationId id) const;
    /// What never happened, in the order in which it would stand in the log.
    std::vector<SupposedEvent> leftOut() const;

    /// The event's name with a sign for what it is: "✎ Credited", "+ Credited".
    QString marked(NotificationId id, const QString& name) const;
    /// "Hypothetical, not in the store: …"; empty for an event that happened.
    QString sentence(NotificationId id) const;

    friend bool operator==(const SupposedMarks&, const SupposedMarks&) = default;

private:
    std::vector<SupposedEvent> m_events;
};

/// What is supposed in the branch that is shown, by its steps: "Credited (amount 10.00) never happened".
QMap<qint64, QString> supposedSteps(const Frame& frame);

/// "Hypothetical, not in the store: Credited (amount 10.00) never happened."
QString supposedSentence(const SupposedEvent& event);

} // namespace occasion
