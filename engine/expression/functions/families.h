// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/function.h"

namespace occasion::cel {

std::vector<Function> conversionFunctions(); ///< int uint double decimal string bytes bool type dyn
std::vector<Function> textFunctions(); ///< contains startsWith matches charAt split …
std::vector<Function> formatFunctions(); ///< format
std::vector<Function> mathFunctions(); ///< math.greatest math.ceil …, round
std::vector<Function> timeFunctions(); ///< timestamp duration getHours …
std::vector<Function> listFunctions(); ///< size sum first last count
std::vector<Function> idFunctions(); ///< uuid uuid5 by_id

}
