// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"
#include "engine/errors.h"

namespace support {

/// The value that an expectation's own tree {"t": kind, "v": value} describes.
inline occasion::Value fromTyped(const occasion::Value& typed)
{
    using occasion::Value;
    const QString kind = typed.value(u"t").toText();
    Value held = typed.value(u"v");
    if (kind == u"null")
        return Value();
    if (kind == u"bool")
        return Value(held.toBool());
    if (kind == u"int")
        return Value::integerText(held.toText());
    if (kind == u"float")
        return Value::real(held.toText().toDouble());
    if (kind == u"str")
        return held;
    if (kind == u"custom")
        return Value::custom(typed.value(u"name").toText(), fromTyped(typed.value(u"data")));
    if (kind == u"list") {
        Value::Items items;
        for (const Value& item : held.items())
            items.append(fromTyped(item));
        return Value::list(items);
    }
    if (kind == u"dict") {
        Value::Members members;
        for (const Value& pair : held.items())
            members.append({pair.items().at(0).toText(), fromTyped(pair.items().at(1))});
        return Value::object(members);
    }
    throw occasion::ValueError(QStringLiteral("unknown kind ") + kind);
}

}
