// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/expression.h"
#include "engine/expression/structshape.h"
#include "engine/session/invariant.h"

#include <set>

namespace occasion {

/// "held is 10.00, under_way is 5.00": the variables of a condition that does not hold, for a person.
QString variablesText(const cel::Object& variables);

/// Why a condition over some variables does not hold; none when it does.
std::optional<QString> whyNot(const cel::Expression& condition, const cel::Object& variables);

namespace expressiondetail {

/// The condition of an invariant, read once for all sessions.
template <class Variables>
struct Condition
{
    explicit Condition(const QString& text)
        : expression(cel::Expression::condition(text, shape))
    {
    }
    cel::StructShape<Variables> shape{QStringLiteral("the invariant")};
    cel::Expression expression;
};

template <class Fold>
class Always : public Invariant
{
public:
    explicit Always(std::shared_ptr<const Condition<Fold>> condition)
        : m_condition(std::move(condition))
    {
    }
    void apply(const DomainEvent& event, const Step& step) override { m_fold.apply(event, step); }
    std::optional<QString> broken(bool) const override
    {
        return whyNot(m_condition->expression, m_condition->shape.object(m_fold));
    }
    std::unique_ptr<Invariant> copy() const override { return std::make_unique<Always>(*this); }

private:
    std::shared_ptr<const Condition<Fold>> m_condition;
    Fold m_fold;
};

template <class Fold>
class ForEach : public Invariant
{
public:
    using Variables = typename Fold::Variables;

    ForEach(std::shared_ptr<const Condition<Variables>> condition, bool onlyWhenQuiet)
        : m_condition(std::move(condition))
        , m_onlyWhenQuiet(onlyWhenQuiet)
    {
    }
    void apply(const DomainEvent& event, const Step& step) override
    {
        const std::optional<OriginatorId> touched = m_fold.apply(event, step);
        if (!touched)
            return;
        if (m_condition->expression.holds(m_condition->shape.object(m_fold.of(*touched))))
            m_broken.erase(*touched);
        else
            m_broken.insert(*touched);
    }
    std::optional<QString> broken(bool quiet) const override
    {
        if (m_broken.empty() || (m_onlyWhenQuiet && !quiet))
            return {};
        const OriginatorId& first = *m_broken.begin();
        const auto why = whyNot(m_condition->expression, m_condition->shape.object(m_fold.of(first)));
        return QStringLiteral("Of %1 %2").arg(first.text().left(8), why.value_or(QString()));
    }
    std::unique_ptr<Invariant> copy() const override { return std::make_unique<ForEach>(*this); }

private:
    std::shared_ptr<const Condition<Variables>> m_condition;
    bool m_onlyWhenQuiet;
    Fold m_fold;
    std::set<OriginatorId> m_broken;
};

}

/// An invariant whose condition is an expression over the members of a Fold, a plain struct that goes through the events
/// with `void apply(const DomainEvent&, const Step&)`. Throws cel::ExpressionError for a wrong expression.
template <class Fold>
InvariantType invariantOf(const QString& name, const QString& expression)
{
    auto condition = std::make_shared<const expressiondetail::Condition<Fold>>(expression);
    return {name, [condition] { return std::make_unique<expressiondetail::Always<Fold>>(condition); },
        expression};
}

/// An invariant that must hold of each of many: the expression is over Fold::Variables, a plain struct. The fold's
/// `std::optional<OriginatorId> apply(event, step)` says whose variables an event changed, and `of(id)` gives them; only
/// those are looked at, so that the cost of a step does not grow with their number. `onlyWhenQuiet`: nothing may wait to
/// be delivered. Errors as invariantOf()'s.
template <class Fold>
InvariantType invariantForEach(const QString& name, const QString& expression, bool onlyWhenQuiet = false)
{
    auto condition
        = std::make_shared<const expressiondetail::Condition<typename Fold::Variables>>(expression);
    return {name,
        [condition, onlyWhenQuiet] {
            return std::make_unique<expressiondetail::ForEach<Fold>>(condition, onlyWhenQuiet);
        },
        expression};
}

}
