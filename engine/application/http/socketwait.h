// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <chrono>

namespace occasion {

/// Waits until one of these events of poll() is there at the socket; false when the time is over before, or the socket
/// cannot be waited for.
bool waitForSocket(int socket, short events, std::chrono::steady_clock::time_point end);

}
