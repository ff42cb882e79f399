// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/timestamp.h"

#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace occasion::cel {

/// A length of time in nanoseconds: CEL's duration, up to 292 years.
struct Span
{
    qint64 nanoseconds = 0;
    friend auto operator<=>(const Span&, const Span&) = default;
};

/// An instant to the nanosecond in the years 0001 to 9999: CEL's timestamp.
struct Instant
{
    qint64 seconds = 0; ///< since 1970-01-01T00:00:00Z
    qint32 nanoseconds = 0; ///< 0 to 999,999,999 after that
    friend auto operator<=>(const Instant&, const Instant&) = default;
};

/// What a calendar and a clock on the wall show.
struct WallTime
{
    int year = 1970;
    int month = 1; ///< 1 to 12
    int day = 1; ///< 1 to 31
    int weekday = 4; ///< 0 is Sunday
    int dayOfYear = 0; ///< 0 is the first of January
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
};

/// These are empty where the result would be out of range.
std::optional<Instant> instantOf(qint64 seconds, qint64 nanoseconds = 0);
std::optional<Instant> plus(const Instant& when, const Span& span);
std::optional<Span> between(const Instant& from, const Instant& to);

/// An engine timestamp as an instant; its offset is forgotten.
Instant instantOf(const Timestamp& when);

/// Reads RFC 3339 ("2026-01-01T09:00:00.5+01:00"); empty when it is not that.
std::optional<Instant> readInstant(QStringView text);
/// RFC 3339 in UTC, with as many digits of the fraction as are needed.
QString instantText(const Instant& when);

/// Reads numbers with units ("1h30m", "-1.5s", "20ms", "0"); empty when it is not that, or out of range.
std::optional<Span> readSpan(QStringView text);
/// In seconds, "5400s" or "0.02s".
QString spanText(const Span& span);

/// The wall time in a zone: empty text is UTC, otherwise an IANA name ("Europe/Oslo") or an offset ("-09:30").
/// Empty when there is no such zone.
std::optional<WallTime> wallTime(const Instant& when, const QString& zone);

}
