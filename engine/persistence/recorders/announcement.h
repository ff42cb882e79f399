// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace occasion {

/// Wakes those who wait for something to be recorded. Any thread may use it.
class Announcement
{
public:
    /// To be called after what is announced can be read.
    void announce()
    {
        {
            const std::lock_guard lock(m_mutex); // or a waiter could miss it between looking and waiting
        }
        m_recorded.notify_all();
    }

    /// Waits until `isThere`, which is asked again after each announcement and, since others may record without
    /// announcing it here, each `interval`; false when the time is over before.
    template <class IsThere>
    bool wait(const IsThere& isThere, std::chrono::milliseconds atMost, std::chrono::milliseconds interval)
    {
        const auto deadline = std::chrono::steady_clock::now() + atMost;
        std::unique_lock lock(m_mutex);
        while (!isThere()) {
            const auto now = std::chrono::steady_clock::now();
            if (now >= deadline)
                return false;
            m_recorded.wait_until(lock, std::min(deadline, now + interval));
        }
        return true;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_recorded;
};

} // namespace occasion
