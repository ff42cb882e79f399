// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/step.h"

#include <array>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {
constexpr std::array outcomeNames{"recorded"_L1, "nothing to do"_L1, "refused"_L1, "failed"_L1};
constexpr std::array stepKinds{"command"_L1, "delivery"_L1, "stored"_L1};

template <class Enum, class Names>
std::optional<Enum> fromName(const Names& names, QStringView text)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (text == names[i])
            return static_cast<Enum>(i);
    }
    return {};
}
}

QString toText(StepOutcome outcome)
{
    return outcomeNames.at(static_cast<size_t>(outcome));
}

QString toText(StepKind kind)
{
    return stepKinds.at(static_cast<size_t>(kind));
}

std::optional<StepOutcome> outcomeFromText(QStringView text)
{
    return fromName<StepOutcome>(outcomeNames, text);
}

std::optional<StepKind> kindFromText(QStringView text)
{
    return fromName<StepKind>(stepKinds, text);
}

}
