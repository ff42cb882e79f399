// SPDX-License-Identifier: BSD-3-Clause
#include "tests/fuzz/require.h"

#include "engine/errors.h"
#include "engine/persistence/transcoder.h"

using namespace occasion;

/// Any bytes are a state or a DataError; what is read, once written, is read and written as the same again.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const Transcoder transcoder;
    try {
        const Value value = transcoder.decode(QByteArrayView(data, static_cast<qsizetype>(size)));
        const auto text = transcoder.encode(value);
        require(transcoder.encode(transcoder.decode(text)) == text);
    } catch (const DataError&) {
        return 0;
    } catch (const ValueError&) {
        return 0; // a lone surrogate can be read and not written
    }
    return 0;
}
