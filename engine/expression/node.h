// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/value.h"

#include <QStringList>

namespace occasion::cel {

enum class Operator : quint8
{
    Not,
    Negate,
    Multiply,
    Divide,
    Modulo,
    Add,
    Subtract,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In
};

/// As it is written: "+", "in".
QString operatorText(Operator operation);

/// One part of an expression as it was read: the abstract syntax tree.
struct Node
{
    enum class Kind : quint8
    {
        Literal, ///< `value`
        Name, ///< `name`
        Select, ///< child 0, its field `name`
        Has, ///< whether child 0 has the field `name`
        Index, ///< child 0 at child 1
        Call, ///< the function `name` of the children
        Method, ///< the same, called on child 0
        List, ///< of the children
        Map, ///< of the children: key, value, key, value …
        Unary, ///< `operation` on child 0
        Binary, ///< `operation` on children 0 and 1
        And, ///< of all children
        Or, ///< of all children
        Conditional, ///< child 0 ? child 1 : child 2
        Fold ///< the macro `name` over child 0 with `variables`, then its conditions and results
    };

    Kind kind = Kind::Literal;
    Operator operation = Operator::Not;
    qsizetype at = 0; ///< where it stands in the text
    int height = 1; ///< of the tree below, itself included
    QString name = {};
    Value value = {};
    QStringList variables = {};
    std::vector<Node> children = {};
};

/// "a.b.c" for names and fields of names; empty for anything else.
QString dottedName(const Node& node);

/// Whether both say the same, wherever they stand in their texts.
bool isSameTree(const Node& a, const Node& b);

}
