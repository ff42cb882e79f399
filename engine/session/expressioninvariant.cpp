// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/expressioninvariant.h"

#include "engine/expression/valuetext.h"

namespace occasion {

using namespace Qt::StringLiterals;

QString variablesText(const cel::Object& variables)
{
    cel::Budget budget{cel::Limits()};
    QStringList parts;
    for (const cel::Field& field : variables.shape->fields()) {
        const auto value = cel::fieldOf(variables, field.name);
        parts.append(u"%1 is %2"_s.arg(field.name, value ? cel::displayText(*value, budget) : QString()));
    }
    return parts.join(u", "_s);
}

std::optional<QString> whyNot(const cel::Expression& condition, const cel::Object& variables)
{
    try {
        const cel::Value value = condition.evaluate(variables);
        const auto* holds = value.as<bool>();
        if (holds && *holds)
            return {};
        return variablesText(variables) + u'.';
    } catch (const cel::ExpressionError& error) {
        return error.message();
    }
}

}
