// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>
#include <QString>
#include <QStringView>

#include <array>
#include <compare>
#include <optional>

namespace occasion {

/// The identity of an aggregate: sixteen bytes, ordered as their hexadecimal text is.
class Uuid
{
public:
    using Bytes = std::array<quint8, 16>;

    static const Uuid namespaceUrl; ///< RFC 4122's name space of URLs: the parent of named aggregates' ids

    constexpr Uuid() = default; ///< the nil identity, all zero
    constexpr explicit Uuid(const Bytes& bytes)
        : m_bytes(bytes)
    {
    }

    /// Reads 32 hexadecimal digits, or the form 8-4-4-4-12, in any case; nothing else.
    static std::optional<Uuid> fromText(QStringView text);
    /// The same of stored bytes, without making a string of them.
    static std::optional<Uuid> fromHex(QByteArrayView text);

    /// The identity that a name always has within a name space (version 5, SHA-1).
    static Uuid v5(const Uuid& space, QByteArrayView name);
    /// A random identity. For real use only: a session derives its ids with v5().
    static Uuid v4();

    bool isNull() const { return *this == Uuid(); }
    const Bytes& bytes() const { return m_bytes; }

    QString text() const; ///< 32 lower-case digits without dashes: the stored form
    QByteArray hex() const; ///< the same as bytes
    QString dashed() const; ///< 8-4-4-4-12, as people write it

    friend constexpr bool operator==(const Uuid&, const Uuid&) = default;
    friend constexpr auto operator<=>(const Uuid&, const Uuid&) = default;
    friend size_t qHash(const Uuid& id, size_t seed = 0) noexcept
    {
        return qHashBits(id.m_bytes.data(), id.m_bytes.size(), seed);
    }

private:
    Bytes m_bytes = {};
};

inline constexpr Uuid Uuid::namespaceUrl{
    Bytes{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}};

} // namespace occasion
