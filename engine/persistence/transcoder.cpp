// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/transcoder.h"

#include "engine/persistence/jsonreader.h"
#include "engine/persistence/jsonwriter.h"

namespace occasion {

QByteArray Transcoder::encode(const Value& state) const
{
    JsonWriter writer(JsonWriter::Style::Compact, m_known ? &*m_known : nullptr);
    writeValue(writer, state);
    return writer.take();
}

Value Transcoder::decode(QByteArrayView bytes) const
{
    return readJson(bytes, m_known ? &*m_known : nullptr);
}

} // namespace occasion
