// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/budget.h"

#include "engine/expression/expressionerror.h"

namespace occasion::cel {

using namespace Qt::StringLiterals;

void Budget::exhausted() const
{
    throw ExpressionError(
        u"The expression needs more than %1 operations: ask for less at a time."_s.arg(m_limits.operations),
        0);
}

void Budget::tooLarge() const
{
    throw ExpressionError(u"The value of the expression is larger than %1 KiB: ask for less at a time."_s.arg(
                              m_limits.resultBytes / 1024),
        0);
}

}
