// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/parser.h"

#include "engine/expression/expressionerror.h"
#include "engine/expression/lexer.h"
#include "engine/expression/macros.h"

#include <array>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

struct BinarySign
{
    QStringView sign;
    Operator operation;
    int level; ///< 0 binds least
};

constexpr int levels = 3;
constexpr std::array<BinarySign, 12> binarySigns{
    {{u"==", Operator::Equal, 0}, {u"!=", Operator::NotEqual, 0}, {u"<", Operator::Less, 0},
        {u"<=", Operator::LessEqual, 0}, {u">", Operator::Greater, 0}, {u">=", Operator::GreaterEqual, 0},
        {u"in", Operator::In, 0}, {u"+", Operator::Add, 1}, {u"-", Operator::Subtract, 1},
        {u"*", Operator::Multiply, 2}, {u"/", Operator::Divide, 2}, {u"%", Operator::Modulo, 2}}};

[[noreturn]] void tooDeep(qsizetype at)
{
    throw ExpressionError(
        u"The expression is nested deeper than %1 levels: split it, or group long sums with brackets."_s.arg(
            deepestTree),
        at);
}

class Parser
{
public:
    explicit Parser(QStringView text)
        : m_tokens(tokensOf(text))
    {
    }

    Node read()
    {
        Node root = expression();
        if (token().kind != Token::Kind::End)
            unexpected();
        return root;
    }

private:
    /// Counts how deep the reading itself is nested.
    class Nesting
    {
    public:
        Nesting(int& depth, qsizetype at)
            : m_depth(depth)
        {
            if (depth >= deepestTree)
                tooDeep(at);
            ++m_depth;
        }
        ~Nesting() { --m_depth; }
        Q_DISABLE_COPY_MOVE(Nesting)

    private:
        int& m_depth;
    };

    const Token& token() const { return m_tokens[m_next]; }

    bool take(QStringView sign)
    {
        const bool is = token().is(sign);
        m_next += is ? 1 : 0;
        return is;
    }

    void expect(QStringView sign)
    {
        if (!take(sign))
            unexpected(sign);
    }

    [[noreturn]] void unexpected(QStringView missing = {}) const
    {
        const QString found = token().kind == Token::Kind::End ? u"The expression ends too early"_s
            : token().kind == Token::Kind::Literal             ? u"A value cannot stand here"_s
                                                   : u"\"%1\" cannot stand here"_s.arg(token().text);
        const QString reserved = token().kind == Token::Kind::Keyword && missing.isEmpty()
            ? u": it is a word of the language"_s
            : QString();
        throw ExpressionError(missing.isEmpty() ? QString(found + reserved + u'.')
                                                : u"%1: \"%2\" is missing."_s.arg(found, missing),
            token().at);
    }

    static Node node(Node::Kind kind, qsizetype at, std::vector<Node> children = {}, const QString& name = {})
    {
        Node made{.kind = kind, .at = at, .name = name, .children = std::move(children)};
        return measured(std::move(made));
    }

    static Node measured(Node made)
    {
        made.height = 1;
        for (const Node& child : made.children)
            made.height = std::max(made.height, child.height + 1);
        if (made.height > deepestTree)
            tooDeep(made.at);
        return made;
    }

    template <class... Parts>
    static std::vector<Node> parts(Parts... each)
    {
        std::vector<Node> list;
        (list.push_back(std::move(each)), ...);
        return list;
    }

    Node expression()
    {
        const Nesting nesting(m_depth, token().at);
        Node condition = disjunction();
        const qsizetype at = token().at;
        if (!take(u"?"))
            return condition;
        Node yes = disjunction();
        expect(u":");
        Node no = expression();
        return node(Node::Kind::Conditional, at, parts(std::move(condition), std::move(yes), std::move(no)));
    }

    Node chain(Node::Kind kind, QStringView sign, Node (Parser::*operand)())
    {
        Node first = (this->*operand)();
        const qsizetype at = token().at;
        if (!token().is(sign))
            return first;
        std::vector<Node> operands = parts(std::move(first));
        while (take(sign))
            operands.push_back((this->*operand)());
        return node(kind, at, std::move(operands));
    }

    Node disjunction() { return chain(Node::Kind::Or, u"||", &Parser::conjunction); }
    Node conjunction() { return chain(Node::Kind::And, u"&&", &Parser::relation); }
    Node relation() { return binary(0); }

    const BinarySign* binarySign(int level) const
    {
        for (const BinarySign& each : binarySigns) {
            if (each.level == level && token().is(each.sign))
                return &each;
        }
        return nullptr;
    }

    Node binary(int level)
    {
        if (level == levels)
            return unary();
        Node left = binary(level + 1);
        while (const BinarySign* sign = binarySign(level)) {
            const qsizetype at = token().at;
            ++m_next;
            Node right = binary(level + 1);
            left = node(Node::Kind::Binary, at, parts(std::move(left), std::move(right)));
            left.operation = sign->operation;
        }
        return left;
    }

    Node unary()
    {
        const qsizetype at = token().at;
        const bool isNot = token().is(u"!");
        if (!isNot && !token().is(u"-"))
            return member();
        const Nesting nesting(m_depth, at);
        const Token& next = m_tokens[m_next + 1];
        if (!isNot && next.kind == Token::Kind::Literal && next.value.isNumber())
            return member();
        ++m_next;
        Node made = node(Node::Kind::Unary, at, parts(unary()));
        made.operation = isNot ? Operator::Not : Operator::Negate;
        return made;
    }

    Node member()
    {
        Node left = primary();
        while (true) {
            const qsizetype at = token().at;
            if (take(u"["))
                left = index(std::move(left), at);
            else if (take(u"."))
                left = selected(std::move(left));
            else
                return left;
        }
    }

    Node index(Node of, qsizetype at)
    {
        Node by = expression();
        expect(u"]");
        return node(Node::Kind::Index, at, parts(std::move(of), std::move(by)));
    }

    Node selected(Node of)
    {
        const Token& field = token();
        const bool isWord = field.kind == Token::Kind::Keyword && field.text != u"in" && field.text != u"true"
            && field.text != u"false" && field.text != u"null";
        if (field.kind != Token::Kind::Name && !isWord)
            unexpected();
        ++m_next;
        if (field.isQuoted || !take(u"("))
            return node(Node::Kind::Select, field.at, parts(std::move(of)), field.text);
        std::vector<Node> children = parts(std::move(of));
        for (Node& argument : listUntil(u")"))
            children.push_back(std::move(argument));
        return measured(foldOf(node(Node::Kind::Method, field.at, std::move(children), field.text)));
    }

    Node primary()
    {
        const Token& first = token();
        if (take(u"(")) {
            Node inner = expression();
            expect(u")");
            return inner;
        }
        if (take(u"["))
            return node(Node::Kind::List, first.at, listUntil(u"]"));
        if (take(u"{"))
            return node(Node::Kind::Map, first.at, entries());
        if (take(u"-"))
            return literal(negated(m_tokens[m_next++]), first.at);
        if (first.kind == Token::Kind::Literal) {
            ++m_next;
            return literal(positive(first), first.at);
        }
        if (take(u"true") || take(u"false"))
            return literal(first.text == u"true", first.at);
        if (take(u"null"))
            return literal({}, first.at);
        if (first.kind == Token::Kind::Name && !first.isQuoted)
            return named();
        unexpected();
    }

    static Node literal(Value value, qsizetype at)
    {
        Node made = node(Node::Kind::Literal, at);
        made.value = std::move(value);
        return made;
    }

    /// The lexer gives 2^63, which only a minus can make an int, as a uint without its letter.
    static bool isSmallestInt(const Token& token)
    {
        return token.value.kind() == Kind::Uint && token.value.get<quint64>() == quint64{1} << 63
            && !token.isUnsigned;
    }

    static Value positive(const Token& token)
    {
        if (isSmallestInt(token))
            throw ExpressionError(
                u"9223372036854775808 is too large for an int: add a u for a uint or a d for a decimal."_s,
                token.at);
        return token.value;
    }

    static Value negated(const Token& token)
    {
        if (isSmallestInt(token))
            return std::numeric_limits<qint64>::min();
        if (const auto* number = token.value.as<qint64>())
            return -*number;
        if (const auto* number = token.value.as<double>())
            return -*number;
        if (const auto* number = token.value.as<Decimal>())
            return negated(*number);
        throw ExpressionError(u"A uint cannot be negative."_s, token.at);
    }

    /// To the last digit, which arithmetic would round; zero has no sign.
    static Decimal negated(const Decimal& number)
    {
        return number.isZero() ? number : *Decimal::fromText(QString(u'-' + number.text()));
    }

    Node named()
    {
        const Token& name = token();
        ++m_next;
        if (!take(u"("))
            return node(Node::Kind::Name, name.at, {}, name.text);
        std::vector<Node> arguments = listUntil(u")");
        if (name.text == u"has")
            return presence(std::move(arguments), name.at);
        return measured(foldOf(node(Node::Kind::Call, name.at, std::move(arguments), name.text)));
    }

    static Node presence(std::vector<Node> arguments, qsizetype at)
    {
        if (arguments.size() != 1 || arguments.front().kind != Node::Kind::Select)
            throw ExpressionError(u"has() asks for a field, as in has(event.amount)."_s, at);
        Node field = std::move(arguments.front());
        field.kind = Node::Kind::Has;
        return field;
    }

    std::vector<Node> listUntil(QStringView end)
    {
        std::vector<Node> list;
        while (!take(end)) {
            list.push_back(expression());
            if (!take(u",")) {
                expect(end);
                break;
            }
            if (end == u")" && token().is(end))
                unexpected();
        }
        return list;
    }

    std::vector<Node> entries()
    {
        std::vector<Node> list;
        while (!take(u"}")) {
            list.push_back(expression());
            expect(u":");
            list.push_back(expression());
            if (!take(u",")) {
                expect(u"}");
                break;
            }
        }
        return list;
    }

    std::vector<Token> m_tokens;
    size_t m_next = 0;
    int m_depth = 0;
};

}

Node parse(QStringView text)
{
    return Parser(text).read();
}

}
