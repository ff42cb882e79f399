// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/printer.h"

#include "engine/expression/lexer.h"
#include "engine/expression/valuetext.h"

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

/// How tightly a node holds together; what binds less than its place asks for stands in brackets.
enum Binding
{
    Loose,
    OfOr,
    OfAnd,
    OfRelation,
    OfSum,
    OfProduct,
    OfUnary,
    OfMember
};

Binding bindingOf(Operator operation)
{
    switch (operation) {
    case Operator::Not:
    case Operator::Negate:
        return OfUnary;
    case Operator::Multiply:
    case Operator::Divide:
    case Operator::Modulo:
        return OfProduct;
    case Operator::Add:
    case Operator::Subtract:
        return OfSum;
    default:
        return OfRelation;
    }
}

Binding bindingOf(const Node& node)
{
    switch (node.kind) {
    case Node::Kind::Conditional:
        return Loose;
    case Node::Kind::Or:
        return OfOr;
    case Node::Kind::And:
        return OfAnd;
    case Node::Kind::Binary:
    case Node::Kind::Unary:
        return bindingOf(node.operation);
    default:
        return OfMember;
    }
}

Binding tighter(Binding binding)
{
    return static_cast<Binding>(binding + 1);
}

QString within(const Node& node, Binding least)
{
    return bindingOf(node) < least ? u'(' + print(node) + u')' : print(node);
}

QString joined(const std::vector<Node>& nodes, size_t from, const QString& separator, Binding least)
{
    QStringList texts;
    for (size_t i = from; i < nodes.size(); ++i)
        texts.append(within(nodes[i], least));
    return texts.join(separator);
}

QString literalText(const Value& value)
{
    if (const auto* number = value.as<Decimal>())
        return number->text() + u'd';
    Budget enough{Limits()};
    return sourceText(value, enough);
}

QString unaryText(const Node& node)
{
    const QString operand = within(node.children.front(), OfUnary);
    const bool joinsNumber
        = node.operation == Operator::Negate && (operand.front().isDigit() || operand.front() == u'.');
    return operatorText(node.operation) + (joinsNumber ? QString(u'(' + operand + u')') : operand);
}

QString binaryText(const Node& node)
{
    const Binding binding = bindingOf(node);
    return within(node.children[0], binding) + u' ' + operatorText(node.operation) + u' '
        + within(node.children[1], tighter(binding));
}

QString fieldText(const Node& node)
{
    const bool isPlain = isPlainName(node.name);
    return within(node.children.front(), OfMember) + (isPlain ? u"."_s : u".`"_s) + node.name
        + (isPlain ? QString() : u"`"_s);
}

QString mapText(const Node& node)
{
    QStringList entries;
    for (size_t i = 0; i + 1 < node.children.size(); i += 2)
        entries.append(print(node.children[i]) + u": " + print(node.children[i + 1]));
    return u'{' + entries.join(u", "_s) + u'}';
}

QString methodText(const Node& node)
{
    QStringList arguments = node.variables;
    for (size_t i = 1; i < node.children.size(); ++i)
        arguments.append(print(node.children[i]));
    return within(node.children.front(), OfMember) + u'.' + node.name + u'(' + arguments.join(u", "_s) + u')';
}

}

QString print(const Node& node)
{
    const auto& children = node.children;
    switch (node.kind) {
    case Node::Kind::Literal:
        return literalText(node.value);
    case Node::Kind::Name:
        return node.name;
    case Node::Kind::Select:
        return fieldText(node);
    case Node::Kind::Has:
        return u"has("_s + fieldText(node) + u')';
    case Node::Kind::Index:
        return within(children[0], OfMember) + u'[' + print(children[1]) + u']';
    case Node::Kind::Call:
        return node.name + u'(' + joined(children, 0, u", "_s, Loose) + u')';
    case Node::Kind::Method:
    case Node::Kind::Fold:
        return methodText(node);
    case Node::Kind::List:
        return u'[' + joined(children, 0, u", "_s, Loose) + u']';
    case Node::Kind::Map:
        return mapText(node);
    case Node::Kind::Unary:
        return unaryText(node);
    case Node::Kind::Binary:
        return binaryText(node);
    case Node::Kind::And:
        return joined(children, 0, u" && "_s, OfRelation);
    case Node::Kind::Or:
        return joined(children, 0, u" || "_s, OfAnd);
    case Node::Kind::Conditional:
        return within(children[0], OfOr) + u" ? " + within(children[1], OfOr) + u" : " + print(children[2]);
    }
    return {};
}

}
