// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/policy.h"

namespace occasion {

Policy& Policy::on(const QString& topic, Handler handler)
{
    m_handlers.insert(topic, std::move(handler));
    return *this;
}

void Policy::apply(const DomainEvent& event, Context& context) const
{
    const auto handler = m_handlers.constFind(event.type->topic);
    if (handler != m_handlers.cend())
        (*handler)(event, context);
}

}
