// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace support {

/// The folder of stores that the Python library wrote; empty where it is absent.
inline QString interopFolder()
{
    const auto shared = qEnvironmentVariable("OCCASION_SHARED");
    const QString folder = shared + QStringLiteral("/interop");
    return !shared.isEmpty() && QDir(folder).exists() ? folder : QString();
}

/// The stores in it, by their names without the ending: "bank", "system_dogschool/counters".
inline QStringList interopStores()
{
    QStringList names;
    const QString folder = interopFolder();
    if (folder.isEmpty())
        return names;
    for (QDirIterator files(folder, {QStringLiteral("*.db")}, QDir::Files, QDirIterator::Subdirectories);
         files.hasNext();)
        names.append(QDir(folder).relativeFilePath(files.next()).chopped(3));
    names.sort();
    return names;
}

/// Copies a store, and what waits beside it, into a folder; gives the copy's path. They are read only as copies.
inline QString copyInterop(const QString& name, const QString& folder)
{
    const QString source = interopFolder() + QChar(u'/') + name + QStringLiteral(".db");
    QString target = folder + QChar(u'/') + QFileInfo(source).fileName();
    for (const auto& suffix : {QString(), QStringLiteral("-wal")}) {
        QFile::copy(source + suffix, target + suffix);
        QFile::setPermissions(target + suffix, QFile::ReadOwner | QFile::WriteOwner);
    }
    return target;
}

/// What a right reader shows of it.
inline QJsonObject interopExpected(const QString& name)
{
    QFile file(interopFolder() + QChar(u'/') + name + QStringLiteral(".expected.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s has no expectations", qPrintable(name));
    return QJsonDocument::fromJson(file.readAll()).object();
}

}
