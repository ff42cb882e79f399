// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/transcodings.h"

#include "engine/domain/decimal.h"
#include "engine/domain/timestamp.h"
#include "engine/domain/uuid.h"
#include "engine/errors.h"

namespace occasion {

using namespace Qt::StringLiterals;

Transcodings::Transcodings()
{
    add(u"uuid_hex"_s, typeid(Uuid));
    add(u"decimal_str"_s, typeid(Decimal));
    add(u"datetime_iso"_s, typeid(Timestamp));
}

void Transcodings::add(const QString& name, std::type_index type)
{
    const auto known = m_types.constFind(name);
    if (known != m_types.cend() && *known != type)
        throw TypeError(u"The transcoding '%1' is registered already for another type."_s.arg(name));
    m_types.insert(name, type);
}

void Transcodings::add(const Transcodings& other)
{
    for (auto each = other.m_types.cbegin(); each != other.m_types.cend(); ++each) {
        if (!m_types.contains(each.key()))
            m_types.insert(each.key(), each.value());
    }
}

void Transcodings::requireSerializable(QStringView name) const
{
    if (!m_types.contains(name.toString()))
        throw TypeError(u"Object of type <%1> is not serializable. Please define and register a custom "
                        "transcoding for this type."_s.arg(name));
}

void Transcodings::requireDeserializable(QStringView name) const
{
    if (!m_types.contains(name.toString()))
        throw TypeError(u"Data serialized with name '%1' is not deserializable. Please register a custom "
                        "transcoding for this type."_s.arg(name));
}

}
