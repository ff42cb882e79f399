// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/statecoding.h"
#include "tests/support/interop.h"
#include "tests/support/shared.h"

#include <QMap>
#include <QProcess>
#include <QStandardPaths>
#include <QVersionNumber>

namespace support {

/// A store that the Python library wrote: a copy of it, how its states were stored, and what a right reader shows.
struct LibraryStore
{
    QString path; ///< empty when it cannot be unpacked here
    occasion::Value expected;
    occasion::StateCoding coding;

    /// Whether the library's version wrote states without whitespace and escapes, as it has done since 9.2.3.
    bool isCompact() const
    {
        const QString version = expected.value(u"writer").value(u"git_describe").toText().mid(1);
        return QVersionNumber::fromString(version) >= QVersionNumber(9, 2, 3);
    }
};

/// All stores, the large one that comes packed among them.
inline QStringList libraryStores()
{
    auto names = interopStores();
    if (!names.isEmpty())
        names.append(QStringLiteral("large"));
    return names;
}

inline QString unpackLarge(const QString& folder)
{
    const auto xz = QStandardPaths::findExecutable(QStringLiteral("xz"));
    const QString path = folder + QStringLiteral("/large.db");
    QProcess unpacking;
    unpacking.setStandardOutputFile(path);
    unpacking.start(xz, {QStringLiteral("-dkc"), interopFolder() + QStringLiteral("/large.db.xz")});
    const bool done = !xz.isEmpty() && unpacking.waitForFinished(60'000) && unpacking.exitCode() == 0;
    return done ? path : QString();
}

/// Copies the store into the folder, which must be there and hold no other.
inline LibraryStore openLibraryStore(const QString& name, const QString& folder)
{
    LibraryStore store;
    store.expected
        = occasion::readExpected(interopFolder() + QChar(u'/') + name + QStringLiteral(".expected.json"));
    store.path = name == u"large" ? unpackLarge(folder) : copyInterop(name, folder);
    const auto config = store.expected.value(u"config");
    const QMap<QString, QString> keys{{QStringLiteral("CIPHER_KEY"), QStringLiteral("cipher_key_base64")},
        {QStringLiteral("COMPRESSOR_TOPIC"), QStringLiteral("compressor")}};
    store.coding = occasion::stateCoding([&](const QString& setting) {
        const auto value = config.value(keys.value(setting));
        return value.isNull() ? QString() : value.toText();
    });
    return store;
}

}
