// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorder.h"

#include <thread>

namespace occasion {

bool ApplicationRecorder::waitForNotification(NotificationId after, std::chrono::milliseconds atMost) const
{
    using std::chrono::steady_clock;
    using namespace std::chrono_literals;
    const auto deadline = steady_clock::now() + atMost;
    for (auto pause = 5ms; maxNotificationId() <= after; pause = std::min(2 * pause, 100ms)) {
        const auto now = steady_clock::now();
        if (now >= deadline)
            return false;
        std::this_thread::sleep_until(std::min(deadline, now + pause));
    }
    return true;
}

} // namespace occasion
