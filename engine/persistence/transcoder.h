// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"

#include <QByteArray>
#include <QByteArrayView>

namespace occasion {

/// Turns a state into bytes and back: the innermost stage of the mapper (chapter 3). Values of custom types
/// stay under the name of their transcoding, so a state can be read and shown whoever wrote it.
class Transcoder
{
public:
    /// The bytes the Python library writes. Throws ValueError for text with a lone surrogate.
    QByteArray encode(const Value& state) const;
    /// Throws DataError when the bytes are not JSON text.
    Value decode(QByteArrayView bytes) const;
};

} // namespace occasion
