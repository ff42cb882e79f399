// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/domainevent.h"
#include "engine/expression/shape.h"

namespace occasion::cel {

/// How domain events of known types are read, straight from their structs: `originator_id`, `originator_version`,
/// `timestamp`, `topic` and `name`, then the fields of all the types together. An event that is of another type has
/// those only that every event has.
class EventShape : public Shape
{
public:
    explicit EventShape(const std::vector<std::shared_ptr<const EventType>>& types);

    /// A view of the event.
    Object object(const DomainEvent& event) const { return {this, &event, {}}; }

    QString name() const override { return QStringLiteral("the event"); }
    const std::vector<Field>& fields() const override { return m_fields; }
    qsizetype find(const void* object, QStringView name) const override;
    Value read(const void* object, qsizetype field) const override;
    QStringList names(const void* object) const override;

private:
    /// Where each of m_fields stands in one type's own fields; -1 where it has none such.
    struct Places
    {
        std::shared_ptr<const EventType> type;
        std::vector<qsizetype> places;
    };
    void add(const EventType& type);
    qsizetype placeIn(const EventType& type, qsizetype field) const;

    std::vector<Field> m_fields;
    std::vector<Places> m_types;
};

}
