// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

namespace occasion {

class Panel;

/// Asks for a file and writes the panel into it as a picture; the file's ending says which kind. Returns the path,
/// empty when the person thought better of it. OperationalError or ValueError when it cannot be written.
QString exportPanel(Panel& panel, qint64 step);

}
