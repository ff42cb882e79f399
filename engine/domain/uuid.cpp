// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/uuid.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <cstring>

namespace occasion {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

constexpr std::array<qint8, 256> makeNibbles()
{
    std::array<qint8, 256> nibbles = {};
    nibbles.fill(-1);
    for (qint8 i = 0; i < 10; ++i)
        nibbles[size_t('0' + i)] = i;
    for (qint8 i = 0; i < 6; ++i) {
        nibbles[size_t('a' + i)] = qint8(10 + i);
        nibbles[size_t('A' + i)] = qint8(10 + i);
    }
    return nibbles;
}

constexpr std::array<qint8, 256> nibbles = makeNibbles();

int nibble(char16_t unit)
{
    return unit < 256 ? nibbles[unit] : -1;
}

int nibble(char unit)
{
    return nibbles[quint8(unit)];
}

bool hasDashBefore(size_t byte)
{
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

template <class Unit>
std::optional<Uuid> parse(const Unit* at, qsizetype size)
{
    if (size != 32 && size != 36)
        return std::nullopt;
    Uuid::Bytes bytes;
    for (size_t i = 0; i < bytes.size(); ++i) {
        if (size == 36 && hasDashBefore(i) && *at++ != Unit('-'))
            return std::nullopt;
        const int high = nibble(*at++);
        const int low = nibble(*at++);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes[i] = quint8(high << 4 | low);
    }
    return Uuid(bytes);
}

template <class Unit>
void format(const Uuid::Bytes& bytes, Unit* out, bool dashes)
{
    for (size_t i = 0; i < bytes.size(); ++i) {
        if (dashes && hasDashBefore(i))
            *out++ = Unit('-');
        *out++ = Unit(hexDigits[bytes[i] >> 4]);
        *out++ = Unit(hexDigits[bytes[i] & 15]);
    }
}

QString formatted(const Uuid::Bytes& bytes, bool dashes)
{
    QString text(dashes ? 36 : 32, Qt::Uninitialized);
    format(bytes, reinterpret_cast<char16_t*>(text.data()), dashes);
    return text;
}

Uuid versioned(Uuid::Bytes bytes, int version)
{
    bytes[6] = quint8((bytes[6] & 0x0f) | version << 4);
    bytes[8] = quint8((bytes[8] & 0x3f) | 0x80);
    return Uuid(bytes);
}

} // namespace

std::optional<Uuid> Uuid::fromText(QStringView text)
{
    return parse(text.utf16(), text.size());
}

std::optional<Uuid> Uuid::fromHex(QByteArrayView text)
{
    return parse(text.data(), text.size());
}

Uuid Uuid::v5(const Uuid& space, QByteArrayView name)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArrayView(space.m_bytes.data(), qsizetype(space.m_bytes.size())));
    hash.addData(name);
    const QByteArray digest = hash.result();
    Bytes bytes;
    std::memcpy(bytes.data(), digest.constData(), bytes.size());
    return versioned(bytes, 5);
}

Uuid Uuid::v4()
{
    std::array<quint32, 4> words;
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    Bytes bytes;
    std::memcpy(bytes.data(), words.data(), bytes.size());
    return versioned(bytes, 4);
}

QString Uuid::text() const
{
    return formatted(m_bytes, false);
}

QByteArray Uuid::hex() const
{
    QByteArray text(32, Qt::Uninitialized);
    format(m_bytes, text.data(), false);
    return text;
}

QString Uuid::dashed() const
{
    return formatted(m_bytes, true);
}

} // namespace occasion
