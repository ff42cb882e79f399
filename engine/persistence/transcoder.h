// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"
#include "engine/persistence/transcodings.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace occasion {

/// Turns a state into bytes and back: the innermost stage of the mapper (chapter 3). Values of custom types
/// stay under the name of their transcoding, so a state can be read and shown whoever wrote it. Any thread may use
/// one transcoder.
class Transcoder
{
public:
    /// One that takes values of any custom type.
    Transcoder() = default;
    /// One that takes those of these types only, as an application's does; TypeError for any other.
    explicit Transcoder(Transcodings known)
        : m_known(std::move(known))
    {
    }

    /// The bytes the Python library writes. Throws ValueError for text with a lone surrogate.
    QByteArray encode(const Value& state) const;
    /// Throws DataError when the bytes are not JSON text.
    Value decode(QByteArrayView bytes) const;

private:
    std::optional<Transcodings> m_known;
};

} // namespace occasion
