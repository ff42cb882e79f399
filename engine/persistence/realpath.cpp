// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/realpath.h"

#include <QDir>
#include <QFileInfo>

namespace occasion {

QString realPath(const QString& path)
{
    constexpr int mostLinks = 40;
    QFileInfo file(path);
    for (int links = 0; links < mostLinks && !file.exists() && file.isSymLink(); ++links)
        file = QFileInfo(file.symLinkTarget()); // what is written there makes the file that the link leads to
    if (auto canonical = file.canonicalFilePath(); !canonical.isEmpty())
        return canonical;
    const auto folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? QDir::cleanPath(file.absoluteFilePath())
                            : QDir(folder).filePath(file.fileName());
}

}
