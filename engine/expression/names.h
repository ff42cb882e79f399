// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/node.h"
#include "engine/expression/shape.h"

namespace occasion::cel {

/// What a name stands for at its place in an expression.
struct Meaning
{
    enum class Kind : quint8
    {
        Unknown,
        Variable, ///< of a macro: `index` counts those that are open, from the outside
        Field, ///< of the scope: `index` in its fields()
        OpenField, ///< perhaps a field of the scope, which has fields that nobody knows beforehand
        TypeName ///< int, string …: `type` is the one that it names
    };
    Kind kind = Kind::Unknown;
    size_t index = 0;
    Type type = {};
};

/// The names that may be used at a place: those of the scope, and the variables of the macros around it. The innermost
/// variable wins.
class Names
{
public:
    explicit Names(const Shape& scope)
        : m_scope(scope)
    {
    }

    const Shape& scope() const { return m_scope; }
    /// Of a Name, or of a Select chain that names a field with dots in it. Anything else is Unknown.
    Meaning meaningOf(const Node& node) const;
    /// The full name ("math.ceil") when the method call is really one of a function with a dot in its name; else empty.
    QString qualifiedFunction(const Node& method) const;

    void enter(const QString& variable, const Type& type) { m_variables.push_back({variable, type}); }
    void leave(size_t count) { m_variables.resize(m_variables.size() - count); }
    size_t depth() const { return m_variables.size(); }

    /// All names in reach, to choose a likely one from.
    QStringList all() const;

private:
    bool isVariable(QStringView name) const;

    const Shape& m_scope;
    std::vector<Field> m_variables;
};

/// Whether the node is mentions(text), the search through all of the scope.
bool isSearch(const Node& node);

/// " Did you mean `balance`?" when one of the names is close to that one; otherwise nothing.
QString suggestion(const QString& name, const QStringList& known);

}
