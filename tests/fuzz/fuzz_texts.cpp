// SPDX-License-Identifier: BSD-3-Clause
#include "tests/fuzz/require.h"

#include "engine/domain/decimal.h"
#include "engine/domain/originatorid.h"
#include "engine/domain/timestamp.h"
#include "engine/domain/topicregistry.h"
#include "engine/errors.h"

using namespace occasion;

namespace {

/// What is read from a text writes a text that is read and written as the same again.
template <class Read>
void readAndWrite(const Read& read, const QString& given)
{
    const auto first = read(given);
    if (!first)
        return;
    const auto again = read(first->text());
    require(again && again->text() == first->text());
}

void resolve(const QString& topic)
{
    static const TopicRegistry nothing;
    try {
        nothing.event(topic);
        require(false);
    } catch (const TopicError&) {
        require(!topic.isEmpty());
    } catch (const ValueError&) {
        require(topic.isEmpty());
    }
}

}

/// Ids, numbers, times and topics as stores hold them: any text is one, or none.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    readAndWrite([](const QString& given) { return Uuid::fromText(given); }, text);
    readAndWrite([](const QString& given) { return Decimal::fromText(given); }, text);
    readAndWrite([](const QString& given) { return Timestamp::fromText(given); }, text);
    require(
        OriginatorId::fromStored(OriginatorId::fromStored(text).text()) == OriginatorId::fromStored(text));
    resolve(text);
    return 0;
}
