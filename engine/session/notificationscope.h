// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/storedshape.h"
#include "engine/session/history.h"

namespace occasion {

/// The names of an expression about one notification, as filters of a log use them. Example:
/// `name == "Debited" && state.amount > 100d`.
///
/// id, originator_id, originator_version, process, topic, name, aggregate, timestamp, step; `state` is what the event
/// says, also called `event`; `problem` is why it cannot be decoded, or empty.
class NotificationScope : public cel::Shape
{
public:
    /// Of a history with that map, which says what the processes are called and, where that is known, which fields
    /// events have.
    explicit NotificationScope(std::shared_ptr<const SystemMap> map);

    /// A view of the notification.
    cel::Object object(const EventView& event) const { return {this, &event, {}}; }

    QString name() const override { return QStringLiteral("the notification"); }
    const std::vector<cel::Field>& fields() const override { return m_fields; }
    cel::Value read(const void* object, qsizetype field) const override;
    /// In its ids, its topic, the name of its process or anywhere in its stored text.
    bool mentions(const void* object, const QString& text, cel::Budget& budget) const override;

private:
    QString processName(const EventView& event) const;

    std::shared_ptr<const SystemMap> m_map;
    cel::StoredShape m_state;
    std::vector<cel::Field> m_fields;
};

}
