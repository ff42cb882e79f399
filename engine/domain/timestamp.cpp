// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/timestamp.h"

#include "engine/errors.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace occasion {

namespace {

constexpr qint64 microsPerSecond = 1'000'000;
constexpr qint64 microsPerMinute = 60 * microsPerSecond;
constexpr qint64 microsPerHour = 60 * microsPerMinute;
constexpr qint64 microsPerDay = 24 * microsPerHour;
constexpr qint64 yearsPerEra = 400;
constexpr qint64 daysPerEra = 146'097;
constexpr qint64 daysBeforeEpoch = 719'468; // from 0000-03-01, where the eras begin, to 1970-01-01

struct Civil
{
    qint64 year;
    qint64 month;
    qint64 day;
};

/// Days since the epoch. Years are counted from March, so that the leap day is the last of its year.
constexpr qint64 daysOf(Civil date)
{
    const qint64 year = date.month <= 2 ? date.year - 1 : date.year;
    const qint64 era = year / yearsPerEra;
    const qint64 yearOfEra = year % yearsPerEra;
    const qint64 monthFromMarch = (date.month + 9) % 12;
    const qint64 dayOfYear = (153 * monthFromMarch + 2) / 5 + date.day - 1;
    return era * daysPerEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - daysBeforeEpoch;
}

constexpr Civil civilOf(qint64 days)
{
    days += daysBeforeEpoch;
    const qint64 era = days / daysPerEra;
    const qint64 dayOfEra = days % daysPerEra;
    const qint64 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 monthFromMarch = (5 * dayOfYear + 2) / 153;
    const qint64 month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    return {era * yearsPerEra + yearOfEra + (month <= 2 ? 1 : 0), month,
        dayOfYear - (153 * monthFromMarch + 2) / 5 + 1};
}

constexpr qint64 earliest = daysOf({1, 1, 1}) * microsPerDay;
constexpr qint64 latest = (daysOf({9999, 12, 31}) + 1) * microsPerDay - 1;

constexpr bool isCivil(Civil date)
{
    if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1)
        return false;
    const Civil next = date.month == 12 ? Civil{date.year + 1, 1, 1} : Civil{date.year, date.month + 1, 1};
    return date.day <= daysOf(next) - daysOf({date.year, date.month, 1});
}

/// Walks over the text; a part that is not as it must be leaves `isGood` false.
struct Scanner
{
    QStringView rest;
    bool isGood = true;

    bool take(char16_t unit)
    {
        if (!rest.startsWith(QChar(unit)))
            return false;
        rest = rest.mid(1);
        return true;
    }

    void expect(char16_t unit) { isGood = take(unit) && isGood; }

    bool startsWithDigit() const { return !rest.isEmpty() && rest.front() >= u'0' && rest.front() <= u'9'; }

    qint64 digit()
    {
        if (!startsWithDigit()) {
            isGood = false;
            return 0;
        }
        const qint64 value = rest.front().unicode() - u'0';
        rest = rest.mid(1);
        return value;
    }

    qint64 number(int digits)
    {
        qint64 value = 0;
        for (int i = 0; i < digits; ++i)
            value = value * 10 + digit();
        return value;
    }

    /// Microseconds; digits beyond the sixth are dropped, as Python does.
    qint64 fraction()
    {
        qint64 value = digit() * 100'000;
        for (qint64 unit = 10'000; startsWithDigit(); unit /= 10)
            value += digit() * unit;
        return value;
    }

    /// HH, HH:MM, HH:MM:SS or HH:MM:SS.ffffff in microseconds.
    qint64 clock()
    {
        const qint64 hour = number(2);
        const qint64 minute = take(u':') ? number(2) : -1;
        const qint64 second = minute >= 0 && take(u':') ? number(2) : -1;
        const qint64 micros = second >= 0 && (take(u'.') || take(u',')) ? fraction() : 0;
        isGood = isGood && hour < 24 && minute < 60 && second < 60;
        return hour * microsPerHour + std::max<qint64>(minute, 0) * microsPerMinute
            + std::max<qint64>(second, 0) * microsPerSecond + micros;
    }
};

/// Room for the longest text, with an offset of seconds and microseconds.
class Writer
{
public:
    std::string_view text() const { return {m_text.data(), m_size}; }

    void put(char c) { m_text[m_size++] = c; }

    void number(qint64 number, size_t digits)
    {
        for (size_t i = digits; i-- > 0; number /= 10)
            m_text[m_size + i] = char('0' + number % 10);
        m_size += digits;
    }

    void clock(qint64 micros, bool withSeconds)
    {
        number(micros / microsPerHour, 2);
        put(':');
        number(micros / microsPerMinute % 60, 2);
        if (!withSeconds)
            return;
        put(':');
        number(micros / microsPerSecond % 60, 2);
        if (const qint64 fraction = micros % microsPerSecond) {
            put('.');
            number(fraction, 6);
        }
    }

    void offset(qint64 offset)
    {
        put(offset < 0 ? '-' : '+');
        const qint64 size = std::abs(offset);
        clock(size, size % microsPerMinute != 0);
    }

    /// `micros` are local: the instant moved by the offset, as the clock on the wall shows it.
    void dateAndClock(qint64 micros, char separator)
    {
        const qint64 sinceFirst = micros - earliest;
        const Civil date = civilOf(earliest / microsPerDay + sinceFirst / microsPerDay);
        number(date.year, 4);
        put('-');
        number(date.month, 2);
        put('-');
        number(date.day, 2);
        put(separator);
        clock(sinceFirst % microsPerDay, true);
    }

private:
    std::array<char, 48> m_text{};
    size_t m_size = 0;
};

/// The number that ASCII digits stand for; -1 when one of them is none.
qint64 digitsOf(std::string_view text)
{
    qint64 number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

QString toString(std::string_view ascii)
{
    return QString::fromLatin1(ascii.data(), qsizetype(ascii.size()));
}

} // namespace

Timestamp Timestamp::fromMicroseconds(qint64 sinceEpoch)
{
    return Timestamp() + std::chrono::microseconds(sinceEpoch);
}

Timestamp Timestamp::now()
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return fromMicroseconds(std::chrono::duration_cast<std::chrono::microseconds>(sinceEpoch).count());
}

std::optional<Timestamp> Timestamp::fromText(QStringView text)
{
    Scanner scan{text};
    Civil date = {};
    date.year = scan.number(4);
    scan.expect(u'-');
    date.month = scan.number(2);
    scan.expect(u'-');
    date.day = scan.number(2);
    if (!scan.isGood || !isCivil(date))
        return std::nullopt;
    Timestamp when;
    when.m_isNaive = true;
    when.m_microseconds = daysOf(date) * microsPerDay;
    if (scan.rest.isEmpty())
        return when;
    scan.rest = scan.rest.mid(1); // any one character may stand between date and time
    when.m_microseconds += scan.clock();
    if (scan.take(u'Z')) {
        when.m_isNaive = false;
    } else if (const bool isWest = scan.take(u'-'); isWest || scan.take(u'+')) {
        const qint64 offset = scan.clock();
        when.m_offset = isWest ? -offset : offset;
        when.m_microseconds -= when.m_offset;
        when.m_isNaive = false;
    }
    return scan.isGood && scan.rest.isEmpty() ? std::optional(when) : std::nullopt;
}

/// Of the form that clocks in UTC have, with all its digits, at once; every other form by fromText().
std::optional<Timestamp> Timestamp::fromAscii(std::string_view text)
{
    constexpr std::string_view form = "0000-00-00T00:00:00.000000+00:00";
    const bool isUtc = text.size() == form.size() && text.ends_with("+00:00");
    if (!isUtc || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
        || text[19] != '.')
        return fromText(toString(text));
    const Civil date{digitsOf(text.substr(0, 4)), digitsOf(text.substr(5, 2)), digitsOf(text.substr(8, 2))};
    const qint64 hour = digitsOf(text.substr(11, 2));
    const qint64 minute = digitsOf(text.substr(14, 2));
    const qint64 second = digitsOf(text.substr(17, 2));
    const qint64 fraction = digitsOf(text.substr(20, 6));
    if (!isCivil(date) || std::min({hour, minute, second, fraction}) < 0 || hour > 23 || minute > 59
        || second > 59)
        return std::nullopt;
    Timestamp when;
    when.m_microseconds = daysOf(date) * microsPerDay + hour * microsPerHour + minute * microsPerMinute
        + second * microsPerSecond + fraction;
    return when;
}

QString Timestamp::text() const
{
    Writer writer;
    writer.dateAndClock(m_microseconds + m_offset, 'T');
    if (!m_isNaive)
        writer.offset(m_offset);
    return toString(writer.text());
}

void Timestamp::appendTo(std::string& bytes) const
{
    Writer writer;
    writer.dateAndClock(m_microseconds + m_offset, 'T');
    if (!m_isNaive)
        writer.offset(m_offset);
    bytes += writer.text();
}

QString Timestamp::displayText() const
{
    Writer date;
    date.dateAndClock(m_microseconds + m_offset, ' ');
    QString out = toString(date.text());
    while (out.contains(u'.') && out.endsWith(u'0'))
        out.chop(1);
    if (m_offset != 0) {
        Writer offset;
        offset.offset(m_offset);
        out += u' ' + toString(offset.text());
    }
    return out;
}

Timestamp operator+(const Timestamp& when, std::chrono::microseconds span)
{
    Timestamp moved = when;
    qint64 local = 0;
    const bool isTooFar
        = __builtin_add_overflow(when.m_microseconds + when.m_offset, qint64(span.count()), &local);
    if (isTooFar || local < earliest || local > latest)
        throw ValueError(
            u"A time outside the years 0001 to 9999 was asked for, from %1 on."_s.arg(when.text()));
    moved.m_microseconds = local - when.m_offset;
    return moved;
}

} // namespace occasion
