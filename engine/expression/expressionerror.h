// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/errors.h"

namespace occasion::cel {

/// An expression that cannot be read, that does not fit what it is about, or that has no value. `message()` says
/// what is wrong and, where there is one, the name that was likely meant; `at()` is the place in the text.
class ExpressionError : public EngineError
{
public:
    ExpressionError(const QString& message, qsizetype at)
        : EngineError(QStringLiteral("ExpressionError"), message)
        , m_at(at)
    {
    }

    /// Where in the text, counted in QString's units from 0.
    qsizetype at() const { return m_at; }

private:
    qsizetype m_at;
};

}
