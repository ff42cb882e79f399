// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/context.h"

namespace occasion {

/// 2026-01-01 09:00 UTC and so many seconds.
inline Timestamp instant(qint64 seconds = 0)
{
    return Timestamp::fromMicroseconds((1'767'258'000 + seconds) * 1'000'000);
}

/// An id that a test can name.
inline Uuid idOf(const QString& name)
{
    return Uuid::v5(Uuid::namespaceUrl, name.toUtf8());
}

/// Moments a second apart, whose new ids follow from their number.
class Clockwork
{
public:
    Moment next()
    {
        const auto number = m_number++;
        return {instant(number), [number](int ordinal) {
                    return idOf(QString::fromLatin1("/ids/%1/%2").arg(number).arg(ordinal));
                }};
    }

private:
    qint64 m_number = 0;
};

}
