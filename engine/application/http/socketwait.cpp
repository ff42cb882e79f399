// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/socketwait.h"

#include <cerrno>

#include <poll.h>

namespace occasion {

bool waitForSocket(int socket, short events, std::chrono::steady_clock::time_point end)
{
    using namespace std::chrono;
    pollfd waited{.fd = socket, .events = events, .revents = 0};
    for (;;) {
        const auto left = ceil<milliseconds>(end - steady_clock::now()).count();
        if (left <= 0)
            return false;
        const int ready = ::poll(&waited, 1, static_cast<int>(left));
        if (ready >= 0 || errno != EINTR)
            return ready > 0;
    }
}

}
