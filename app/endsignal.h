// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <csignal>

namespace occasion {

/// From its making on, SIGINT and SIGTERM do not end the program but are waited for. To be made before any thread is.
class EndSignal
{
public:
    EndSignal();
    ~EndSignal();
    EndSignal(const EndSignal&) = delete;
    EndSignal& operator=(const EndSignal&) = delete;

    bool hasCome() const;
    void wait();

private:
    sigset_t m_ending{};
    sigset_t m_before{};
};

}
