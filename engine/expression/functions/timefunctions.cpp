// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/functions/families.h"

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 perMillisecond = 1'000'000;
constexpr qint64 perSecond = 1'000 * perMillisecond;
constexpr qint64 perMinute = 60 * perSecond;
constexpr qint64 perHour = 60 * perMinute;

Value alreadyTime(Arguments arguments, Budget& /*budget*/)
{
    return arguments[0];
}

Value timestampFromText(Arguments arguments, Budget& /*budget*/)
{
    const auto& text = arguments[0].get<QString>();
    const auto when = readInstant(text);
    return when
        ? Value(*when)
        : Value::problem(u"\"%1\" is no time: write it like 2026-01-01T09:00:00Z."_s.arg(text.left(40)));
}

Value timestampFromSeconds(Arguments arguments, Budget& /*budget*/)
{
    const auto when = instantOf(arguments[0].get<qint64>());
    return when ? Value(*when) : Value::problem(u"The time is outside the years 0001 to 9999."_s);
}

Value durationFromText(Arguments arguments, Budget& /*budget*/)
{
    const auto& text = arguments[0].get<QString>();
    const auto span = readSpan(text);
    return span
        ? Value(*span)
        : Value::problem(
            u"\"%1\" is no duration of at most 292 years: write it like 1h30m or 1.5s."_s.arg(text.left(40)));
}

qint64 milliseconds(const Instant& when)
{
    return when.nanoseconds / perMillisecond;
}

template <int WallTime::*part, int shift = 0>
Value ofWall(Arguments arguments, Budget& /*budget*/)
{
    const QString zone = arguments.size() > 1 ? arguments[1].get<QString>() : QString();
    const auto wall = wallTime(arguments[0].get<Instant>(), zone);
    return wall ? Value(qint64{(*wall).*part + shift})
                : Value::problem(
                    u"\"%1\" is no time zone: write it like Europe/Oslo or +01:00."_s.arg(zone.left(40)));
}

Value millisecondsOfWall(Arguments arguments, Budget& /*budget*/)
{
    return milliseconds(arguments[0].get<Instant>());
}

template <qint64 unit>
Value ofSpan(Arguments arguments, Budget& /*budget*/)
{
    return arguments[0].get<Span>().nanoseconds / unit;
}

Value millisecondsOfSpan(Arguments arguments, Budget& /*budget*/)
{
    return arguments[0].get<Span>().nanoseconds % perSecond / perMillisecond;
}

Function ofTimes(
    const QString& name, decltype(Overload::call) ofInstant, decltype(Overload::call) ofDuration = nullptr)
{
    using enum Kind;
    Function function{
        name, Function::Form::Method, {{{Timestamp}, Int, ofInstant}, {{Timestamp, String}, Int, ofInstant}}};
    if (ofDuration)
        function.overloads.push_back({{Duration}, Int, ofDuration});
    return function;
}

}

std::vector<Function> timeFunctions()
{
    using enum Kind;
    return {{u"timestamp"_s, Function::Form::Call,
                {{{Timestamp}, Timestamp, alreadyTime}, {{String}, Timestamp, timestampFromText},
                    {{Int}, Timestamp, timestampFromSeconds}}},
        {u"duration"_s, Function::Form::Call,
            {{{Duration}, Duration, alreadyTime}, {{String}, Duration, durationFromText}}},
        ofTimes(u"getFullYear"_s, ofWall<&WallTime::year>),
        ofTimes(u"getMonth"_s, ofWall<&WallTime::month, -1>), ofTimes(u"getDate"_s, ofWall<&WallTime::day>),
        ofTimes(u"getDayOfMonth"_s, ofWall<&WallTime::day, -1>),
        ofTimes(u"getDayOfWeek"_s, ofWall<&WallTime::weekday>),
        ofTimes(u"getDayOfYear"_s, ofWall<&WallTime::dayOfYear>),
        ofTimes(u"getHours"_s, ofWall<&WallTime::hours>, ofSpan<perHour>),
        ofTimes(u"getMinutes"_s, ofWall<&WallTime::minutes>, ofSpan<perMinute>),
        ofTimes(u"getSeconds"_s, ofWall<&WallTime::seconds>, ofSpan<perSecond>),
        ofTimes(u"getMilliseconds"_s, millisecondsOfWall, millisecondsOfSpan)};
}

}
