// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QStringView>

namespace occasion {

/// Whether a member of an aggregate's state is one that every aggregate has. An underscore alone does not tell: fields
/// of the domain may be stored with one too, as the library's cargo does.
inline bool isCommonAttribute(QStringView name)
{
    return name == u"_id" || name == u"_version" || name == u"_created_on" || name == u"_modified_on";
}

}
