// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <csignal>

namespace occasion {

/// While it lives, writing to a connection that the other side has closed is an error in this thread and not the end
/// of the program. The program's own handling of the signal stays as it is.
class NoPipeSignal
{
public:
    NoPipeSignal();
    ~NoPipeSignal();
    NoPipeSignal(const NoPipeSignal&) = delete;
    NoPipeSignal& operator=(const NoPipeSignal&) = delete;

private:
    sigset_t m_pipe{};
    sigset_t m_before{};
    bool m_wasPending = false;
};

}
