// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/expressionerror.h"
#include "engine/expression/map.h"
#include "engine/expression/operations.h"
#include "engine/expression/regularexpression.h"

#include <array>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

/// Room for the arguments of nearly all calls without taking memory.
constexpr size_t fewArguments = 4;

class Call : public Operation
{
public:
    Call(const Function& function, Operations arguments, qsizetype at)
        : m_function(function)
        , m_arguments(std::move(arguments))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        if (m_arguments.size() <= fewArguments) {
            std::array<Value, fewArguments> values;
            return runWith(std::span(values).first(m_arguments.size()), evaluation);
        }
        std::vector<Value> values(m_arguments.size());
        return runWith(values, evaluation);
    }

private:
    Value runWith(std::span<Value> values, Evaluation& evaluation) const
    {
        for (size_t i = 0; i < values.size(); ++i) {
            values[i] = m_arguments[i]->run(evaluation);
            if (values[i].isProblem())
                return values[i];
        }
        const Overload* overload = fitting(values);
        Value result
            = overload ? overload->call(values, evaluation.budget()) : Value::problem(misfitOf(values));
        return result.isProblem() ? result.placedAt(m_at) : result;
    }

    const Overload* fitting(std::span<const Value> values) const
    {
        std::array<Kind, fewArguments> few{};
        if (values.size() > fewArguments) {
            std::vector<Kind> kinds;
            for (const Value& value : values)
                kinds.push_back(value.kind());
            return findOverload(m_function, kinds);
        }
        for (size_t i = 0; i < values.size(); ++i)
            few[i] = values[i].kind();
        return findOverload(m_function, std::span(few).first(values.size()));
    }

    QString misfitOf(std::span<const Value> values) const
    {
        QStringList kinds;
        for (const Value& value : values)
            kinds.append(kindName(value.kind()));
        return u"%1() does not take (%2)."_s.arg(m_function.name, kinds.join(u", "_s));
    }

    const Function& m_function;
    Operations m_arguments;
    qsizetype m_at;
};

class Matching : public Operation
{
public:
    Matching(OperationPointer text, RegularExpression pattern, qsizetype at)
        : m_text(std::move(text))
        , m_pattern(std::move(pattern))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        const Value text = m_text->run(evaluation);
        if (const auto* string = text.as<QString>())
            return m_pattern.isIn(*string, evaluation.budget());
        return text.isProblem()
            ? text
            : Value::problem(u"matches() does not take (%1, string)."_s.arg(kindName(text.kind())), m_at);
    }

private:
    OperationPointer m_text;
    RegularExpression m_pattern;
    qsizetype m_at;
};

class ListOf : public Operation
{
public:
    explicit ListOf(Operations items)
        : m_items(std::move(items))
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        Items values;
        values.reserve(m_items.size());
        for (const OperationPointer& item : m_items) {
            values.push_back(item->run(evaluation));
            if (values.back().isProblem())
                return values.back();
        }
        return values;
    }

private:
    Operations m_items;
};

class MapOf : public Operation
{
public:
    MapOf(Operations keysAndValues, qsizetype at)
        : m_keysAndValues(std::move(keysAndValues))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        auto map = std::make_shared<Map>();
        for (size_t i = 0; i + 1 < m_keysAndValues.size(); i += 2) {
            Value key = m_keysAndValues[i]->run(evaluation);
            if (key.isProblem())
                return key;
            Value value = m_keysAndValues[i + 1]->run(evaluation);
            if (value.isProblem())
                return value;
            if (const QString problem = Map::keyProblem(key); !problem.isEmpty())
                return Value::problem(problem, m_at);
            if (!map->insert(std::move(key), std::move(value)))
                return Value::problem(u"The map has a key twice."_s, m_at);
        }
        return MapPointer(std::move(map));
    }

private:
    Operations m_keysAndValues;
    qsizetype m_at;
};

}

OperationPointer call(const Function& function, Operations arguments, qsizetype at)
{
    return std::make_unique<Call>(function, std::move(arguments), at);
}

OperationPointer matching(OperationPointer text, const QString& pattern, qsizetype at)
{
    Budget enough{Limits()};
    RegularExpression compiled(pattern, enough);
    if (!compiled.problem().isEmpty())
        throw ExpressionError(compiled.problem(), at);
    return std::make_unique<Matching>(std::move(text), std::move(compiled), at);
}

OperationPointer listOf(Operations items)
{
    return std::make_unique<ListOf>(std::move(items));
}

OperationPointer mapOf(Operations keysAndValues, qsizetype at)
{
    return std::make_unique<MapOf>(std::move(keysAndValues), at);
}

}
