// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/compressor.h"

#include "engine/errors.h"

namespace occasion {

using namespace Qt::StringLiterals;

std::shared_ptr<const Compressor> compressorNamed(const QString& topic)
{
    if (topic == u"zlib" || topic == u"eventsourcing.compressor:ZlibCompressor")
        return zlibCompressor();
    if (topic == u"gzip")
        return gzipCompressor();
    if (topic == u"bz2")
        return bz2Compressor();
    throw ValueError(u"There is no compressor '%1': choose zlib, gzip or bz2."_s.arg(topic));
}

}
