// SPDX-License-Identifier: BSD-3-Clause
#include "app/endsignal.h"

namespace occasion {

EndSignal::EndSignal()
{
    sigemptyset(&m_ending);
    sigaddset(&m_ending, SIGINT);
    sigaddset(&m_ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &m_ending, &m_before);
}

EndSignal::~EndSignal()
{
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

bool EndSignal::hasCome() const
{
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1;
}

void EndSignal::wait()
{
    int which = 0;
    sigwait(&m_ending, &which);
}

}
