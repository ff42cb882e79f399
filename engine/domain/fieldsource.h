// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>
#include <QStringView>

namespace occasion {

class Decimal;
class Timestamp;
class Uuid;

/// Where the fields of a domain object are read from, one call after another, in the order and form in which a
/// FieldSink has written them. Whatever is otherwise makes the source fail, for good: it then gives empty values, and
/// whoever reads begins anew with a tree of values (Value), which takes every form and says what is wrong. So a source
/// may be quick because it need not know everything.
class FieldSource
{
public:
    virtual ~FieldSource() = default;

    virtual void beginObject() = 0;
    virtual void key(QStringView name) = 0; ///< of the next member
    virtual void endObject() = 0;
    virtual void beginList() = 0;
    virtual bool nextItem() = 0; ///< false at the end of the list, which is then behind

    virtual bool takeNull() = 0; ///< false when the value that comes is not null; it is then still to be read
    virtual bool boolean() = 0;
    virtual qint64 integer() = 0;
    virtual double real() = 0;
    virtual QString text() = 0;
    virtual Decimal decimal() = 0;
    virtual Uuid uuid() = 0;
    virtual Timestamp timestamp() = 0;

    virtual void fail()
        = 0; ///< for what is there but cannot be meant, such as a number too large for its field
};

} // namespace occasion
