// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/storedevent.h"

#include <QObject>

#include <optional>

namespace occasion {

class EngineLink;

/// What is selected, in every view at once. Parts that are unknown are empty.
struct Selected
{
    std::optional<int> process = {};
    std::optional<OriginatorId> aggregate = {};
    std::optional<Version> version = {};
    std::optional<NotificationId> notification = {};
    std::optional<qint64> step = {};
    QString field
        = {}; ///< of the event's state, as an expression over it: "amount"; empty: none in particular

    friend bool operator==(const Selected&, const Selected&) = default;
};

/// The one selection that all views share: selecting an event, aggregate, process or step anywhere selects it
/// everywhere. A view names what it knows; the rest is found out and `changed` comes once it is whole.
class Selection : public QObject
{
    Q_OBJECT
public:
    explicit Selection(EngineLink& link, QObject* parent = nullptr);

    const Selected& current() const { return m_current; }

    void selectProcess(int process);
    /// Also finds its newest event at the cursor, and the step that recorded it.
    void selectAggregate(int process, const OriginatorId& id);
    /// Also finds the event's aggregate, version and step. Views that show its state go to the field.
    void selectNotification(int process, NotificationId id, const QString& field = {});
    /// Also finds the step's process and the first event that it recorded.
    void selectStep(qint64 step);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void set(Selected selected);
    void resolve(quint64 request, const std::optional<Selected>& found);

    EngineLink& m_link;
    Selected m_current;
    quint64 m_newest = 0;
};

}
