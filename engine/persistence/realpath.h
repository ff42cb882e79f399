// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

namespace occasion {

/// The one name of a file that may have several through symbolic links: what keeps files apart, locks or shares them
/// by their names uses it. The file need not be there; of a folder that is not there the path is only made absolute.
QString realPath(const QString& path);

}
