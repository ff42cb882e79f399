// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"

namespace occasion {

EngineError::EngineError(QString name, QString message)
    : std::runtime_error(message.toStdString())
    , m_name(std::move(name))
    , m_message(std::move(message))
{
}

}
