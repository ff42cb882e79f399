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
    const QFileInfo info(original);
    if (!m_folder.isValid())
        throw OperationalError(u"'%1' could not be copied for reading: make room in '%2'."_s.arg(
            QDir::toNativeSeparators(original), QDir::tempPath()));
    // The marks first: a step that they name and that is written meanwhile is not done again.
    QFile::copy(marksPath(info.absoluteFilePath()), marksPath(m_path));
    const StoreFile file(info.absoluteFilePath());
    auto statement = file.database().connection().prepare(u"VACUUM INTO ?"_s);
    statement.bind(m_path);
    statement.run();
}

}
