// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/macros.h"

#include "engine/expression/expressionerror.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<MacroForm, 17> forms{
    {{u"all", 1, 1}, {u"all", 2, 1}, {u"exists", 1, 1}, {u"exists", 2, 1}, {u"exists_one", 1, 1},
        {u"exists_one", 2, 1}, {u"existsOne", 1, 1}, {u"existsOne", 2, 1}, {u"map", 1, 1}, {u"map", 1, 2},
        {u"filter", 1, 1}, {u"transformList", 2, 1}, {u"transformList", 2, 2}, {u"transformMap", 2, 1},
        {u"transformMap", 2, 2}, {u"sum", 1, 1}, {u"count", 1, 1}}};

QString variableOf(const Node& argument, const QString& macro)
{
    if (argument.kind != Node::Kind::Name)
        throw ExpressionError(
            u"%1() begins with the name of a variable, as in %1(x, …)."_s.arg(macro), argument.at);
    return argument.name;
}

}

const MacroForm* findMacro(QStringView name, size_t arguments)
{
    const auto* form = std::find_if(forms.begin(), forms.end(), [&](const MacroForm& each) {
        return each.name == name && static_cast<size_t>(each.variables + each.bodies) == arguments;
    });
    return form == forms.end() ? nullptr : form;
}

QStringList macroNames()
{
    QStringList names;
    for (const MacroForm& form : forms)
        names.append(form.name.toString());
    names.removeDuplicates();
    return names;
}

Node foldOf(Node call)
{
    const bool isSum = call.name == u"sum" || call.name == u"count";
    if (call.children.empty() || (call.kind == Node::Kind::Call && !isSum))
        return call;
    const MacroForm* form = findMacro(call.name, call.children.size() - 1);
    if (!form)
        return call;
    const int count = form->variables;
    for (int i = 1; i <= count; ++i)
        call.variables.append(variableOf(call.children[static_cast<size_t>(i)], call.name));
    if (count == 2 && call.variables[0] == call.variables[1])
        throw ExpressionError(u"The two variables of %1() need different names."_s.arg(call.name), call.at);
    call.children.erase(call.children.begin() + 1, call.children.begin() + 1 + count);
    call.kind = Node::Kind::Fold;
    if (call.name == u"existsOne")
        call.name = u"exists_one"_s;
    return call;
}

}
