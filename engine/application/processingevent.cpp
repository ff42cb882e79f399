// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/processingevent.h"

#include <iterator>

namespace occasion {

void ProcessingEvent::collectEvents(Aggregate& aggregate)
{
    auto events = aggregate.collectEvents();
    m_events.insert(
        m_events.end(), std::make_move_iterator(events.begin()), std::make_move_iterator(events.end()));
}

}
