// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/context.h"

namespace occasion {

Moment Moment::real()
{
    return {Timestamp::now(), [](int) { return Uuid::v4(); }};
}

Context::Context(const Repository& repository, ProcessingEvent& processingEvent, const Moment& moment)
    : m_repository(repository)
    , m_processingEvent(processingEvent)
    , m_moment(moment)
{
}

}
