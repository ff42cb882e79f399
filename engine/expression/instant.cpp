// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/instant.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>
#include <chrono>
#include <cmath>
#include <limits>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 billion = 1'000'000'000;
constexpr qint64 secondsPerDay = 86'400;
constexpr int fractionDigits = 9;
constexpr qint64 earliest = -62'135'596'800; // 0001-01-01T00:00:00Z
constexpr qint64 latest = 253'402'300'799; // 9999-12-31T23:59:59Z

/// Takes so many digits off the front; empty when there are fewer.
std::optional<int> takeDigits(QStringView& rest, qsizetype count)
{
    if (rest.size() < count)
        return std::nullopt;
    int number = 0;
    for (const QChar digit : rest.first(count)) {
        if (digit < u'0' || digit > u'9')
            return std::nullopt;
        number = number * 10 + (digit.unicode() - u'0');
    }
    rest = rest.sliced(count);
    return number;
}

bool take(QStringView& rest, QChar unit)
{
    if (!rest.startsWith(unit))
        return false;
    rest = rest.sliced(1);
    return true;
}

/// The digits after a point as nanoseconds: at least one, at most nine.
std::optional<int> takeFraction(QStringView& rest)
{
    int nanoseconds = 0;
    int count = 0;
    for (; !rest.isEmpty() && rest.front() >= u'0' && rest.front() <= u'9'; rest = rest.sliced(1)) {
        if (++count > fractionDigits)
            return std::nullopt;
        nanoseconds = nanoseconds * 10 + (rest.front().unicode() - u'0');
    }
    if (count == 0)
        return std::nullopt;
    for (; count < fractionDigits; ++count)
        nanoseconds *= 10;
    return nanoseconds;
}

/// "Z" or "+01:00", in seconds.
std::optional<int> takeOffset(QStringView& rest)
{
    if (take(rest, u'Z') || take(rest, u'z'))
        return 0;
    const bool isNegative = rest.startsWith(u'-');
    if (!isNegative && !rest.startsWith(u'+'))
        return std::nullopt;
    rest = rest.sliced(1);
    const auto hours = takeDigits(rest, 2);
    if (!hours || !take(rest, u':'))
        return std::nullopt;
    const auto minutes = takeDigits(rest, 2);
    if (!minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    const int seconds = (*hours * 60 + *minutes) * 60;
    return isNegative ? -seconds : seconds;
}

/// A fraction of nanoseconds as text: "" or ".5".
QString fractionText(qint64 nanoseconds)
{
    if (nanoseconds == 0)
        return {};
    QString text = u".%1"_s.arg(nanoseconds, fractionDigits, 10, QLatin1Char('0'));
    while (text.endsWith(u'0'))
        text.chop(1);
    return text;
}

struct Unit
{
    QStringView name;
    qint64 nanoseconds;
};

constexpr std::array<Unit, 7> units{{{u"ns", 1}, {u"us", 1'000}, {u"µs", 1'000}, {u"ms", 1'000'000},
    {u"s", billion}, {u"m", 60 * billion}, {u"h", 3'600 * billion}}};

std::optional<qint64> takeUnit(QStringView& rest)
{
    const Unit* longest = nullptr;
    for (const Unit& unit : units) {
        if (rest.startsWith(unit.name) && (!longest || unit.name.size() > longest->name.size()))
            longest = &unit;
    }
    if (!longest)
        return std::nullopt;
    rest = rest.sliced(longest->name.size());
    return longest->nanoseconds;
}

/// One number with its unit. Exact for whole numbers and for nine digits after the point.
std::optional<qint64> takeSpanPart(QStringView& rest)
{
    qint64 whole = 0;
    bool hasDigits = false;
    for (; !rest.isEmpty() && rest.front() >= u'0' && rest.front() <= u'9'; rest = rest.sliced(1)) {
        hasDigits = true;
        if (__builtin_mul_overflow(whole, qint64{10}, &whole)
            || __builtin_add_overflow(whole, qint64{rest.front().unicode() - u'0'}, &whole))
            return std::nullopt;
    }
    qint64 fraction = 0;
    if (take(rest, u'.')) {
        const auto read = takeFraction(rest);
        if (!read)
            return std::nullopt;
        fraction = *read;
        hasDigits = true;
    }
    const auto unit = takeUnit(rest);
    qint64 part = 0;
    if (!hasDigits || !unit || __builtin_mul_overflow(whole, *unit, &part))
        return std::nullopt;
    const qint64 below = *unit >= billion ? fraction * (*unit / billion) : fraction / (billion / *unit);
    return __builtin_add_overflow(part, below, &part) ? std::nullopt : std::optional(part);
}

std::optional<int> offsetOf(const QString& zone, qint64 seconds)
{
    if (zone.isEmpty())
        return 0;
    QStringView rest = zone;
    const bool isSigned = rest.startsWith(u'+') || rest.startsWith(u'-');
    if (isSigned || (rest.size() == 5 && rest[2] == u':')) {
        const QString text = isSigned ? zone : QString(u'+' + zone);
        QStringView offset = text;
        const auto read = takeOffset(offset);
        return offset.isEmpty() ? read : std::nullopt;
    }
    const QByteArray id = zone.toUtf8();
    const QTimeZone known(id);
    // QTimeZone takes any word for a zone that somebody made up; a name with a slash must be in its tables.
    if (!known.isValid() || (!id.contains('/') && !QTimeZone::isTimeZoneIdAvailable(id)))
        return std::nullopt;
    return known.offsetFromUtc(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC));
}

}

std::optional<Instant> instantOf(qint64 seconds, qint64 nanoseconds)
{
    const qint64 carried = nanoseconds / billion - (nanoseconds % billion < 0 ? 1 : 0);
    if (__builtin_add_overflow(seconds, carried, &seconds) || seconds < earliest || seconds > latest)
        return std::nullopt;
    return Instant{seconds, static_cast<qint32>(nanoseconds - carried * billion)};
}

std::optional<Instant> plus(const Instant& when, const Span& span)
{
    return instantOf(
        when.seconds + span.nanoseconds / billion, when.nanoseconds + span.nanoseconds % billion);
}

std::optional<Span> between(const Instant& from, const Instant& to)
{
    qint64 nanoseconds = 0;
    if (__builtin_mul_overflow(to.seconds - from.seconds, billion, &nanoseconds)
        || __builtin_add_overflow(nanoseconds, qint64{to.nanoseconds - from.nanoseconds}, &nanoseconds))
        return std::nullopt;
    return Span{nanoseconds};
}

Instant instantOf(const Timestamp& when)
{
    constexpr qint64 million = 1'000'000;
    constexpr qint64 nanosecondsPerMicrosecond = 1'000;
    const qint64 micros = when.microseconds();
    const qint64 seconds = micros / million - (micros % million < 0 ? 1 : 0);
    return {seconds, static_cast<qint32>((micros - seconds * million) * nanosecondsPerMicrosecond)};
}

std::optional<Instant> readInstant(QStringView text)
{
    const auto number = [&text](qsizetype count, char16_t before) {
        return before != 0 && !take(text, before) ? std::nullopt : takeDigits(text, count);
    };
    const auto year = number(4, 0);
    const auto month = number(2, u'-');
    const auto day = number(2, u'-');
    const auto hours = number(2, text.startsWith(u't') ? u't' : u'T');
    const auto minutes = number(2, u':');
    const auto seconds = number(2, u':');
    if (!year || !month || !day || !hours || !minutes || !seconds)
        return std::nullopt;
    const auto fraction = take(text, u'.') ? takeFraction(text) : std::optional(0);
    const auto offset = takeOffset(text);
    const std::chrono::year_month_day date{std::chrono::year(*year),
        std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day))};
    if (!fraction || !offset || !text.isEmpty() || !date.ok() || *hours > 23 || *minutes > 59
        || *seconds > 59)
        return std::nullopt;
    const qint64 days = std::chrono::sys_days(date).time_since_epoch().count();
    return instantOf(
        days * secondsPerDay + (*hours * 60 + *minutes) * 60 + *seconds - *offset, qint64{*fraction});
}

QString instantText(const Instant& when)
{
    const WallTime wall = wallTime(when, {}).value_or(WallTime());
    return u"%1-%2-%3T%4:%5:%6%7Z"_s.arg(wall.year, 4, 10, QLatin1Char('0'))
        .arg(wall.month, 2, 10, QLatin1Char('0'))
        .arg(wall.day, 2, 10, QLatin1Char('0'))
        .arg(wall.hours, 2, 10, QLatin1Char('0'))
        .arg(wall.minutes, 2, 10, QLatin1Char('0'))
        .arg(wall.seconds, 2, 10, QLatin1Char('0'))
        .arg(fractionText(when.nanoseconds));
}

std::optional<Span> readSpan(QStringView text)
{
    const bool isNegative = text.startsWith(u'-');
    if (isNegative || text.startsWith(u'+'))
        text = text.sliced(1);
    if (text == u"0")
        return Span{};
    qint64 sum = 0;
    if (text.isEmpty())
        return std::nullopt;
    while (!text.isEmpty()) {
        const auto part = takeSpanPart(text);
        if (!part || __builtin_add_overflow(sum, *part, &sum))
            return std::nullopt;
    }
    return Span{isNegative ? -sum : sum};
}

QString spanText(const Span& span)
{
    const QString sign = span.nanoseconds < 0 ? u"-"_s : QString();
    const quint64 size = span.nanoseconds < 0 ? quint64{0} - static_cast<quint64>(span.nanoseconds)
                                              : static_cast<quint64>(span.nanoseconds);
    return sign + QString::number(size / billion) + fractionText(static_cast<qint64>(size % billion)) + u's';
}

std::optional<WallTime> wallTime(const Instant& when, const QString& zone)
{
    const auto offset = offsetOf(zone, when.seconds);
    if (!offset)
        return std::nullopt;
    const std::chrono::sys_seconds local{std::chrono::seconds(when.seconds + *offset)};
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(local - day);
    const auto newYear = std::chrono::sys_days(date.year() / std::chrono::January / 1);
    return WallTime{.year = static_cast<int>(date.year()),
        .month = static_cast<int>(static_cast<unsigned>(date.month())),
        .day = static_cast<int>(static_cast<unsigned>(date.day())),
        .weekday = static_cast<int>(std::chrono::weekday(day).c_encoding()),
        .dayOfYear = static_cast<int>((day - newYear).count()),
        .hours = static_cast<int>(clock.hours().count()),
        .minutes = static_cast<int>(clock.minutes().count()),
        .seconds = static_cast<int>(clock.seconds().count())};
}

}
