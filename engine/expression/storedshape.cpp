// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/storedshape.h"

#include "engine/expression/fieldreader.h"

namespace occasion::cel {

namespace {

using Stored = occasion::Value;

const Stored::Members& membersOf(const void* object)
{
    return static_cast<const Stored*>(object)->members();
}

Value customOf(const Stored& stored)
{
    if (const auto number = stored.asDecimal())
        return *number;
    if (const auto when = stored.asTimestamp())
        return instantOf(*when);
    if (const auto id = stored.asUuid())
        return id->text();
    FieldReader reader;
    writeValue(reader, stored);
    return reader.take();
}

Value wholeOf(const Stored& stored)
{
    return stored.fitsInteger() ? Value(stored.toInteger())
                                : Value(Decimal::fromText(stored.integerDigits()).value_or(Decimal()));
}

Value listOf(const Stored& stored)
{
    Items items;
    items.reserve(static_cast<size_t>(stored.items().size()));
    for (const Stored& item : stored.items())
        items.push_back(valueOf(item));
    return items;
}

}

const StoredShape& StoredShape::shape()
{
    static const StoredShape shape;
    return shape;
}

qsizetype StoredShape::find(const void* object, QStringView name) const
{
    if (!object)
        return -1;
    const auto& members = membersOf(object);
    for (qsizetype i = 0; i < members.size(); ++i) {
        if (members[i].first == name)
            return i;
    }
    return -1;
}

Value StoredShape::read(const void* object, qsizetype field) const
{
    return valueOf(membersOf(object)[field].second);
}

QStringList StoredShape::names(const void* object) const
{
    QStringList names;
    for (const auto& member : membersOf(object))
        names.append(member.first);
    return names;
}

Value valueOf(const Stored& stored)
{
    switch (stored.kind()) {
    case Stored::Kind::Null:
        return {};
    case Stored::Kind::Bool:
        return stored.toBool();
    case Stored::Kind::Int:
        return wholeOf(stored);
    case Stored::Kind::Float:
        return stored.toReal();
    case Stored::Kind::Text:
        return stored.toText();
    case Stored::Kind::List:
        return listOf(stored);
    case Stored::Kind::Object:
        return Object{&StoredShape::shape(), &stored, {}};
    case Stored::Kind::Custom:
        return customOf(stored);
    }
    return {};
}

}
