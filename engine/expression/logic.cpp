// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/arithmetic.h"
#include "engine/expression/comparison.h"
#include "engine/expression/map.h"
#include "engine/expression/operations.h"
#include "engine/expression/shape.h"

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

/// && and ||: an operand that decides does so whatever the others are, problems too.
template <bool decisive>
class Junction : public Operation
{
public:
    Junction(Operations operands, qsizetype at)
        : m_operands(std::move(operands))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        Value problem;
        for (const OperationPointer& operand : m_operands) {
            const Value value = operand->run(evaluation);
            const auto* flag = value.as<bool>();
            if (flag && *flag == decisive)
                return decisive;
            if (!flag && !problem.isProblem())
                problem = value.isProblem() ? value : notBool(value);
        }
        return problem.isProblem() ? problem : Value(!decisive);
    }

private:
    Value notBool(const Value& value) const
    {
        return Value::problem(u"%1 asks for true or false, and this is %2."_s.arg(
                                  decisive ? u"||"_s : u"&&"_s, withArticle(kindName(value.kind()))),
            m_at);
    }

    Operations m_operands;
    qsizetype m_at;
};

class Conditional : public Operation
{
public:
    Conditional(OperationPointer condition, OperationPointer yes, OperationPointer no, qsizetype at)
        : m_condition(std::move(condition))
        , m_yes(std::move(yes))
        , m_no(std::move(no))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        const Value condition = m_condition->run(evaluation);
        if (const auto* flag = condition.as<bool>())
            return (*flag ? m_yes : m_no)->run(evaluation);
        return condition.isProblem() ? condition
                                     : Value::problem(u"? asks for true or false, and this is %1."_s.arg(
                                                          withArticle(kindName(condition.kind()))),
                                         m_at);
    }

private:
    OperationPointer m_condition;
    OperationPointer m_yes;
    OperationPointer m_no;
    qsizetype m_at;
};

class Unary : public Operation
{
public:
    Unary(Operator operation, OperationPointer operand, qsizetype at)
        : m_operation(operation)
        , m_operand(std::move(operand))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        const Value value = m_operand->run(evaluation);
        if (value.isProblem())
            return value;
        if (m_operation == Operator::Negate)
            return negative(value).placedAt(m_at);
        const auto* flag = value.as<bool>();
        return flag ? Value(!*flag)
                    : Value::problem(u"! asks for true or false, and this is %1."_s.arg(
                                         withArticle(kindName(value.kind()))),
                        m_at);
    }

private:
    Operator m_operation;
    OperationPointer m_operand;
    qsizetype m_at;
};

bool holds(Operator operation, std::partial_ordering order)
{
    switch (operation) {
    case Operator::Less:
        return order < 0;
    case Operator::LessEqual:
        return order <= 0;
    case Operator::Greater:
        return order > 0;
    default:
        return order >= 0;
    }
}

Value isMember(const Value& item, const Value& of, Budget& budget)
{
    if (of.kind() == Kind::Map)
        return of.map().find(item) != nullptr;
    if (const auto* object = of.as<Object>()) {
        const auto* name = item.as<QString>();
        return name && object->shape->find(object->data, *name) >= 0;
    }
    if (of.kind() != Kind::List)
        return Value::problem(
            u"`in` asks a list or a map, and this is %1."_s.arg(withArticle(kindName(of.kind()))));
    return std::any_of(of.items().begin(), of.items().end(),
        [&](const Value& each) { return areEqual(item, each, budget); });
}

class Binary : public Operation
{
public:
    Binary(Operator operation, OperationPointer left, OperationPointer right, qsizetype at)
        : m_operation(operation)
        , m_left(std::move(left))
        , m_right(std::move(right))
        , m_at(at)
    {
    }
    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        const Value left = m_left->run(evaluation);
        if (left.isProblem())
            return left;
        const Value right = m_right->run(evaluation);
        if (right.isProblem())
            return right;
        return result(left, right, evaluation.budget());
    }

private:
    Value result(const Value& left, const Value& right, Budget& budget) const
    {
        if (m_operation == Operator::Equal)
            return areEqual(left, right, budget);
        if (m_operation == Operator::NotEqual)
            return !areEqual(left, right, budget);
        if (m_operation == Operator::In)
            return isMember(left, right, budget).placedAt(m_at);
        if (m_operation < Operator::Equal)
            return computed(m_operation, left, right, budget).placedAt(m_at);
        if (const auto order = orderOf(left, right))
            return holds(m_operation, *order);
        return Value::problem(misfit(m_operation, kindName(left.kind()), kindName(right.kind())), m_at);
    }

    Operator m_operation;
    OperationPointer m_left;
    OperationPointer m_right;
    qsizetype m_at;
};

}

OperationPointer allOf(Operations operands, qsizetype at)
{
    return std::make_unique<Junction<false>>(std::move(operands), at);
}

OperationPointer anyOf(Operations operands, qsizetype at)
{
    return std::make_unique<Junction<true>>(std::move(operands), at);
}

OperationPointer conditional(
    OperationPointer condition, OperationPointer yes, OperationPointer no, qsizetype at)
{
    return std::make_unique<Conditional>(std::move(condition), std::move(yes), std::move(no), at);
}

OperationPointer unary(Operator operation, OperationPointer operand, qsizetype at)
{
    return std::make_unique<Unary>(operation, std::move(operand), at);
}

OperationPointer binary(Operator operation, OperationPointer left, OperationPointer right, qsizetype at)
{
    return std::make_unique<Binary>(operation, std::move(left), std::move(right), at);
}

}
