// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/realpath.h"

#include <QDir>
#include <QFileInfo>

namespace occasion {

QString realPath(const QString& path)
{
    const QFileInfo file(path);
    if (const auto canonical = file.canonicalFilePath(); !canonical.isEmpty())
        return canonical;
    const auto folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? QDir::cleanPath(file.absoluteFilePath())
                            : QDir(folder).filePath(file.fileName());
}

}
