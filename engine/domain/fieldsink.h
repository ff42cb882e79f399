// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QStringView>

namespace occasion {

class Decimal;
class Timestamp;
class Uuid;

/// Where the fields of a domain object are written, one call after another, as into a stream: JSON text, a
/// tree of values and other forms are sinks, so the object needs to know none of them (Builder). In an object
/// each value follows its key(); between beginCustom() and endCustom() stands exactly one value.
class FieldSink
{
public:
    virtual ~FieldSink() = default;

    virtual void key(QStringView name) = 0;

    virtual void null() = 0;
    virtual void boolean(bool flag) = 0;
    virtual void integer(qint64 number) = 0;
    /// A whole number of any size: digits, with "-" in front when negative, no leading zeros.
    virtual void bigInteger(QStringView digits) = 0;
    virtual void real(double number) = 0;
    virtual void text(QStringView text) = 0;

    virtual void beginList() = 0;
    virtual void endList() = 0;
    virtual void beginObject() = 0;
    virtual void endObject() = 0;
    /// A value of a type that JSON has not, under the name of its transcoding.
    virtual void beginCustom(QStringView name) = 0;
    virtual void endCustom() = 0;

    /// The three types that every store knows, as customs of text; a sink overrides them to be faster.
    virtual void decimal(const Decimal& number); ///< decimal_str
    virtual void uuid(const Uuid& id); ///< uuid_hex
    virtual void timestamp(const Timestamp& when); ///< datetime_iso
};

} // namespace occasion
