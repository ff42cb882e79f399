// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/fieldsink.h"

#include "engine/domain/decimal.h"
#include "engine/domain/timestamp.h"
#include "engine/domain/uuid.h"

namespace occasion {

void FieldSink::decimal(const Decimal& number)
{
    beginCustom(u"decimal_str");
    text(number.text());
    endCustom();
}

void FieldSink::uuid(const Uuid& id)
{
    beginCustom(u"uuid_hex");
    text(id.text());
    endCustom();
}

void FieldSink::timestamp(const Timestamp& when)
{
    beginCustom(u"datetime_iso");
    text(when.text());
    endCustom();
}

} // namespace occasion
