// SPDX-License-Identifier: BSD-3-Clause
#include "tests/fuzz/require.h"

#include "engine/domain/fields.h"
#include "engine/persistence/jsonreader.h"
#include "engine/persistence/jsonscanner.h"
#include "engine/persistence/jsonwriter.h"

using namespace occasion;

namespace {

struct Everything
{
    QString text;
    qint64 number = 0;
    double real = 0;
    bool flag = false;
    Decimal amount;
    Uuid id;
    Timestamp when;
    std::optional<qint64> maybe;
    QList<QString> list;
};

QByteArray written(const Everything& record)
{
    JsonWriter writer(JsonWriter::Style::Spaced);
    writer.beginObject();
    writeMembers(writer, record);
    writer.endObject();
    return writer.take();
}

}

/// What the scanner reads of any text, the reader reads as the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    JsonScanner scanner(text);
    scanner.beginObject();
    const auto record = scanMembers<Everything>(scanner);
    scanner.endObject();
    if (scanner.isWhole())
        require(written(readMembers<Everything>(readJson(text))) == written(record));
    return 0;
}
