// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/watch.h"

namespace occasion {

using namespace Qt::StringLiterals;

Value Watch::toValue() const
{
    Value::Members members{{u"expression"_s, Value::text(expression)}};
    if (about) {
        members.append({u"process"_s, Value::text(about->process)});
        members.append({u"aggregate"_s, Value::text(about->id.text())});
    }
    return Value::object(members);
}

Watch Watch::fromValue(const Value& value)
{
    Watch watch{.expression = value.value(u"expression").toText()};
    if (value.contains(u"aggregate"))
        watch.about = {.process = value.value(u"process").toText(),
            .id = OriginatorId::fromStored(value.value(u"aggregate").toText())};
    return watch;
}

} // namespace occasion
