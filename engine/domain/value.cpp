// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/value.h"

#include "engine/domain/fieldsink.h"
#include "engine/errors.h"

#include <QHash>

#include <bit>
#include <cmath>

using namespace Qt::StringLiterals;

namespace occasion {

struct Value::Digits
{
    QString text;
};

struct Value::Custom
{
    QString name;
    Value data;
};

namespace {

constexpr qsizetype fewMembers = 16;

QString nameOf(Value::Kind kind)
{
    switch (kind) {
    case Value::Kind::Null:
        return u"null"_s;
    case Value::Kind::Bool:
        return u"a truth value"_s;
    case Value::Kind::Int:
        return u"a whole number"_s;
    case Value::Kind::Float:
        return u"a number"_s;
    case Value::Kind::Text:
        return u"text"_s;
    case Value::Kind::List:
        return u"a list"_s;
    case Value::Kind::Object:
        return u"an object"_s;
    case Value::Kind::Custom:
        return u"a custom value"_s;
    }
    return {};
}

[[noreturn]] void refuse(const Value& value, Value::Kind wanted)
{
    throw TypeError(u"The value %1 is %2, where %3 was expected."_s.arg(
        value.displayText(60), nameOf(value.kind()), nameOf(wanted)));
}

qsizetype positionOf(const Value::Members& members, QStringView key)
{
    for (qsizetype i = 0; i < members.size(); ++i) {
        if (members.at(i).first == key)
            return i;
    }
    return -1;
}

/// Each key once: at its first position, with its last value.
Value::Members withoutRepeats(Value::Members members)
{
    Value::Members kept;
    kept.reserve(members.size());
    QHash<QString, qsizetype> positions;
    const bool isLarge = members.size() > fewMembers;
    for (Value::Member& member : members) {
        const qsizetype known = isLarge ? positions.value(member.first, -1) : positionOf(kept, member.first);
        if (known >= 0) {
            kept[known].second = std::move(member.second);
            continue;
        }
        if (isLarge)
            positions.insert(member.first, kept.size());
        kept.append(std::move(member));
    }
    return kept;
}

} // namespace

Value Value::integer(qint64 number)
{
    Value value;
    value.m_data = number;
    return value;
}

Value Value::integerText(const QString& digits)
{
    bool fits = false;
    if (const qint64 number = digits.toLongLong(&fits); fits && !digits.isEmpty())
        return integer(number);
    const bool isNegative = digits.startsWith(u'-');
    qsizetype first = isNegative || digits.startsWith(u'+') ? 1 : 0;
    for (const QChar unit : QStringView(digits).mid(first)) {
        if (unit < u'0' || unit > u'9')
            throw ValueError(u"\"%1\" is no whole number."_s.arg(digits));
    }
    while (first < digits.size() && digits.at(first) == u'0')
        ++first;
    if (first == digits.size())
        throw ValueError(u"\"%1\" is no whole number."_s.arg(digits));
    const QString bare = digits.mid(first);
    Value value;
    value.m_data = std::make_shared<const Digits>(Digits{isNegative ? QString(u'-' + bare) : bare});
    return value;
}

Value Value::real(double number)
{
    Value value;
    value.m_data = number;
    return value;
}

Value Value::text(QString text)
{
    Value value;
    value.m_data = std::move(text);
    return value;
}

Value Value::list(Items items)
{
    Value value;
    value.m_data = std::make_shared<const Items>(std::move(items));
    return value;
}

Value Value::object(Members members)
{
    Value value;
    value.m_data = std::make_shared<const Members>(withoutRepeats(std::move(members)));
    return value;
}

Value Value::custom(QString name, Value data)
{
    Value value;
    value.m_data = std::make_shared<const Custom>(Custom{std::move(name), std::move(data)});
    return value;
}

Value Value::decimal(const Decimal& number)
{
    return custom(u"decimal_str"_s, text(number.text()));
}

Value Value::uuid(const Uuid& id)
{
    return custom(u"uuid_hex"_s, text(id.text()));
}

Value Value::timestamp(const Timestamp& when)
{
    return custom(u"datetime_iso"_s, text(when.text()));
}

Value::Kind Value::kind() const
{
    static constexpr Kind kinds[] = {Kind::Null, Kind::Bool, Kind::Int, Kind::Int, Kind::Float, Kind::Text,
        Kind::List, Kind::Object, Kind::Custom};
    return kinds[m_data.index()];
}

bool Value::toBool() const
{
    if (const bool* flag = std::get_if<bool>(&m_data))
        return *flag;
    refuse(*this, Kind::Bool);
}

qint64 Value::toInteger() const
{
    if (const qint64* number = std::get_if<qint64>(&m_data))
        return *number;
    if (kind() == Kind::Int)
        throw TypeError(u"The whole number %1 is beyond 64 bits."_s.arg(displayText()));
    refuse(*this, Kind::Int);
}

bool Value::fitsInteger() const
{
    return std::holds_alternative<qint64>(m_data);
}

QString Value::integerDigits() const
{
    if (const qint64* number = std::get_if<qint64>(&m_data))
        return QString::number(*number);
    if (const auto* digits = std::get_if<Shared<Digits>>(&m_data))
        return (*digits)->text;
    refuse(*this, Kind::Int);
}

double Value::toReal() const
{
    if (const double* number = std::get_if<double>(&m_data))
        return *number;
    if (kind() == Kind::Int)
        return integerDigits().toDouble();
    refuse(*this, Kind::Float);
}

QString Value::toText() const
{
    if (const QString* text = std::get_if<QString>(&m_data))
        return *text;
    refuse(*this, Kind::Text);
}

const Value::Items& Value::items() const
{
    static const Items none;
    const auto* items = std::get_if<Shared<Items>>(&m_data);
    return items ? **items : none;
}

const Value::Members& Value::members() const
{
    static const Members none;
    const auto* members = std::get_if<Shared<Members>>(&m_data);
    return members ? **members : none;
}

Value Value::value(QStringView key) const
{
    const qsizetype position = positionOf(members(), key);
    return position < 0 ? Value() : members().at(position).second;
}

bool Value::contains(QStringView key) const
{
    return positionOf(members(), key) >= 0;
}

QString Value::customName() const
{
    const auto* custom = std::get_if<Shared<Custom>>(&m_data);
    return custom ? (*custom)->name : QString();
}

Value Value::customData() const
{
    const auto* custom = std::get_if<Shared<Custom>>(&m_data);
    return custom ? (*custom)->data : Value();
}

Value Value::with(const QString& key, Value value) const
{
    Members changed = members();
    changed.append({key, std::move(value)});
    return object(std::move(changed));
}

Value Value::without(QStringView key) const
{
    Members left = members();
    left.removeIf([key](const Member& member) { return member.first == key; });
    return object(std::move(left));
}

namespace {

/// The text of a custom value with this name; none when it is anything else.
std::optional<QString> customText(const Value& value, QStringView name)
{
    const Value data = value.customData();
    const bool isIt = data.kind() == Value::Kind::Text && value.customName() == name;
    return isIt ? std::optional(data.toText()) : std::nullopt;
}

} // namespace

std::optional<Decimal> Value::asDecimal() const
{
    const auto text = customText(*this, u"decimal_str");
    return text ? Decimal::fromText(*text) : std::nullopt;
}

std::optional<Uuid> Value::asUuid() const
{
    const auto text = customText(*this, u"uuid_hex");
    return text ? Uuid::fromText(*text) : std::nullopt;
}

std::optional<Timestamp> Value::asTimestamp() const
{
    const auto text = customText(*this, u"datetime_iso");
    return text ? Timestamp::fromText(*text) : std::nullopt;
}

bool operator==(const Value& a, const Value& b)
{
    if (a.m_data.index() != b.m_data.index())
        return false;
    switch (a.kind()) {
    case Value::Kind::Int:
        return a.integerDigits() == b.integerDigits();
    case Value::Kind::Float:
        return (std::isnan(a.toReal()) && std::isnan(b.toReal()))
            || std::bit_cast<quint64>(a.toReal()) == std::bit_cast<quint64>(b.toReal());
    case Value::Kind::List:
        return a.items() == b.items();
    case Value::Kind::Object:
        return a.members() == b.members();
    case Value::Kind::Custom:
        return a.customName() == b.customName() && a.customData() == b.customData();
    default:
        return a.m_data == b.m_data;
    }
}

} // namespace occasion
