// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/decimal.h"
#include "engine/domain/timestamp.h"
#include "engine/domain/uuid.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringView>

#include <concepts>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

namespace occasion {

class FieldSink;

/// What a state holds: a tree of values, ordered and without loss, cheap to copy (Composite, implicitly
/// shared). It holds what JSON text cannot say in Qt's own types: integers of any size, NaN, the order of
/// keys, text with lone surrogates, and values of custom types under the name of their transcoding.
class Value
{
public:
    enum class Kind
    {
        Null,
        Bool,
        Int,
        Float,
        Text,
        List,
        Object,
        Custom
    };
    using Member = std::pair<QString, Value>;
    using Items = QList<Value>;
    using Members = QList<Member>;

    Value() = default; ///< null
    explicit Value(std::same_as<bool> auto flag)
        : m_data(flag)
    {
    }

    static Value integer(qint64 number);
    /// A whole number of any size. Throws ValueError unless it is digits with an optional sign.
    static Value integerText(const QString& digits);
    static Value real(double number);
    static Value text(QString text);
    static Value list(Items items);
    /// A repeated key keeps its first position and its last value.
    static Value object(Members members);
    static Value custom(QString name, Value data);
    static Value decimal(const Decimal& number); ///< custom decimal_str
    static Value uuid(const Uuid& id); ///< custom uuid_hex
    static Value timestamp(const Timestamp& when); ///< custom datetime_iso

    Kind kind() const;
    bool isNull() const { return kind() == Kind::Null; }

    /// These throw TypeError when the value is of another kind. toReal() takes whole numbers too, toInteger()
    /// refuses those beyond 64 bits; integerDigits() has them all.
    bool toBool() const;
    qint64 toInteger() const;
    bool fitsInteger() const; ///< a whole number of 64 bits
    QString integerDigits() const;
    double toReal() const;
    QString toText() const;

    /// These are empty (null) when the value is of another kind, so that a reader may just look.
    const Items& items() const;
    const Members& members() const;
    Value value(QStringView key) const; ///< null also when absent: see contains()
    bool contains(QStringView key) const;
    QString customName() const;
    Value customData() const;
    /// This object with a member added at its end, or with another value where it has the member; without a member.
    Value with(const QString& key, Value value) const;
    Value without(QStringView key) const;
    std::optional<Decimal> asDecimal() const;
    std::optional<Uuid> asUuid() const;
    std::optional<Timestamp> asTimestamp() const;

    /// Short and for people, on one line: 10.00, Alice, [1, 2]. Lists and objects are cut near `atMost`
    /// characters.
    QString displayText(qsizetype atMost = 240) const;

    /// Equal when both would be stored as the same text: NaN equals NaN, 1 is not 1.0, 10.0 is not 10.00.
    friend bool operator==(const Value& a, const Value& b);

private:
    struct Digits;
    struct Custom;
    template <class T>
    using Shared = std::shared_ptr<const T>;

    std::variant<std::monostate, bool, qint64, Shared<Digits>, double, QString, Shared<Items>,
        Shared<Members>, Shared<Custom>>
        m_data;
};

/// Streams a tree into any sink.
void writeValue(FieldSink& sink, const Value& value);

/// Python's repr of a float: the shortest digits that read back the same ("0.1", "1.0", "1e+22", "nan",
/// "inf").
QByteArray realText(double number);

} // namespace occasion
