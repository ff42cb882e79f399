// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/wrappedname.h"

namespace occasion {

namespace {

/// "Handling", "Event", "Registered"; spaces stay at the ends of words.
QStringList wordsOf(const QString& name)
{
    QStringList words;
    qsizetype begin = 0;
    for (qsizetype i = 1; i <= name.size(); ++i) {
        const bool isEnd = i == name.size();
        if (isEnd || name[i - 1].isSpace() || (name[i].isUpper() && !name[i - 1].isUpper())) {
            words.append(name.mid(begin, i - begin));
            begin = i;
        }
    }
    return words;
}

}

QStringList wrappedName(const QString& name, const QFontMetricsF& metrics, double room, int lines)
{
    if (lines <= 1 || metrics.horizontalAdvance(name) <= room)
        return {metrics.elidedText(name, Qt::ElideRight, room)};
    QStringList wrapped;
    for (const QString& word : wordsOf(name)) {
        const bool fits = !wrapped.isEmpty()
            && metrics.horizontalAdvance(QString(wrapped.last() + word).trimmed()) <= room;
        if (fits || wrapped.size() == lines)
            wrapped.last() += word;
        else
            wrapped.append(word);
    }
    for (QString& line : wrapped)
        line = metrics.elidedText(line.trimmed(), Qt::ElideRight, room);
    return wrapped;
}

}
