// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/classversions.h"

#include "engine/domain/fieldsink.h"
#include "engine/errors.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// 1 when the state does not say.
qint64 versionOf(const Value& state)
{
    if (!state.contains(u"class_version"))
        return 1;
    const Value version = state.value(u"class_version");
    if (!version.fitsInteger() || version.toInteger() < 1)
        throw TypeError(u"The state's class_version is %1: it must be a whole number from 1 on."_s.arg(
            version.displayText()));
    return version.toInteger();
}

}

void ClassVersions::write(FieldSink& sink) const
{
    if (upcasts.isEmpty())
        return;
    sink.key(u"class_version");
    sink.integer(current());
}

Value ClassVersions::upcast(Value state) const
{
    if (upcasts.isEmpty())
        return state;
    for (auto version = versionOf(state); version < current(); ++version)
        state = upcasts.at(version - 1)(state);
    return state;
}

}
