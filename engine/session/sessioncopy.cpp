// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/sessioncopy.h"

#include "engine/errors.h"
#include "engine/session/sessionfile.h"
#include "engine/session/storefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace occasion {

using namespace Qt::StringLiterals;

SessionCopy::SessionCopy(const QString& original)
    : m_path(m_folder.filePath(QFileInfo(original).fileName()))
{
    // The marks first: a step that they name and that is written meanwhile is not done again.
    QFile::copy(marksPath(original), marksPath(m_path));
    const StoreFile file(QFileInfo(original).absoluteFilePath());
    auto statement = file.database().connection().prepare(u"VACUUM INTO ?"_s);
    statement.bind(m_path);
    if (!m_folder.isValid() || statement.tryRun())
        throw OperationalError(u"'%1' could not be copied for reading: make room in '%2'."_s.arg(
            QDir::toNativeSeparators(original), QDir::tempPath()));
}

}
