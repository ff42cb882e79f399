// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/statetime.h"

#include "engine/errors.h"
#include "engine/persistence/transcoder.h"

namespace occasion {

std::optional<Timestamp> stateTime(QByteArrayView state)
{
    constexpr QByteArrayView start = R"({"timestamp":{"_type_":"datetime_iso","_data_":")";
    if (state.startsWith(start)) {
        const auto text = state.sliced(start.size(), std::min<qsizetype>(64, state.size() - start.size()));
        if (const auto end = text.indexOf('"'); end > 0) {
            if (const auto time = Timestamp::fromText(QString::fromLatin1(text.first(end))))
                return time;
        }
    }
    try {
        return Transcoder().decode(state).value(u"timestamp").asTimestamp();
    } catch (const EngineError&) {
        return {};
    }
}

}
