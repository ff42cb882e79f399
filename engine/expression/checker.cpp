// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/checker.h"

#include "engine/expression/arithmetic.h"
#include "engine/expression/expressionerror.h"
#include "engine/expression/function.h"
#include "engine/expression/macros.h"

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

bool isOrdered(Kind kind)
{
    return kind >= Kind::Bool && kind <= Kind::Duration;
}

bool isNumber(Kind kind)
{
    return kind >= Kind::Int && kind <= Kind::Decimal;
}

class Checker
{
public:
    explicit Checker(const Shape& scope)
        : m_names(scope)
    {
    }

    Type typeOf(const Node& node)
    {
        switch (node.kind) {
        case Node::Kind::Literal:
            return node.value.kind();
        case Node::Kind::Name:
            return ofName(node);
        case Node::Kind::Select:
            return ofSelect(node);
        case Node::Kind::Has:
            requireFields(node, typeOf(node.children[0]));
            return Kind::Bool;
        case Node::Kind::Index:
            return ofIndex(node);
        case Node::Kind::Call:
        case Node::Kind::Method:
            return ofCall(node);
        case Node::Kind::List:
            return ofList(node);
        case Node::Kind::Map:
            return ofMap(node);
        case Node::Kind::Unary:
            return ofUnary(node);
        case Node::Kind::Binary:
            return ofBinary(node);
        case Node::Kind::And:
        case Node::Kind::Or:
            for (const Node& child : node.children)
                requireBool(child, node.kind == Node::Kind::And ? u"&&"_s : u"||"_s);
            return Kind::Bool;
        case Node::Kind::Conditional:
            return ofConditional(node);
        case Node::Kind::Fold:
            return ofFold(node);
        }
        return {};
    }

private:
    [[noreturn]] static void fail(const Node& node, const QString& message)
    {
        throw ExpressionError(message, node.at);
    }

    void requireBool(const Node& node, const QString& where)
    {
        const Type type = typeOf(node);
        if (type.kind != Kind::Bool && !type.isDynamic())
            fail(node,
                u"%1 asks for true or false, and this is %2."_s.arg(where, withArticle(typeText(type))));
    }

    Type ofName(const Node& node)
    {
        const Meaning meaning = m_names.meaningOf(node);
        if (meaning.kind == Meaning::Kind::Unknown)
            fail(node,
                u"There is no name `%1` here.%2"_s.arg(node.name, suggestion(node.name, m_names.all())));
        return meaning.kind == Meaning::Kind::TypeName ? Kind::Type : meaning.type;
    }

    static void requireFields(const Node& node, const Type& type)
    {
        if (!type.isRecord() && !type.isDynamic())
            fail(node, u"There are no fields in %1."_s.arg(withArticle(typeText(type))));
    }

    Type ofSelect(const Node& node)
    {
        const Meaning meaning = m_names.meaningOf(node);
        if (meaning.kind != Meaning::Kind::Unknown)
            return meaning.kind == Meaning::Kind::TypeName ? Kind::Type : meaning.type;
        const Type of = typeOf(node.children[0]);
        requireFields(node, of);
        if (of.kind != Kind::Object || !of.shape)
            return of.mapped();
        QStringList known;
        for (const Field& field : of.shape->fields()) {
            if (field.name == node.name)
                return field.type;
            known.append(field.name);
        }
        if (!of.shape->isOpen())
            fail(node,
                u"No field `%1` in %2.%3"_s.arg(node.name, of.shape->name(), suggestion(node.name, known)));
        return {};
    }

    Type ofIndex(const Node& node)
    {
        const Type of = typeOf(node.children[0]);
        const Type by = typeOf(node.children[1]);
        if (of.kind != Kind::List && !of.isRecord() && !of.isDynamic())
            fail(node, u"There is nothing to look up with [ ] in %1."_s.arg(withArticle(typeText(of))));
        if (of.kind == Kind::List && !isNumber(by.kind) && !by.isDynamic())
            fail(node.children[1],
                u"The place in a list is an int, and this is %1."_s.arg(withArticle(typeText(by))));
        return of.kind == Kind::List ? of.item() : of.mapped();
    }

    Type ofSearch(const Node& node)
    {
        const Type text = typeOf(node.children[0]);
        if (text.kind != Kind::String && !text.isDynamic())
            fail(node, u"mentions() does not take (%1)."_s.arg(typeText(text)));
        return Kind::Bool;
    }

    Type ofCall(const Node& node)
    {
        if (isSearch(node))
            return ofSearch(node);
        const QString qualified
            = node.kind == Node::Kind::Method ? m_names.qualifiedFunction(node) : QString();
        const bool isMethod = node.kind == Node::Kind::Method && qualified.isEmpty();
        const QString name = qualified.isEmpty() ? node.name : qualified;
        const Function* function = findFunction(name, isMethod);
        if (!function)
            fail(node, unknownFunction(name, isMethod));
        std::vector<Kind> kinds;
        std::vector<Type> types;
        for (size_t i = qualified.isEmpty() ? 0 : 1; i < node.children.size(); ++i) {
            types.push_back(typeOf(node.children[i]));
            kinds.push_back(types.back().kind);
        }
        const Overload* overload = findOverload(*function, kinds);
        if (!overload)
            fail(node, u"%1() does not take (%2)."_s.arg(name, texts(types)));
        const bool givesItem = name == u"first" || name == u"last" || name == u"by_id" || name == u"sum";
        if (givesItem)
            return types.front().item();
        return isAmbiguous(*function, kinds) ? sameResult(*function) : overload->result;
    }

    /// The result where all overloads agree on it.
    static Type sameResult(const Function& function)
    {
        Type result = function.overloads.front().result;
        for (const Overload& overload : function.overloads)
            result = commonType(result, overload.result);
        return result;
    }

    static QString texts(const std::vector<Type>& types)
    {
        QStringList all;
        for (const Type& type : types)
            all.append(typeText(type));
        return all.join(u", "_s);
    }

    static QString unknownFunction(const QString& name, bool isMethod)
    {
        if (findFunction(name, !isMethod))
            return isMethod ? u"%1() is no method: write %1(x)."_s.arg(name)
                            : u"%1() is a method: write x.%1(…)."_s.arg(name);
        QStringList known = isMethod ? macroNames() : QStringList();
        for (const Function& each : functions())
            known.append(each.name);
        if (known.contains(name))
            return u"%1() begins with the name of a variable and a condition, as in list.%1(x, x > 0)."_s.arg(
                name);
        return u"There is no function %1().%2"_s.arg(name, suggestion(name, known));
    }

    Type ofList(const Node& node)
    {
        if (node.children.empty())
            return Kind::List;
        Type item = typeOf(node.children.front());
        for (size_t i = 1; i < node.children.size(); ++i)
            item = commonType(item, typeOf(node.children[i]));
        return Type::list(item);
    }

    Type ofMap(const Node& node)
    {
        if (node.children.empty())
            return Kind::Map;
        Type key = typeOf(node.children[0]);
        Type value = typeOf(node.children[1]);
        for (size_t i = 2; i + 1 < node.children.size(); i += 2) {
            key = commonType(key, typeOf(node.children[i]));
            value = commonType(value, typeOf(node.children[i + 1]));
        }
        return Type::map(key, value);
    }

    Type ofUnary(const Node& node)
    {
        if (node.operation == Operator::Not) {
            requireBool(node.children[0], u"!"_s);
            return Kind::Bool;
        }
        const Type type = typeOf(node.children[0]);
        const bool hasNegative
            = (isNumber(type.kind) && type.kind != Kind::Uint) || type.kind == Kind::Duration;
        if (!hasNegative && !type.isDynamic())
            fail(node, u"There is no negative of %1."_s.arg(withArticle(typeText(type))));
        return type;
    }

    Type ofBinary(const Node& node)
    {
        const Type left = typeOf(node.children[0]);
        const Type right = typeOf(node.children[1]);
        if (node.operation == Operator::In) {
            if (right.kind != Kind::List && !right.isRecord() && !right.isDynamic())
                fail(node, u"`in` asks a list or a map, and this is %1."_s.arg(withArticle(typeText(right))));
            return Kind::Bool;
        }
        if (node.operation < Operator::Equal) {
            const auto type = computedType(node.operation, left, right);
            if (!type)
                fail(node, misfit(node.operation, typeText(left), typeText(right)));
            return *type;
        }
        const bool isEquality = node.operation == Operator::Equal || node.operation == Operator::NotEqual;
        if (!areComparable(left, right, isEquality))
            fail(node, misfit(node.operation, typeText(left), typeText(right)));
        return Kind::Bool;
    }

    static bool areComparable(const Type& a, const Type& b, bool isEquality)
    {
        if (a.isDynamic() || b.isDynamic())
            return isEquality
                || ((a.isDynamic() || isOrdered(a.kind)) && (b.isDynamic() || isOrdered(b.kind)));
        if (isNumber(a.kind) && isNumber(b.kind))
            return true;
        if (isEquality && (a.kind == Kind::Null || b.kind == Kind::Null || (a.isRecord() && b.isRecord())))
            return true;
        return a.kind == b.kind && (isEquality || isOrdered(a.kind));
    }

    Type ofConditional(const Node& node)
    {
        requireBool(node.children[0], u"?"_s);
        const Type yes = typeOf(node.children[1]);
        return commonType(yes, typeOf(node.children[2]));
    }

    Type ofFold(const Node& node)
    {
        const Type range = typeOf(node.children[0]);
        if (range.kind != Kind::List && !range.isRecord() && !range.isDynamic())
            fail(node,
                u"%1() goes through a list or a map, and this is %2."_s.arg(
                    node.name, withArticle(typeText(range))));
        if (node.variables.size() == 2)
            m_names.enter(node.variables[0], range.isRecord() ? range.item() : keyType(range));
        m_names.enter(node.variables.back(),
            node.variables.size() == 2 && range.isRecord() ? range.mapped() : range.item());
        const Type result = ofBodies(node);
        m_names.leave(static_cast<size_t>(node.variables.size()));
        return result;
    }

    static Type keyType(const Type& range) { return range.isDynamic() ? Type() : Type(Kind::Int); }

    Type ofBodies(const Node& node)
    {
        const bool isMapping = node.name == u"map" || node.name.startsWith(u"transform");
        if (node.children.size() == 3)
            requireBool(node.children[1], node.name + u"()"_s);
        if (!isMapping && node.name != u"sum") {
            requireBool(node.children.back(), node.name + u"()"_s);
            const Type range = typeOfRange(node);
            return node.name == u"filter" ? range
                : node.name == u"count"   ? Type(Kind::Int)
                                          : Type(Kind::Bool);
        }
        const Type body = typeOf(node.children.back());
        if (node.name == u"transformMap")
            return Kind::Map;
        return node.name == u"sum" ? body : Type::list(body);
    }

    /// What filter() gives: a list of what it went through.
    Type typeOfRange(const Node& node)
    {
        const Meaning item = m_names.meaningOf(Node{.kind = Node::Kind::Name, .name = node.variables.back()});
        return Type::list(item.type);
    }

    Names m_names;
};

}

Type check(const Node& root, const Shape& scope)
{
    return Checker(scope).typeOf(root);
}

}
