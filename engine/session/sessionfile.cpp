// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/sessionfile.h"

#include "engine/errors.h"
#include "engine/session/session.h"

namespace occasion {

void claimSessionFile(const SessionOptions& options)
{
    throw NotSupportedError(QStringLiteral("'%1': sessions in files come next.").arg(options.file));
}

}
