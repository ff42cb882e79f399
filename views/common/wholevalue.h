// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"

class QWidget;

namespace occasion {

/// The value without any cut: a text as it is, what has members as JSON, anything else as lists show it.
QString wholeText(const Value& value);

/// Opens a small window with the whole of a value, to read and to copy from; Esc closes it.
void openWholeValue(QWidget* parent, const QString& name, const Value& value);

} // namespace occasion
