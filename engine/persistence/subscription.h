// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorder.h"

#include <atomic>

namespace occasion {

/// The notifications of a recorder as they come (chapter 4): those above a position first, then new ones as they
/// are recorded, each once and in order. One thread reads; any thread may stop it.
class Subscription
{
public:
    /// The recorder must outlive the subscription. No topics: all of them.
    explicit Subscription(
        const ApplicationRecorder& recorder, NotificationId gt = 0, QStringList topics = {});

    /// The next ones, at most `limit` (0: none; negative: all), in order. Waits for the first of them, but not longer
    /// than `atMost`; none when nothing came by then or the subscription was stopped. Errors as the recorder's; the
    /// position stays.
    std::vector<Notification> next(std::chrono::milliseconds atMost, int limit = 100);

    /// Ends the waiting within a tenth of a second; from then on nothing more comes.
    void stop() { m_stopped = true; }

    /// The last notification that was given or passed over.
    NotificationId position() const { return m_position; }

private:
    std::vector<Notification> select(int limit);

    const ApplicationRecorder& m_recorder;
    NotificationId m_position;
    QStringList m_topics;
    std::atomic<bool> m_stopped = false;
};

} // namespace occasion
