// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/uuid.h"

#include <QString>

#include <compare>

namespace occasion {

/// Names one aggregate (or other sequence of events). Occasion's own ids are UUIDs; a foreign store may hold
/// any text there, which is kept exactly as it is so that it can be shown and looked up again.
class OriginatorId
{
public:
    OriginatorId() = default;
    OriginatorId(const Uuid& uuid) // NOLINT(google-explicit-constructor): a Uuid is an originator id
        : m_uuid(uuid)
    {
    }

    /// From a store's column: 32 lower-case hex digits are a UUID, everything else is foreign text.
    static OriginatorId fromStored(const QString& text);
    /// The same of a column's UTF-8, if it is a UUID.
    static std::optional<OriginatorId> fromHex(QByteArrayView utf8);

    bool isUuid() const { return !m_isForeign; }
    const Uuid& uuid() const { return m_uuid; }
    /// The form that stores hold: 32 lower-case hex digits, or the foreign text.
    QString text() const { return isUuid() ? m_uuid.text() : m_foreign; }
    QByteArray utf8() const { return isUuid() ? m_uuid.hex() : m_foreign.toUtf8(); } ///< the same

    friend bool operator==(const OriginatorId&, const OriginatorId&) = default;
    friend std::strong_ordering operator<=>(const OriginatorId& a, const OriginatorId& b);
    friend size_t qHash(const OriginatorId& id, size_t seed);

private:
    Uuid m_uuid;
    bool m_isForeign = false; // of its own, because foreign text may well be empty
    QString m_foreign;
};

std::strong_ordering operator<=>(const OriginatorId& a, const OriginatorId& b);
size_t qHash(const OriginatorId& id, size_t seed = 0);

} // namespace occasion
