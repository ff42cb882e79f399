// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/node.h"

#include "engine/expression/comparison.h"

#include <algorithm>
#include <array>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

bool isSameLiteral(const Value& a, const Value& b)
{
    if (a.kind() != b.kind())
        return false;
    if (const auto* number = a.as<Decimal>())
        return number->text() == b.get<Decimal>().text();
    Budget enough{Limits()};
    return areEqual(a, b, enough);
}

}

QString operatorText(Operator operation)
{
    static const std::array<QString, 14> texts{u"!"_s, u"-"_s, u"*"_s, u"/"_s, u"%"_s, u"+"_s, u"-"_s,
        u"=="_s, u"!="_s, u"<"_s, u"<="_s, u">"_s, u">="_s, u"in"_s};
    return texts[static_cast<size_t>(operation)];
}

QString dottedName(const Node& node)
{
    if (node.kind == Node::Kind::Name)
        return node.name;
    if (node.kind != Node::Kind::Select)
        return {};
    const QString before = dottedName(node.children.front());
    return before.isEmpty() ? QString() : QString(before + u'.' + node.name);
}

bool isSameTree(const Node& a, const Node& b)
{
    return a.kind == b.kind && a.operation == b.operation && a.name == b.name && a.variables == b.variables
        && isSameLiteral(a.value, b.value)
        && std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), isSameTree);
}

}
