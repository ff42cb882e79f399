// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/decimal.h"
#include "engine/expression/instant.h"

#include <QByteArray>
#include <QString>

#include <concepts>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace occasion::cel {

class Map;
class Shape;
class Value;

/// What a value is. The order is that of Value's alternatives.
enum class Kind : quint8
{
    Null,
    Bool,
    Int,
    Uint,
    Double,
    Decimal,
    String,
    Bytes,
    Timestamp,
    Duration,
    List,
    Map,
    Object, ///< something of the engine's, which reads like a map
    Type,
    Problem, ///< no value: an error on its way to whoever asked
    Dynamic ///< of no value: the checker's word for "not known before it runs"
};

/// CEL's name of the kind: "int", "null_type", "google.protobuf.Timestamp". An object's is "map".
QString kindName(Kind kind);
/// For a sentence: "an int", "a string".
QString withArticle(const QString& kind);

using Items = std::vector<Value>;
using ListPointer = std::shared_ptr<const Items>;
using MapPointer = std::shared_ptr<const Map>;

/// Something with named fields that is read where it is: an event, an aggregate, a decoded state. Without an owner it
/// is a view that must not outlive what it looks at.
struct Object
{
    const Shape* shape = nullptr; ///< how to read it; lives as long as the program, or is held by `owner`
    const void* data = nullptr;
    std::shared_ptr<const void> owner = {};
};

/// Why there is no value.
struct Problem
{
    QString message = {};
    qsizetype at = -1; ///< in the text; negative until the operation that met it says so
};

/// A value of an expression: immutable, cheap to copy (implicitly shared). An error is a value too, so that
/// `false && error` can be false without the cost of an exception.
class Value
{
public:
    Value() = default; ///< null

    template <class T>
    requires std::same_as<T, bool> || std::same_as<T, qint64> || std::same_as<T, quint64> || std::same_as<T,
        double>
    Value(T scalar) // NOLINT(google-explicit-constructor): functions return what they computed
        : m_data(scalar)
    {
    }
    // NOLINTBEGIN(google-explicit-constructor)
    Value(Decimal number)
        : m_data(std::move(number))
    {
    }
    Value(QString text)
        : m_data(std::move(text))
    {
    }
    Value(QByteArray bytes)
        : m_data(std::move(bytes))
    {
    }
    Value(Instant when)
        : m_data(when)
    {
    }
    Value(Span span)
        : m_data(span)
    {
    }
    Value(Items items)
        : m_data(std::make_shared<const Items>(std::move(items)))
    {
    }
    Value(MapPointer map)
        : m_data(std::move(map))
    {
    }
    Value(Object object)
        : m_data(std::move(object))
    {
    }
    // NOLINTEND(google-explicit-constructor)

    static Value type(Kind kind);
    static Value problem(const QString& message, qsizetype at = -1);

    Kind kind() const { return static_cast<Kind>(m_data.index()); }
    bool isProblem() const { return kind() == Kind::Problem; }
    bool isNumber() const { return kind() >= Kind::Int && kind() <= Kind::Decimal; }

    /// What is in it, if it is of that type; null otherwise.
    template <class T>
    const T* as() const
    {
        return std::get_if<T>(&m_data);
    }
    /// What is in it. The kind must have been looked at before.
    template <class T>
    const T& get() const
    {
        return *std::get_if<T>(&m_data);
    }
    const Items& items() const { return **std::get_if<ListPointer>(&m_data); }
    const Map& map() const { return **std::get_if<MapPointer>(&m_data); }
    const Problem& problem() const { return **std::get_if<std::shared_ptr<const Problem>>(&m_data); }
    /// The same problem with its place, unless it has one; any other value as it is.
    Value placedAt(qsizetype at) const;

private:
    std::variant<std::monostate, bool, qint64, quint64, double, Decimal, QString, QByteArray, Instant, Span,
        ListPointer, MapPointer, Object, Kind, std::shared_ptr<const Problem>>
        m_data;
};

}
