// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/jsonreader.h"

#include <QDirIterator>
#include <QFile>
#include <QtTest>

namespace occasion {

/// All descriptions of databases that the Python library wrote; none where they are absent.
inline QStringList expectedFiles()
{
    QStringList files;
    QDirIterator found(qEnvironmentVariable("OCCASION_SHARED") + QStringLiteral("/interop"),
        {QStringLiteral("*.expected.json")}, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext())
        files.append(found.next());
    files.sort();
    return files;
}

inline const char* noSharedFiles()
{
    return "the databases of the Python library are not here; OCCASION_SHARED names the folder above "
           "'interop'";
}

inline Value readExpected(const QString& file)
{
    QFile expected(file);
    if (!expected.open(QIODevice::ReadOnly))
        return {};
    return readJson(expected.readAll());
}

}
