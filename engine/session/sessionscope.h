// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/notificationscope.h"

namespace occasion {

/// A history at one of its steps.
struct SessionMoment
{
    const History& history;
    qint64 step = 0;
};

/// The names of an expression about a whole session after a step, as "run until" and checks use them. Example:
/// `lag == 0 && accounts.all(a, a.balance >= -a.overdraft_limit)`.
///
/// `step` is the step itself (number, kind, process, command, outcome, error, clock), `events` what it recorded,
/// `processes` (name, events, aggregates), `tracking` (follower, leader, position, lag), `lag` their sum; and each
/// process application under its name in snake_case is the list of its aggregates: id, type, version and their fields.
class SessionScope : public cel::Shape
{
public:
    explicit SessionScope(std::shared_ptr<const SystemMap> map);

    /// A view of the moment.
    cel::Object object(const SessionMoment& moment) const { return {this, &moment, {}}; }

    QString name() const override { return QStringLiteral("the session"); }
    const std::vector<cel::Field>& fields() const override { return m_fields; }
    cel::Value read(const void* object, qsizetype field) const override;

private:
    /// How the things in a moment are read.
    struct Parts;
    cel::Value eventsOf(const SessionMoment& moment) const;
    cel::Value aggregatesOf(const SessionMoment& moment, int process) const;

    std::shared_ptr<const SystemMap> m_map;
    std::shared_ptr<const Parts> m_parts;
    std::vector<cel::Field> m_fields;
};

}
