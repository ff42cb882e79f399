// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/budget.h"
#include "engine/expression/type.h"

#include <span>

namespace occasion::cel {

using Arguments = std::span<const Value>;

/// One way to call a function.
struct Overload
{
    std::vector<Kind> parameters; ///< dynamic fits anything; map fits objects too
    Type result;
    /// Gets arguments of these kinds, none of them a problem; gives a problem where there is no value. Throws
    /// ExpressionError when the budget ends.
    Value (*call)(Arguments arguments, Budget& budget);
    bool isVariadic = false; ///< the last parameter may come several times
};

/// A function of the language, by its full name ("size", "math.ceil").
struct Function
{
    /// How it is written.
    enum class Form : quint8
    {
        Call, ///< size(x)
        Method, ///< x.startsWith(y)
        Both
    };
    QString name;
    Form form;
    std::vector<Overload> overloads;
};

/// All functions, by name. Built once; any thread may read them.
const std::vector<Function>& functions();
/// Null when there is none of that name that may be written so.
const Function* findFunction(QStringView name, bool asMethod);

/// The overload that fits arguments of these kinds; null when none does. Dynamic arguments fit everything, and then
/// the first overload that might fit is found.
const Overload* findOverload(const Function& function, std::span<const Kind> arguments);
/// Whether more than one overload might fit, so that it shows only when the arguments are there.
bool isAmbiguous(const Function& function, std::span<const Kind> arguments);

}
