// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/compiler.h"
#include "engine/expression/expressionerror.h"

namespace occasion::cel {

/// A condition or formula in the one language of the workbench (CEL with decimals; the manual's page on expressions
/// tells it): read once, checked once, evaluated many times, by any thread. It reads fields and nothing else: no clock,
/// no file, no random number, and it ends within its limits.
class Expression
{
public:
    enum class Checking : quint8
    {
        Full, ///< what is certain to fail is an error at once
        None ///< it fails when it is evaluated
    };

    /// The scope, whose fields are the names, must outlive the expression. Throws ExpressionError with the place in the
    /// text.
    Expression(const QString& text, const Shape& scope, Checking checking = Checking::Full);
    Expression(Expression&& other) noexcept = default;
    Expression& operator=(Expression&& other) noexcept = default;

    /// An expression that says yes or no. ExpressionError when it is certain to say something else.
    static Expression condition(const QString& text, const Shape& scope);
    /// A condition in which a bare word means "contains this text anywhere". Errors as condition()'s.
    static Expression filter(const QString& text, const Shape& scope);

    const QString& text() const { return m_text; }
    const Type& type() const { return m_type; }

    /// The value, which outlives the scope. Throws ExpressionError when there is none, or when it takes more than the
    /// limits allow.
    Value evaluate(const Object& scope, const Limits& limits = {}) const;

    /// Whether the condition holds; false also where it has no value, as where an event lacks a field of it. Throws
    /// ExpressionError only when it takes more than the limits allow. The fastest way to ask.
    bool holds(const Object& scope, const Limits& limits = {}) const;

private:
    Expression(QString text, const Node& root, const Shape& scope, Checking checking);

    QString m_text;
    Type m_type;
    Program m_program;
};

}
