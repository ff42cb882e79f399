// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/function.h"

#include "engine/expression/functions/families.h"

#include <algorithm>

namespace occasion::cel {

namespace {

bool fits(Kind argument, Kind parameter)
{
    return argument == parameter || parameter == Kind::Dynamic || argument == Kind::Dynamic
        || (parameter == Kind::Map && argument == Kind::Object);
}

bool fits(const Overload& overload, std::span<const Kind> arguments)
{
    const auto& parameters = overload.parameters;
    if (overload.isVariadic ? arguments.size() < parameters.size() : arguments.size() != parameters.size())
        return false;
    for (size_t i = 0; i < arguments.size(); ++i) {
        if (!fits(arguments[i], parameters[std::min(i, parameters.size() - 1)]))
            return false;
    }
    return true;
}

std::vector<Function> allFunctions()
{
    std::vector<Function> all;
    for (const auto& family : {conversionFunctions(), textFunctions(), formatFunctions(), mathFunctions(),
             timeFunctions(), listFunctions(), idFunctions()})
        all.insert(all.end(), family.begin(), family.end());
    std::sort(all.begin(), all.end(), [](const Function& a, const Function& b) { return a.name < b.name; });
    return all;
}

}

const std::vector<Function>& functions()
{
    static const std::vector<Function> all = allFunctions();
    return all;
}

const Function* findFunction(QStringView name, bool asMethod)
{
    const auto other = asMethod ? Function::Form::Call : Function::Form::Method;
    const auto& all = functions();
    auto found = std::lower_bound(all.begin(), all.end(), name,
        [](const Function& each, QStringView sought) { return each.name < sought; });
    for (; found != all.end() && found->name == name; ++found) {
        if (found->form != other)
            return &*found;
    }
    return nullptr;
}

const Overload* findOverload(const Function& function, std::span<const Kind> arguments)
{
    const auto found = std::find_if(function.overloads.begin(), function.overloads.end(),
        [&](const Overload& overload) { return fits(overload, arguments); });
    return found == function.overloads.end() ? nullptr : &*found;
}

bool isAmbiguous(const Function& function, std::span<const Kind> arguments)
{
    return std::count_if(function.overloads.begin(), function.overloads.end(), [&](const Overload& overload) {
        return fits(overload, arguments);
    }) > 1;
}

}
