// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/fieldnames.h"

namespace occasion {

QString snakeCase(std::string_view name)
{
    QString result;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper && !result.isEmpty())
            result += QLatin1Char('_');
        result += QLatin1Char(upper ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return result;
}

}
