// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/suppositiontext.h"

namespace occasion {

using namespace Qt::StringLiterals;

Value toValue(const Supposition& supposition)
{
    return Value::object(
        {{u"step"_s, Value::integer(supposition.step)}, {u"place"_s, Value::integer(supposition.place)}});
}

Supposition suppositionFrom(const Value& value)
{
    return {value.value(u"step").toInteger(), static_cast<int>(value.value(u"place").toInteger())};
}

}
