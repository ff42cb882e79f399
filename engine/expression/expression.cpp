// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/expression.h"

#include "engine/expression/checker.h"
#include "engine/expression/parser.h"

#include <QRegularExpression>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

Expression requireCondition(Expression expression)
{
    const Type& type = expression.type();
    if (type.kind != Kind::Bool && !type.isDynamic())
        throw ExpressionError(
            u"A condition is true or false, and this is %1."_s.arg(withArticle(typeText(type))), 0);
    return expression;
}

/// Whether the text is one word of the kind that people search for: an id, a topic, a name.
bool isWord(const QString& text)
{
    static const QRegularExpression word(uR"(^[\w.:-]+$)"_s, QRegularExpression::UseUnicodePropertiesOption);
    return word.match(text).hasMatch();
}

}

Expression::Expression(const QString& text, const Shape& scope, Checking checking)
    : Expression(text, parse(text), scope, checking)
{
}

Expression::Expression(QString text, const Node& root, const Shape& scope, Checking checking)
    : m_text(std::move(text))
    , m_type(checking == Checking::Full ? check(root, scope) : Type())
    , m_program(compile(root, scope))
{
}

Expression Expression::condition(const QString& text, const Shape& scope)
{
    return requireCondition(Expression(text, scope));
}

Expression Expression::filter(const QString& text, const Shape& scope)
{
    const QString trimmed = text.trimmed();
    try {
        return requireCondition({text, withSearches(parse(text), scope), scope, Checking::Full});
    } catch (const ExpressionError&) {
        if (!isWord(trimmed))
            throw;
    }
    const Node word{.kind = Node::Kind::Literal, .value = trimmed};
    return {text, withSearches(word, scope), scope, Checking::Full};
}

Value Expression::evaluate(const Object& scope, const Limits& limits) const
{
    Evaluation evaluation(scope, limits, m_program.variables);
    const Value value = m_program.root->run(evaluation);
    if (value.isProblem())
        throw ExpressionError(value.problem().message, std::max<qsizetype>(0, value.problem().at));
    return detached(value, evaluation.budget());
}

bool Expression::holds(const Object& scope, const Limits& limits) const
{
    Evaluation evaluation(scope, limits, m_program.variables);
    const Value value = m_program.root->run(evaluation);
    const auto* flag = value.as<bool>();
    return flag && *flag;
}

}
