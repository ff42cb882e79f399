// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/map.h"
#include "engine/expression/operations.h"
#include "engine/expression/shape.h"

#include <cmath>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

class Constant : public Operation
{
public:
    explicit Constant(Value value)
        : m_value(std::move(value))
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        return m_value;
    }

private:
    Value m_value;
};

class Variable : public Operation
{
public:
    explicit Variable(size_t index)
        : m_index(index)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        return evaluation.variable(m_index);
    }

private:
    size_t m_index;
};

class ScopeField : public Operation
{
public:
    ScopeField(size_t index, qsizetype at)
        : m_index(static_cast<qsizetype>(index))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        const Object& scope = evaluation.scope();
        Value value = readField(scope, m_index);
        return value.isProblem() ? value.placedAt(m_at) : value;
    }

private:
    qsizetype m_index;
    qsizetype m_at;
};

class OpenField : public Operation
{
public:
    OpenField(QString name, qsizetype at)
        : m_name(std::move(name))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        const auto value = fieldOf(evaluation.scope(), m_name);
        return value ? value->placedAt(m_at)
                     : Value::problem(u"There is no name `%1` here."_s.arg(m_name), m_at);
    }

private:
    QString m_name;
    qsizetype m_at;
};

/// The field of a map or object; empty when it has none such, a problem when the value has no fields at all.
std::optional<Value> lookUp(const Value& of, const QString& name)
{
    if (const auto* object = of.as<Object>())
        return fieldOf(*object, name);
    if (of.isProblem())
        return of;
    if (of.kind() != Kind::Map)
        return Value::problem(u"There are no fields in %1."_s.arg(withArticle(kindName(of.kind()))));
    const Value* value = of.map().find(Value(name));
    return value ? std::optional(*value) : std::nullopt;
}

class Select : public Operation
{
public:
    Select(OperationPointer of, QString name, qsizetype at)
        : m_of(std::move(of))
        , m_name(std::move(name))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        return fieldOfValue(m_of->run(evaluation));
    }

protected:
    const OperationPointer& of() const { return m_of; }
    qsizetype at() const { return m_at; }

    Value fieldOfValue(const Value& of) const
    {
        auto value = lookUp(of, m_name);
        if (value)
            return value->isProblem() ? value->placedAt(m_at) : *std::move(value);
        const QString whole = of.kind() == Kind::Object ? of.get<Object>().shape->name() : u"the map"_s;
        return Value::problem(u"No field `%1` in %2."_s.arg(m_name, whole), m_at);
    }

private:
    OperationPointer m_of;
    QString m_name;
    qsizetype m_at;
};

class SelectField : public Select
{
public:
    SelectField(OperationPointer of, const Shape& shape, size_t place, QString name, qsizetype at)
        : Select(std::move(of), std::move(name), at)
        , m_shape(shape)
        , m_place(static_cast<qsizetype>(place))
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        const Value whole = of()->run(evaluation);
        const auto* object = whole.as<Object>();
        if (!object || object->shape != &m_shape)
            return fieldOfValue(whole);
        Value value = readField(*object, m_place);
        return value.isProblem() ? value.placedAt(at()) : value;
    }

private:
    const Shape& m_shape;
    qsizetype m_place;
};

class Has : public Operation
{
public:
    Has(OperationPointer of, QString name, qsizetype at)
        : m_of(std::move(of))
        , m_name(std::move(name))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        const auto value = lookUp(m_of->run(evaluation), m_name);
        return value && value->isProblem() ? value->placedAt(m_at) : Value(value.has_value());
    }

private:
    OperationPointer m_of;
    QString m_name;
    qsizetype m_at;
};

/// The number as a place in a list; empty when it is no whole number.
std::optional<qint64> placeOf(const Value& number)
{
    if (const auto* whole = number.as<qint64>())
        return *whole;
    if (const auto* whole = number.as<quint64>())
        return *whole > static_cast<quint64>(std::numeric_limits<qint64>::max())
            ? std::numeric_limits<qint64>::max()
            : static_cast<qint64>(*whole);
    const auto* real = number.as<double>();
    constexpr double largest = 1e15;
    return real && std::trunc(*real) == *real && std::fabs(*real) < largest
        ? std::optional(static_cast<qint64>(*real))
        : std::nullopt;
}

class Index : public Operation
{
public:
    Index(OperationPointer of, OperationPointer by, qsizetype at)
        : m_of(std::move(of))
        , m_by(std::move(by))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        const Value of = m_of->run(evaluation);
        if (of.isProblem())
            return of;
        const Value by = m_by->run(evaluation);
        return by.isProblem() ? by : found(of, by).placedAt(m_at);
    }

private:
    static Value found(const Value& of, const Value& by)
    {
        if (of.kind() == Kind::List)
            return item(of.items(), by);
        if (of.kind() == Kind::Map) {
            const Value* value = of.map().find(by);
            return value ? *value : Value::problem(u"The map has no such key."_s);
        }
        const auto* object = of.as<Object>();
        const auto* name = by.as<QString>();
        if (!object)
            return Value::problem(
                u"There is nothing to look up with [ ] in %1."_s.arg(withArticle(kindName(of.kind()))));
        auto value = name ? fieldOf(*object, *name) : std::nullopt;
        return value ? *std::move(value)
                     : Value::problem(u"No such field in %1."_s.arg(object->shape->name()));
    }

    static Value item(const Items& items, const Value& by)
    {
        const auto place = placeOf(by);
        if (!place)
            return Value::problem(
                u"The place in a list is an int, not %1."_s.arg(withArticle(kindName(by.kind()))));
        if (*place < 0 || *place >= static_cast<qint64>(items.size()))
            return Value::problem(
                u"The list has no place %1: it has %2 items."_s.arg(*place).arg(items.size()));
        return items[static_cast<size_t>(*place)];
    }

    OperationPointer m_of;
    OperationPointer m_by;
    qsizetype m_at;
};

class TextSearch : public Operation
{
public:
    TextSearch(OperationPointer text, qsizetype at)
        : m_text(std::move(text))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        const Value text = m_text->run(evaluation);
        const Object& scope = evaluation.scope();
        if (const auto* sought = text.as<QString>())
            return scope.shape->mentions(scope.data, *sought, evaluation.budget());
        return text.isProblem()
            ? text
            : Value::problem(u"mentions() does not take (%1)."_s.arg(kindName(text.kind())), m_at);
    }

private:
    OperationPointer m_text;
    qsizetype m_at;
};

}

OperationPointer constant(Value value)
{
    return std::make_unique<Constant>(std::move(value));
}

OperationPointer variable(size_t index)
{
    return std::make_unique<Variable>(index);
}

OperationPointer scopeField(size_t index, qsizetype at)
{
    return std::make_unique<ScopeField>(index, at);
}

OperationPointer openField(QString name, qsizetype at)
{
    return std::make_unique<OpenField>(std::move(name), at);
}

OperationPointer select(OperationPointer of, QString name, qsizetype at)
{
    return std::make_unique<Select>(std::move(of), std::move(name), at);
}

OperationPointer selectField(
    OperationPointer of, const Shape& shape, size_t place, QString name, qsizetype at)
{
    return std::make_unique<SelectField>(std::move(of), shape, place, std::move(name), at);
}

OperationPointer has(OperationPointer of, QString name, qsizetype at)
{
    return std::make_unique<Has>(std::move(of), std::move(name), at);
}

OperationPointer index(OperationPointer of, OperationPointer by, qsizetype at)
{
    return std::make_unique<Index>(std::move(of), std::move(by), at);
}

OperationPointer textSearch(OperationPointer text, qsizetype at)
{
    return std::make_unique<TextSearch>(std::move(text), at);
}

}
