// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/arithmetic.h"
#include "engine/expression/map.h"
#include "engine/expression/operations.h"
#include "engine/expression/shape.h"

#include <array>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

/// What has come together on the way through a list or map.
class Gatherer
{
public:
    virtual ~Gatherer() = default;
    /// Takes the result for one item; false when no further one can change the end.
    virtual bool take(const Value& key, Value result, Budget& budget) = 0;
    virtual Value end() = 0;
};

Value asked(const Value& result)
{
    return result.isProblem()
        ? result
        : Value::problem(u"The condition gives %1, and true or false is asked for."_s.arg(
            withArticle(kindName(result.kind()))));
}

/// all and exists: one item that decides does so whatever the others are.
class Quantifier : public Gatherer
{
public:
    explicit Quantifier(bool decisive)
        : m_decisive(decisive)
        , m_end(!decisive)
    {
    }
    bool take(const Value& /*key*/, Value result, Budget& /*budget*/) override
    {
        const auto* flag = result.as<bool>();
        if (flag && *flag == m_decisive) {
            m_end = m_decisive;
            return false;
        }
        if (!flag && !m_end.isProblem())
            m_end = asked(result);
        return true;
    }
    Value end() override { return m_end; }

private:
    bool m_decisive;
    Value m_end;
};

/// exists_one and count.
class Counter : public Gatherer
{
public:
    explicit Counter(bool isExactlyOne)
        : m_isExactlyOne(isExactlyOne)
    {
    }
    bool take(const Value& /*key*/, Value result, Budget& /*budget*/) override
    {
        const auto* flag = result.as<bool>();
        if (!flag) {
            m_problem = asked(result);
            return false;
        }
        m_count += *flag ? 1 : 0;
        return true;
    }
    Value end() override
    {
        if (m_problem.isProblem())
            return m_problem;
        return m_isExactlyOne ? Value(m_count == 1) : Value(m_count);
    }

private:
    bool m_isExactlyOne;
    qint64 m_count = 0;
    Value m_problem;
};

/// map and transformList; filter, whose results are the items.
class Collector : public Gatherer
{
public:
    bool take(const Value& /*key*/, Value result, Budget& /*budget*/) override
    {
        if (result.isProblem()) {
            m_problem = std::move(result);
            return false;
        }
        m_items.push_back(std::move(result));
        return true;
    }
    Value end() override { return m_problem.isProblem() ? m_problem : Value(std::move(m_items)); }

private:
    Items m_items;
    Value m_problem;
};

class MapMaker : public Gatherer
{
public:
    bool take(const Value& key, Value result, Budget& /*budget*/) override
    {
        if (result.isProblem()) {
            m_problem = std::move(result);
            return false;
        }
        m_map->insert(key, std::move(result));
        return true;
    }
    Value end() override { return m_problem.isProblem() ? m_problem : Value(MapPointer(m_map)); }

private:
    std::shared_ptr<Map> m_map = std::make_shared<Map>();
    Value m_problem;
};

class Adder : public Gatherer
{
public:
    bool take(const Value& /*key*/, Value result, Budget& budget) override
    {
        const bool isFirst = std::exchange(m_isEmpty, false);
        m_sum = isFirst || result.isProblem() ? std::move(result)
                                              : computed(Operator::Add, m_sum, result, budget);
        return !m_sum.isProblem();
    }
    Value end() override { return m_sum; }

private:
    bool m_isEmpty = true;
    Value m_sum = qint64{0};
};

template <class T, auto... arguments>
std::unique_ptr<Gatherer> gatherer()
{
    return std::make_unique<T>(arguments...);
}

struct MacroKind
{
    QStringView name;
    std::unique_ptr<Gatherer> (*gatherer)();
};

constexpr std::array<MacroKind, 9> macroKinds{{{u"all", gatherer<Quantifier, false>},
    {u"exists", gatherer<Quantifier, true>}, {u"exists_one", gatherer<Counter, true>},
    {u"count", gatherer<Counter, false>}, {u"map", gatherer<Collector>}, {u"filter", gatherer<Collector>},
    {u"transformList", gatherer<Collector>}, {u"transformMap", gatherer<MapMaker>},
    {u"sum", gatherer<Adder>}}};

class Fold : public Operation
{
public:
    Fold(const Node& macro, OperationPointer range, Operations bodies, size_t firstVariable)
        : m_hasTwoVariables(macro.variables.size() == 2)
        , m_isFilter(macro.name == u"filter")
        , m_range(std::move(range))
        , m_result(std::move(bodies.back()))
        , m_firstVariable(firstVariable)
        , m_at(macro.at)
    {
        if (bodies.size() > 1)
            m_condition = std::move(bodies.front());
        for (const MacroKind& kind : macroKinds) {
            if (kind.name == macro.name)
                m_gatherer = kind.gatherer;
        }
    }

    Value run(Evaluation& evaluation) const override
    {
        evaluation.budget().spend(1);
        const Value range = m_range->run(evaluation);
        if (range.isProblem())
            return range;
        const auto gathered = m_gatherer();
        if (range.kind() == Kind::List)
            overList(range.items(), *gathered, evaluation);
        else if (range.kind() == Kind::Map || range.kind() == Kind::Object)
            overMap(*cel::mapOf(range, evaluation.budget()), *gathered, evaluation);
        else
            return Value::problem(u"A macro goes through a list or a map, and this is %1."_s.arg(
                                      withArticle(kindName(range.kind()))),
                m_at);
        const Value end = gathered->end();
        return end.isProblem() ? end.placedAt(m_at) : end;
    }

private:
    void overList(const Items& items, Gatherer& gathered, Evaluation& evaluation) const
    {
        for (size_t i = 0; i < items.size(); ++i) {
            if (!step(static_cast<qint64>(i), items[i], gathered, evaluation))
                return;
        }
    }

    void overMap(const Map& map, Gatherer& gathered, Evaluation& evaluation) const
    {
        for (const auto& [key, value] : map.entries()) {
            if (!step(key, m_hasTwoVariables ? value : key, gathered, evaluation))
                return;
        }
    }

    bool step(const Value& key, const Value& item, Gatherer& gathered, Evaluation& evaluation) const
    {
        evaluation.budget().spend(1);
        if (m_hasTwoVariables)
            evaluation.variable(m_firstVariable) = key;
        evaluation.variable(m_firstVariable + (m_hasTwoVariables ? 1 : 0)) = item;
        if (m_condition && !m_isFilter) {
            const Value condition = m_condition->run(evaluation);
            const auto* flag = condition.as<bool>();
            if (!flag || !*flag)
                return flag || gathered.take(key, asked(condition), evaluation.budget());
        }
        Value result = m_result->run(evaluation);
        if (!m_isFilter)
            return gathered.take(key, std::move(result), evaluation.budget());
        const auto* flag = result.as<bool>();
        if (flag)
            return !*flag || gathered.take(key, item, evaluation.budget());
        return gathered.take(key, asked(result), evaluation.budget());
    }

    bool m_hasTwoVariables;
    bool m_isFilter;
    OperationPointer m_range;
    OperationPointer m_condition; // may be null
    OperationPointer m_result;
    size_t m_firstVariable;
    qsizetype m_at;
    std::unique_ptr<Gatherer> (*m_gatherer)() = nullptr;
};

}

OperationPointer fold(const Node& macro, OperationPointer range, Operations bodies, size_t firstVariable)
{
    return std::make_unique<Fold>(macro, std::move(range), std::move(bodies), firstVariable);
}

}
