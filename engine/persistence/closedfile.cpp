// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/closedfile.h"

#include "engine/errors.h"

#include <QDir>
#include <QFileInfo>

namespace occasion {

using namespace Qt::StringLiterals;

void requireWhole(const QString& path)
{
    if (QFileInfo(path + u"-wal"_s).size() > 0)
        throw OperationalError(u"'%1' could not be written completely: make room on its disk."_s.arg(
            QDir::toNativeSeparators(path)));
}

}
