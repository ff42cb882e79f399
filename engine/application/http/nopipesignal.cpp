// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/nopipesignal.h"

#include <ctime>

namespace occasion {

namespace {

bool isPipePending()
{
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGPIPE) == 1;
}

}

NoPipeSignal::NoPipeSignal()
    : m_wasPending(isPipePending())
{
    sigemptyset(&m_pipe);
    sigaddset(&m_pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
}

NoPipeSignal::~NoPipeSignal()
{
    const timespec noTime{};
    if (!m_wasPending && isPipePending())
        sigtimedwait(&m_pipe, nullptr, &noTime);
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

}
