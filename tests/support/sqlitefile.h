// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace support {

/// Runs statements on an SQLite file through a connection of its own, and gives the first column of what the last
/// one answers.
inline QStringList runSql(const QString& path, const QStringList& statements)
{
    QStringList answers;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("support"));
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("%s does not open", qPrintable(path));
        QSqlQuery query(database);
        for (const auto& sql : statements) {
            answers.clear();
            if (!query.exec(sql))
                qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
            while (query.next())
                answers.append(query.value(0).toString());
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("support"));
    return answers;
}

/// What a folder holds: names, times and bytes of all files. Equal when nothing was touched.
inline QStringList folderContent(const QString& folder)
{
    QStringList lines;
    for (const auto& info : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden, QDir::Name)) {
        QFile file(info.filePath());
        const bool readable = file.open(QIODevice::ReadOnly);
        const auto bytes = readable ? file.readAll() : QByteArray();
        lines.append(info.fileName() + QChar(u' ') + info.lastModified().toString(Qt::ISODateWithMs)
            + QChar(u' ')
            + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    }
    return lines;
}

}
