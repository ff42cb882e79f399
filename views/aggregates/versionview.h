// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/aggregates/aggregatereading.h"

#include <QTabWidget>

namespace occasion {

class StateView;
class ThemeSource;

/// One version of an aggregate under three tabs: the event that made it, the state after it, and only what differs
/// from the version before, or from another that is compared with it.
class VersionView : public QTabWidget
{
    Q_OBJECT
public:
    enum Tab
    {
        Event,
        State,
        Difference
    };

    explicit VersionView(ThemeSource& themes, QWidget* parent = nullptr);

    void show(const ShownVersions& versions, const VersionReading& reading);
    void say(const QString& sentence);
    /// Goes to a field of the event; the tab that is shown stays.
    void goTo(const QString& field);

    const StateView& eventView() const { return *m_event; }
    const StateView& stateView() const { return *m_state; }
    const StateView& differenceView() const { return *m_difference; }

Q_SIGNALS:
    /// The person wants to keep an eye on this field, an expression over the aggregate.
    void pinRequested(const QString& field);

private:
    void presentEvent(const VersionReading& reading);
    void presentDifference(const ShownVersions& versions, const VersionReading& reading);

    StateView* m_event;
    StateView* m_state;
    StateView* m_difference;
};

} // namespace occasion
