// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/observer.h"
#include "engine/persistence/recorder.h"

#include <functional>

namespace occasion {

/// A part of a notification log, linked to the next.
struct Section
{
    QString id = {}; ///< "first,last" of the ids that are really there; null when there are none
    std::vector<Notification> items = {};
    QString nextId
        = {}; ///< "11,20"; null when fewer came than were asked for, though more would have found room

    friend bool operator==(const Section&, const Section&) = default;
};

/// The two numbers of a section's id, "11,20". IndexError without a comma, ValueError without numbers; further
/// parts are ignored, as the Python library does.
std::pair<NotificationId, NotificationId> parseSectionId(const QString& sectionId);

/// Notification log (chapter 6): presents all events of an application in the recorded order.
class NotificationLog
{
public:
    virtual ~NotificationLog() = default;

    /// The section that `sectionId` asks for. Its second number only sets how many are wanted: with gaps in the
    /// ids a section may reach beyond it. Errors as parseSectionId.
    virtual Section section(const QString& sectionId) const = 0;

    /// ValueError when the limit is greater than the section size.
    virtual std::vector<Notification> select(const NotificationRange& range) const = 0;
};

/// Selects from all that a log has; a negative limit is none.
using NotificationSelector = std::function<std::vector<Notification>(const NotificationRange&)>;

/// The log of an application in this program, straight from its recorder (which must outlive it), or from whatever
/// else can be selected from. What it gives at once ends early with the notification whose state, with those before it,
/// comes to `mostBytes`: large states would take too much room, above all as text for others.
class LocalNotificationLog : public NotificationLog
{
public:
    explicit LocalNotificationLog(const ApplicationRecorder& recorder, int sectionSize = 10,
        Observer* observer = nullptr, qint64 mostBytes = usualBytes);
    explicit LocalNotificationLog(NotificationSelector selector, int sectionSize = 10,
        Observer* observer = nullptr, qint64 mostBytes = usualBytes);

    static constexpr qint64 usualBytes = 12 << 20; ///< 16 MB in base64

    int sectionSize() const { return m_sectionSize; }
    Section section(const QString& sectionId) const override;
    std::vector<Notification> select(const NotificationRange& range) const override;

private:
    NotificationSelector m_selector;
    int m_sectionSize;
    qint64 m_mostBytes;
    Observer* m_observer;
};

}
