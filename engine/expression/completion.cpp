// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/completion.h"

#include "engine/expression/checker.h"
#include "engine/expression/expressionerror.h"
#include "engine/expression/function.h"
#include "engine/expression/lexer.h"
#include "engine/expression/macros.h"
#include "engine/expression/parser.h"

#include <algorithm>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

/// The words before the place; none when they are no words, as within a text that has no end yet.
std::vector<Token> tokensBefore(const QString& text, qsizetype place)
{
    try {
        return tokensOf(QStringView(text).first(place));
    } catch (const ExpressionError&) {
        return {};
    }
}

/// Where the value begins that a point at tokens[end] selects from: names, calls and indexes joined by points.
size_t receiverBegin(const std::vector<Token>& tokens, size_t end)
{
    size_t begin = end;
    int depth = 0;
    while (begin > 0) {
        const Token& before = tokens[begin - 1];
        const bool closes = before.is(u")") || before.is(u"]") || before.is(u"}");
        const bool opens = before.is(u"(") || before.is(u"[") || before.is(u"{");
        const bool isPart = before.kind == Token::Kind::Name || before.kind == Token::Kind::Literal
            || before.is(u".") || closes || opens;
        if (depth == 0 && (opens || !isPart))
            break;
        depth += closes ? 1 : opens ? -1 : 0;
        --begin;
    }
    return begin;
}

std::optional<Type> typeOfText(const QString& text, const Shape& scope)
{
    try {
        return check(parse(text), scope);
    } catch (const ExpressionError&) {
        return std::nullopt;
    }
}

bool takes(const Function& function, Kind kind)
{
    return std::any_of(
        function.overloads.begin(), function.overloads.end(), [kind](const Overload& overload) {
            const Kind first = overload.parameters.front();
            return first == kind || first == Kind::Dynamic || kind == Kind::Dynamic
                || (first == Kind::Map && kind == Kind::Object);
        });
}

class Choices
{
public:
    explicit Choices(QString begun)
        : m_begun(std::move(begun))
    {
    }

    void add(const QString& text, const QString& meaning)
    {
        if (text.startsWith(m_begun, Qt::CaseInsensitive) && text != m_begun)
            m_choices.push_back({text, meaning});
    }

    void addFields(const Shape& shape)
    {
        for (const Field& field : shape.fields()) {
            const QString type = typeText(field.type);
            add(field.name, field.meaning.isEmpty() ? type : QString(type + u": " + field.meaning));
        }
    }

    void addFunctions(Function::Form other, Kind kind)
    {
        for (const Function& function : functions()) {
            if (function.form != other && takes(function, kind))
                add(function.name + u'(', typeText(function.overloads.front().result));
        }
    }

    /// What follows "math." and the like.
    void addQualified(const QString& space)
    {
        for (const Function& function : functions()) {
            if (function.name.startsWith(space + u'.'))
                add(function.name.mid(space.size() + 1) + u'(', typeText(function.overloads.front().result));
        }
    }

    void addMembers(const Type& type)
    {
        if (type.kind == Kind::Object && type.shape)
            addFields(*type.shape);
        if (type.kind == Kind::List || type.isRecord() || type.isDynamic())
            addMacros();
        addFunctions(Function::Form::Call, type.kind);
    }

    void addMacros()
    {
        const QStringList names = macroNames();
        for (const QString& name : names)
            add(name + u'(', u"goes through it"_s);
    }

    std::vector<Completion> sorted() &&
    {
        std::sort(m_choices.begin(), m_choices.end(),
            [](const Completion& a, const Completion& b) { return a.text < b.text; });
        return std::move(m_choices);
    }

private:
    QString m_begun;
    std::vector<Completion> m_choices;
};

}

Completions completionsAt(const QString& text, qsizetype place, const Shape& scope)
{
    std::vector<Token> tokens = tokensBefore(text, place);
    if (tokens.empty())
        return {place, {}};
    tokens.pop_back(); // the end
    const bool hasWord = !tokens.empty() && tokens.back().at + tokens.back().length == place
        && (tokens.back().kind == Token::Kind::Name || tokens.back().kind == Token::Kind::Keyword);
    const bool isLiteral = !tokens.empty() && tokens.back().kind == Token::Kind::Literal
        && tokens.back().at + tokens.back().length == place;
    if (isLiteral)
        return {place, {}};
    const qsizetype begin = hasWord ? tokens.back().at : place;
    Choices choices(text.mid(begin, place - begin));
    if (hasWord)
        tokens.pop_back();
    if (!tokens.empty() && tokens.back().is(u".")) {
        tokens.pop_back();
        const size_t first = receiverBegin(tokens, tokens.size());
        const qsizetype from = first < tokens.size() ? tokens[first].at : begin;
        const QString receiver = text.mid(from, begin - 1 - from);
        choices.addQualified(receiver);
        if (const auto type = typeOfText(receiver, scope))
            choices.addMembers(*type);
    } else {
        choices.addFields(scope);
        choices.addFunctions(Function::Form::Method, Kind::Dynamic);
        choices.add(u"has("_s, u"whether there is such a field"_s);
        choices.add(u"true"_s, u"bool"_s);
        choices.add(u"false"_s, u"bool"_s);
        choices.add(u"null"_s, u"nothing"_s);
    }
    return {begin, std::move(choices).sorted()};
}

}
