// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QStringView>

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace occasion {

/// An instant to the microsecond in the years 0001 to 9999, with the offset from UTC in which it was written,
/// as Python's datetime: usually +00:00; an offset may have seconds and microseconds, or be absent ("naive").
class Timestamp
{
public:
    Timestamp() = default; ///< 1970-01-01T00:00:00+00:00

    /// An instant in UTC. Throws ValueError outside the years 0001 to 9999.
    static Timestamp fromMicroseconds(qint64 sinceEpoch);
    /// The wall clock's time. For real use only: a session has a clock of its own.
    static Timestamp now();
    /// Reads Python's isoformat. A date may stand alone, seconds may be missing, and "Z" means +00:00.
    static std::optional<Timestamp> fromText(QStringView text);
    static std::optional<Timestamp> fromAscii(std::string_view text); ///< the same of stored bytes

    /// Python's isoformat exactly: microseconds only when not zero, the offset unless naive.
    QString text() const;
    void appendTo(std::string& bytes) const; ///< the same as bytes
    /// For people: "2026-01-01 09:00:00.123456", zeros of the fraction trimmed, the offset only when not UTC.
    QString displayText() const;

    qint64 microseconds() const { return m_microseconds; } ///< since the epoch, UTC; naive ones as if UTC
    qint64 offsetMicroseconds() const { return m_offset; }
    bool isNaive() const { return m_isNaive; }

    /// The same instant moved; the offset stays. Throws ValueError outside the years 0001 to 9999.
    friend Timestamp operator+(const Timestamp& when, std::chrono::microseconds span);
    friend Timestamp operator-(const Timestamp& when, std::chrono::microseconds span) { return when + -span; }
    friend std::chrono::microseconds operator-(const Timestamp& a, const Timestamp& b)
    {
        return std::chrono::microseconds(a.m_microseconds - b.m_microseconds);
    }

    /// By instant, whatever the offset. A naive time comes before an aware one of the same digits.
    friend bool operator==(const Timestamp& a, const Timestamp& b) { return (a <=> b) == 0; }
    friend std::strong_ordering operator<=>(const Timestamp& a, const Timestamp& b)
    {
        const auto order = a.m_microseconds <=> b.m_microseconds;
        return order != 0 ? order : b.m_isNaive <=> a.m_isNaive;
    }
    friend size_t qHash(const Timestamp& when, size_t seed = 0) noexcept
    {
        return ::qHash(when.m_microseconds, seed);
    }

private:
    qint64 m_microseconds = 0;
    qint64 m_offset = 0;
    bool m_isNaive = false;
};

} // namespace occasion
