// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QStringView>

namespace occasion::cel {

/// How many units the character (code point) takes that begins there; a lone surrogate is a character too.
inline qsizetype unitsAt(QStringView text, qsizetype unit)
{
    const bool isPair
        = text[unit].isHighSurrogate() && unit + 1 < text.size() && text[unit + 1].isLowSurrogate();
    return isPair ? 2 : 1;
}

/// How many characters the text has: what the language counts by.
inline qint64 characterCount(QStringView text)
{
    qint64 count = 0;
    for (qsizetype unit = 0; unit < text.size(); unit += unitsAt(text, unit))
        ++count;
    return count;
}

/// The unit where the character of that index begins, which may be the text's end; -1 when it is outside.
inline qsizetype unitOf(QStringView text, qint64 index)
{
    qsizetype unit = index < 0 ? -1 : 0;
    for (; index > 0 && unit >= 0; --index)
        unit = unit < text.size() ? unit + unitsAt(text, unit) : -1;
    return unit;
}

}
