// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/budget.h"
#include "engine/expression/value.h"

#include <memory>

namespace occasion::cel {

/// One evaluation while it runs: what it is about, what it may still use, and the variables of its macros.
class Evaluation
{
public:
    /// The scope must outlive the evaluation.
    Evaluation(const Object& scope, const Limits& limits, size_t variables)
        : m_scope(scope)
        , m_budget(limits)
        , m_variables(variables)
    {
    }

    const Object& scope() const { return m_scope; }
    Budget& budget() { return m_budget; }
    Value& variable(size_t index) { return m_variables[index]; }

private:
    const Object& m_scope;
    Budget m_budget;
    std::vector<Value> m_variables;
};

/// One part of an expression, ready to run (Interpreter): made once, run for each evaluation, by any thread.
class Operation
{
public:
    virtual ~Operation() = default;
    /// The value, or a problem. Throws ExpressionError when the budget ends.
    virtual Value run(Evaluation& evaluation) const = 0;
};

using OperationPointer = std::unique_ptr<const Operation>;
using Operations = std::vector<OperationPointer>;

}
