// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/sessionids.h"

namespace occasion {

using namespace Qt::StringLiterals;

Uuid sessionId(quint64 seed, const QString& process, const QString& cause, int ordinal)
{
    // All at once: a name or a cause may hold a "%1" of its own.
    const QString name = u"occasion:/sessions/%1/%2/%3/%4"_s.arg(
        QString::number(seed), process, cause, QString::number(ordinal));
    return Uuid::v5(Uuid::namespaceUrl, name.toUtf8());
}

QString scenarioCause(int index)
{
    return u"scenario/%1"_s.arg(index);
}

QString personCause(int ordinal)
{
    return u"person/%1"_s.arg(ordinal);
}

QString deliveryCause(const QString& leader, const QString& originatorId, qint64 version)
{
    return u"%1/%2/%3"_s.arg(leader, originatorId, QString::number(version));
}

}
