// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/context.h"

#include <QMap>
#include <QStringList>

namespace occasion {

/// Policy (chapter 12): what a process application does when something has happened elsewhere.
///
/// It works through the Context alone, so that its new events and the tracking of what it processed are recorded
/// together. An error aborts the processing: nothing is recorded, and the notification stays to be processed.
class Policy
{
public:
    using Handler = std::function<void(const DomainEvent& event, Context& context)>;

    /// Calls `handler` for events of this topic. A later handler of the same topic replaces the earlier.
    Policy& on(const QString& topic, Handler handler);

    /// Does nothing for topics without a handler.
    void apply(const DomainEvent& event, Context& context) const;

    /// The topics that it handles, sorted.
    QStringList topics() const { return m_handlers.keys(); }

private:
    QMap<QString, Handler> m_handlers;
};

}
