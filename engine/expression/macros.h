// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/node.h"

namespace occasion::cel {

/// How a macro goes through a list or map.
struct MacroForm
{
    QStringView name;
    int variables; ///< how many names its arguments begin with
    int bodies; ///< how many expressions follow them
};

/// The macro of that name with so many arguments; null when there is none.
const MacroForm* findMacro(QStringView name, size_t arguments);
/// The names of all macros over lists and maps, for completion.
QStringList macroNames();

/// Makes a Fold of a call that is a macro (`method` is a Method, or the Call sum(list, x, e)); other calls stay as they
/// are. Throws ExpressionError when its first arguments are no names.
Node foldOf(Node call);

}
