// SPDX-License-Identifier: BSD-3-Clause
#include "tests/fuzz/require.h"

#include "engine/errors.h"
#include "engine/persistence/cipher.h"
#include "engine/persistence/compressor.h"

using namespace occasion;

namespace {

void decompress(const Compressor& compressor, QByteArrayView bytes)
{
    try {
        require(compressor.decompress(bytes).size() <= Compressor::mostInflated);
    } catch (const DataError&) {
        return; // nobody has compressed this
    }
}

void decrypt(const Cipher& cipher, QByteArrayView bytes)
{
    try {
        cipher.decrypt(bytes);
    } catch (const ValueError&) {
        return; // nobody has encrypted this
    }
}

}

/// Any bytes are what was compressed or encrypted, or an error; what is, comes back.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const auto zlib = zlibCompressor();
    static const auto gzip = gzipCompressor();
    static const auto bz2 = bz2Compressor();
    static const Cipher cipher(QByteArray(16, 'k'));
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    for (const auto& compressor : {zlib, gzip, bz2})
        decompress(*compressor, bytes);
    for (const auto& compressor : {zlib, gzip})
        require(compressor->decompress(compressor->compress(bytes)) == bytes);
    decrypt(cipher, bytes);
    require(cipher.decrypt(cipher.encrypt(bytes, QByteArray(12, 'n'))) == bytes);
    return 0;
}
