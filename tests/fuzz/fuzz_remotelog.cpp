// SPDX-License-Identifier: BSD-3-Clause
#include "tests/fuzz/require.h"

#include "engine/application/remotelog.h"
#include "engine/errors.h"

using namespace occasion;

/// Any answer is a part of a log or a DataError; a part that is written is read as the same again.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    QByteArray text(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const NotificationLogJsonClient client({[&](const QString&) { return text; },
        [&](NotificationId, int, const QStringList&) { return text; }});
    try {
        const auto section = client.section(QStringLiteral("1,10"));
        text = sectionText(section);
        require(client.section(QStringLiteral("1,10")) == section);
    } catch (const DataError&) {
        text = QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    }
    try {
        const auto notifications = client.select({});
        text = notificationsText(notifications);
        require(client.select({}) == notifications);
    } catch (const DataError&) {
        return 0;
    }
    return 0;
}
