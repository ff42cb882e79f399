// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/names.h"

#include "engine/expression/function.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array namedKinds{Kind::Null, Kind::Bool, Kind::Int, Kind::Uint, Kind::Double, Kind::Decimal,
    Kind::String, Kind::Bytes, Kind::Timestamp, Kind::Duration, Kind::List, Kind::Map, Kind::Type};

std::optional<Kind> kindNamed(const QString& name)
{
    for (const Kind kind : namedKinds) {
        if (kindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

/// How many letters to add, leave out, change or swap with their neighbour to make one word of the other.
int distance(const QString& a, const QString& b)
{
    const auto width = static_cast<size_t>(b.size()) + 1;
    std::vector<int> beforeLast(width);
    std::vector<int> before(width);
    std::vector<int> row(width);
    std::iota(before.begin(), before.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const int changed = before[at - 1] + (a[i - 1].toLower() == b[j - 1].toLower() ? 0 : 1);
            row[at] = std::min({row[at - 1] + 1, before[at] + 1, changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], beforeLast[at - 2] + 1);
        }
        std::swap(beforeLast, before);
        std::swap(before, row);
    }
    return before.back();
}

}

bool Names::isVariable(QStringView name) const
{
    return std::any_of(
        m_variables.begin(), m_variables.end(), [&](const Field& each) { return each.name == name; });
}

Meaning Names::meaningOf(const Node& node) const
{
    const QString name = dottedName(node);
    if (name.isEmpty())
        return {};
    for (size_t i = m_variables.size(); i-- > 0;) {
        if (m_variables[i].name == name && node.kind == Node::Kind::Name)
            return {Meaning::Kind::Variable, i, m_variables[i].type};
    }
    if (node.kind == Node::Kind::Select && isVariable(name.section(u'.', 0, 0)))
        return {};
    const auto& fields = m_scope.fields();
    for (size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].name == name)
            return {Meaning::Kind::Field, i, fields[i].type};
    }
    if (const auto kind = kindNamed(name))
        return {Meaning::Kind::TypeName, 0, Type(*kind)};
    return m_scope.isOpen() && node.kind == Node::Kind::Name ? Meaning{Meaning::Kind::OpenField, 0, {}}
                                                             : Meaning{};
}

QString Names::qualifiedFunction(const Node& method) const
{
    const QString space = dottedName(method.children.front());
    if (space.isEmpty() || isVariable(space.section(u'.', 0, 0)))
        return {};
    const auto meaning = meaningOf(method.children.front()).kind;
    const QString name = space + u'.' + method.name;
    const bool isTaken = meaning == Meaning::Kind::Field;
    return !isTaken && findFunction(name, false) ? name : QString();
}

QStringList Names::all() const
{
    QStringList names;
    for (const Field& variable : m_variables)
        names.append(variable.name);
    for (const Field& field : m_scope.fields())
        names.append(field.name);
    return names;
}

bool isSearch(const Node& node)
{
    return node.kind == Node::Kind::Call && node.name == u"mentions" && node.children.size() == 1;
}

QString suggestion(const QString& name, const QStringList& known)
{
    constexpr qsizetype longestGuess = 64;
    constexpr qsizetype lettersPerMistake = 3;
    if (name.size() > longestGuess)
        return {};
    QString best;
    int nearest = static_cast<int>(name.size() / lettersPerMistake) + 1;
    for (const QString& each : known) {
        const bool isClose = std::abs(each.size() - name.size()) <= nearest && each.size() <= longestGuess;
        if (const int far = isClose ? distance(name, each) : nearest; far < nearest) {
            nearest = far;
            best = each;
        }
    }
    return best.isEmpty() ? QString() : u" Did you mean `%1`?"_s.arg(best);
}

}
