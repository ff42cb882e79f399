// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/originatorid.h"

#include <QHashFunctions>

namespace occasion {

OriginatorId OriginatorId::fromStored(const QString& text)
{
    const auto uuid = Uuid::fromText(text);
    OriginatorId id;
    if (uuid && uuid->text() == text)
        id.m_uuid = *uuid;
    else
        id.m_foreign = text;
    return id;
}

std::strong_ordering operator<=>(const OriginatorId& a, const OriginatorId& b)
{
    if (const auto order = a.m_uuid <=> b.m_uuid; order != 0)
        return order;
    if (!a.m_foreign || !b.m_foreign)
        return a.m_foreign.has_value() <=> b.m_foreign.has_value();
    return a.m_foreign->compare(*b.m_foreign) <=> 0;
}

size_t qHash(const OriginatorId& id, size_t seed)
{
    return qHashMulti(seed, id.m_uuid, id.m_foreign.value_or(QString()));
}

} // namespace occasion
