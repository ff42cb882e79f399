// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "tests/support/interop.h"

#include <QJsonArray>

namespace support {

/// A list of the unit vectors that the Python library computed: "cipher", "zlib" …; empty where they are absent.
inline QJsonArray vectors(const QString& kind)
{
    QFile file(interopFolder() + QStringLiteral("/vectors.json"));
    if (interopFolder().isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object()[kind].toArray();
}

inline QByteArray base64(const QJsonValue& text)
{
    return QByteArray::fromBase64(text.toString().toLatin1());
}

}
