// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

namespace occasion {

/// Compressor: the stage of the mapper (chapter 3) that makes a state's text smaller, between the transcoder and the
/// cipher. Any thread may use one compressor.
class Compressor
{
public:
    virtual ~Compressor() = default;

    virtual QByteArray compress(QByteArrayView text) const = 0;

    /// DataError when the bytes are not what this compressor writes, end too early, are followed by something, or
    /// would grow beyond mostInflated: a few bytes can stand for gigabytes.
    virtual QByteArray decompress(QByteArrayView bytes) const = 0;

    /// No state may be larger than this when it is decompressed: 64 MiB.
    static constexpr qsizetype mostInflated = qsizetype(64) << 20;
};

/// zlib's format at its default level, as the Python library's ZlibCompressor and Python's module `zlib` write it.
std::shared_ptr<const Compressor> zlibCompressor();
/// gzip's format at its best level, as Python's module `gzip` writes it, but with no time stamp, so that the same text
/// always gives the same bytes.
std::shared_ptr<const Compressor> gzipCompressor();
/// bzip2's format, as Python's module `bz2` writes it.
std::shared_ptr<const Compressor> bz2Compressor();

/// The compressor that a COMPRESSOR_TOPIC or a command line names: zlib, eventsourcing.compressor:ZlibCompressor,
/// gzip or bz2. ValueError for any other name.
std::shared_ptr<const Compressor> compressorNamed(const QString& topic);

}
