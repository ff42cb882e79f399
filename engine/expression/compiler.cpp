// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/compiler.h"

#include "engine/expression/operations.h"

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

class Compiler
{
public:
    explicit Compiler(const Shape& scope)
        : m_names(scope)
    {
    }

    Program program(const Node& root)
    {
        OperationPointer operation = make(root);
        return {std::move(operation), m_variables};
    }

private:
    OperationPointer make(const Node& node)
    {
        switch (node.kind) {
        case Node::Kind::Literal:
            return constant(node.value);
        case Node::Kind::Name:
        case Node::Kind::Select:
            return named(node);
        case Node::Kind::Has:
            return has(make(node.children[0]), node.name, node.at);
        case Node::Kind::Index:
            return index(make(node.children[0]), make(node.children[1]), node.at);
        case Node::Kind::Call:
        case Node::Kind::Method:
            return called(node);
        case Node::Kind::List:
            return listOf(makeAll(node, 0));
        case Node::Kind::Map:
            return mapOf(makeAll(node, 0), node.at);
        case Node::Kind::Unary:
            return unary(node.operation, make(node.children[0]), node.at);
        case Node::Kind::Binary:
            return binary(node.operation, make(node.children[0]), make(node.children[1]), node.at);
        case Node::Kind::And:
            return allOf(makeAll(node, 0), node.at);
        case Node::Kind::Or:
            return anyOf(makeAll(node, 0), node.at);
        case Node::Kind::Conditional:
            return conditional(
                make(node.children[0]), make(node.children[1]), make(node.children[2]), node.at);
        case Node::Kind::Fold:
            return folded(node);
        }
        return {};
    }

    Operations makeAll(const Node& node, size_t from)
    {
        Operations operations;
        for (size_t i = from; i < node.children.size(); ++i)
            operations.push_back(make(node.children[i]));
        return operations;
    }

    OperationPointer named(const Node& node)
    {
        const Meaning meaning = m_names.meaningOf(node);
        switch (meaning.kind) {
        case Meaning::Kind::Variable:
            return variable(meaning.index);
        case Meaning::Kind::Field:
            return scopeField(meaning.index, node.at);
        case Meaning::Kind::OpenField:
            return openField(node.name, node.at);
        case Meaning::Kind::TypeName:
            return constant(Value::type(meaning.type.kind));
        case Meaning::Kind::Unknown:
            break;
        }
        if (node.kind == Node::Kind::Select)
            return selected(node);
        return constant(Value::problem(
            u"There is no name `%1` here.%2"_s.arg(node.name, suggestion(node.name, m_names.all())),
            node.at));
    }

    OperationPointer selected(const Node& node)
    {
        const Shape* shape = shapeOf(node.children[0]);
        const auto place = shape && !shape->isOpen() ? shape->find(nullptr, node.name) : -1;
        if (place < 0)
            return select(make(node.children[0]), node.name, node.at);
        return selectField(make(node.children[0]), *shape, static_cast<size_t>(place), node.name, node.at);
    }

    /// What a field, or a field of a field, is sure to be an object of; null where that is not known.
    const Shape* shapeOf(const Node& node) const
    {
        const Meaning meaning = m_names.meaningOf(node);
        if (meaning.kind != Meaning::Kind::Unknown || node.kind != Node::Kind::Select)
            return meaning.type.shape;
        const Shape* whole = shapeOf(node.children[0]);
        const auto place = whole && !whole->isOpen() ? whole->find(nullptr, node.name) : -1;
        return place < 0 ? nullptr : whole->fields()[static_cast<size_t>(place)].type.shape;
    }

    OperationPointer called(const Node& node)
    {
        if (isSearch(node))
            return textSearch(make(node.children[0]), node.at);
        const QString qualified
            = node.kind == Node::Kind::Method ? m_names.qualifiedFunction(node) : QString();
        const bool isMethod = node.kind == Node::Kind::Method && qualified.isEmpty();
        const Function* function = findFunction(qualified.isEmpty() ? node.name : qualified, isMethod);
        if (!function)
            return constant(Value::problem(u"There is no function %1()."_s.arg(node.name), node.at));
        const size_t first = qualified.isEmpty() ? 0 : 1;
        const bool hasConstantPattern = function->name == u"matches" && node.children.size() == 2
            && node.children[1].kind == Node::Kind::Literal && node.children[1].value.kind() == Kind::String;
        if (hasConstantPattern)
            return matching(
                make(node.children[0]), node.children[1].value.get<QString>(), node.children[1].at);
        return call(*function, makeAll(node, first), node.at);
    }

    OperationPointer folded(const Node& node)
    {
        OperationPointer range = make(node.children[0]);
        const size_t firstVariable = m_names.depth();
        for (const QString& name : node.variables)
            m_names.enter(name, {});
        m_variables = std::max(m_variables, m_names.depth());
        Operations bodies = makeAll(node, 1);
        m_names.leave(static_cast<size_t>(node.variables.size()));
        return fold(node, std::move(range), std::move(bodies), firstVariable);
    }

    Names m_names;
    size_t m_variables = 0;
};

/// The words where a filter asks for true or false.
class Searches
{
public:
    explicit Searches(const Shape& scope)
        : m_names(scope)
    {
    }

    Node replaced(Node node) const
    {
        const bool isNot = node.kind == Node::Kind::Unary && node.operation == Operator::Not;
        if (node.kind == Node::Kind::And || node.kind == Node::Kind::Or || isNot) {
            for (Node& child : node.children)
                child = replaced(std::move(child));
            return node;
        }
        const QString word = wordOf(node);
        if (word.isEmpty())
            return node;
        Node text{.kind = Node::Kind::Literal, .at = node.at, .value = word};
        return {
            .kind = Node::Kind::Call, .at = node.at, .height = 2, .name = u"mentions"_s, .children = {text}};
    }

private:
    QString wordOf(const Node& node) const
    {
        if (node.kind == Node::Kind::Literal && node.value.kind() == Kind::String)
            return node.value.get<QString>();
        const QString word = dottedName(node);
        if (word.isEmpty())
            return {};
        const Node* root = &node;
        while (root->kind == Node::Kind::Select)
            root = &root->children.front();
        const Meaning meaning = m_names.meaningOf(*root);
        const bool isText = node.kind == Node::Kind::Name && meaning.kind == Meaning::Kind::Field
            && meaning.type.kind != Kind::Bool && !meaning.type.isDynamic();
        return meaning.kind == Meaning::Kind::Field && !isText ? QString() : word;
    }

    Names m_names;
};

}

Program compile(const Node& root, const Shape& scope)
{
    return Compiler(scope).program(root);
}

Node withSearches(Node root, const Shape& scope)
{
    return Searches(scope).replaced(std::move(root));
}

}
