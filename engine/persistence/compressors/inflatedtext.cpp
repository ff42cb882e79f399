// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/compressors/inflatedtext.h"

#include "engine/errors.h"
#include "engine/persistence/compressor.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype firstRoom = 1024; // most states fit

}

char* InflatedText::makeRoom()
{
    requireBound();
    // One byte more than may be, so that the end of the largest text is seen as well as what is behind it.
    m_bytes.resize(std::min(Compressor::mostInflated + 1, m_used + std::max(firstRoom, m_used)));
    return m_bytes.data() + m_used;
}

QByteArray InflatedText::take()
{
    requireBound();
    m_bytes.truncate(m_used);
    return std::move(m_bytes);
}

void InflatedText::requireBound() const
{
    if (m_used > Compressor::mostInflated)
        fail(u"it grows beyond the %1 MiB that a state may have"_s.arg(Compressor::mostInflated >> 20));
}

void InflatedText::fail(const QString& what) const
{
    throw DataError(
        u"The state cannot be decompressed as %1: %2. Check which compressor the store was written with."_s
            .arg(m_format, what));
}

}
