// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/subscription.h"

namespace occasion {

using namespace std::chrono_literals;

Subscription::Subscription(const ApplicationRecorder& recorder, NotificationId gt, QStringList topics)
    : m_recorder(recorder)
    , m_position(gt)
    , m_topics(std::move(topics))
{
}

std::vector<Notification> Subscription::next(std::chrono::milliseconds atMost, int limit)
{
    if (limit == 0)
        return {};
    const auto deadline = std::chrono::steady_clock::now() + atMost;
    while (!m_stopped) {
        if (auto found = select(limit); !found.empty())
            return found;
        const auto left
            = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left <= 0ms)
            break;
        m_recorder.waitForNotification(m_position, std::min(left, 100ms));
    }
    return {};
}

std::vector<Notification> Subscription::select(int limit)
{
    const auto newest = m_recorder.maxNotificationId();
    auto found = m_recorder.selectNotifications(
        {.start = m_position, .limit = limit, .stop = newest, .topics = m_topics, .inclusiveOfStart = false});
    // Where nothing is wanted, what is there is passed over, so that it need not be searched again.
    m_position = found.empty() ? std::max(m_position, newest) : found.back().id;
    return found;
}

} // namespace occasion
