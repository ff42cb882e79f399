// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/type.h"

#include "engine/expression/shape.h"

namespace occasion::cel {

using namespace Qt::StringLiterals;

Type Type::list(Type item)
{
    Type type(Kind::List);
    type.parameters = {std::move(item)};
    return type;
}

Type Type::map(Type key, Type value)
{
    Type type(Kind::Map);
    type.parameters = {std::move(key), std::move(value)};
    return type;
}

Type Type::object(const Shape& shape)
{
    Type type(Kind::Object);
    type.shape = &shape;
    return type;
}

Type Type::item() const
{
    if (kind == Kind::Object)
        return Kind::String;
    return parameters.empty() ? Type() : parameters.front();
}

Type Type::mapped() const
{
    return kind == Kind::Map && parameters.size() == 2 ? parameters.back() : Type();
}

QString typeText(const Type& type)
{
    if (type.kind == Kind::Object && type.shape)
        return type.shape->name();
    QString text = kindName(type.kind);
    if (type.kind == Kind::Timestamp)
        return u"timestamp"_s;
    if (type.kind == Kind::Duration)
        return u"duration"_s;
    if (type.kind == Kind::List && !type.parameters.empty())
        text += u"(%1)"_s.arg(typeText(type.item()));
    if (type.kind == Kind::Map && !type.parameters.empty())
        text += u"(%1, %2)"_s.arg(typeText(type.item()), typeText(type.mapped()));
    return text;
}

Type commonType(const Type& a, const Type& b)
{
    if (a == b)
        return a;
    if (a.kind == Kind::List && b.kind == Kind::List)
        return Type::list(commonType(a.item(), b.item()));
    return {};
}

}
