// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/originatorid.h"

#include <QHashFunctions>

#include <algorithm>

namespace occasion {

OriginatorId OriginatorId::fromStored(const QString& text)
{
    const auto uuid = Uuid::fromText(text);
    OriginatorId id;
    id.m_isForeign = !uuid || uuid->text() != text;
    if (id.m_isForeign)
        id.m_foreign = text;
    else
        id.m_uuid = *uuid;
    return id;
}

std::optional<OriginatorId> OriginatorId::fromHex(QByteArrayView utf8)
{
    const bool isLowerCase = utf8.size() == 32 && std::none_of(utf8.begin(), utf8.end(), [](char digit) {
        return digit < '0' || digit > 'f' || (digit > '9' && digit < 'a');
    });
    return isLowerCase ? std::optional<OriginatorId>(*Uuid::fromHex(utf8)) : std::nullopt;
}

std::strong_ordering operator<=>(const OriginatorId& a, const OriginatorId& b)
{
    if (const auto order = a.m_uuid <=> b.m_uuid; order != 0)
        return order;
    if (const auto order = a.m_isForeign <=> b.m_isForeign; order != 0)
        return order;
    return a.m_foreign.compare(b.m_foreign) <=> 0;
}

size_t qHash(const OriginatorId& id, size_t seed)
{
    return qHashMulti(seed, id.m_uuid, id.m_foreign);
}

} // namespace occasion
