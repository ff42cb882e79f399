// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/scenario.h"

namespace occasion {

Value reference(const QString& label)
{
    return Value::custom(QStringLiteral("reference"), Value::text(label));
}

}
