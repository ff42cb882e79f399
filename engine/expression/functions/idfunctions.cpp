// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/uuid.h"
#include "engine/expression/comparison.h"
#include "engine/expression/functions/families.h"
#include "engine/expression/map.h"
#include "engine/expression/shape.h"

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

Value notAnId(const QString& text)
{
    return Value::problem(u"\"%1\" is no id: an id is 32 hexadecimal digits."_s.arg(text.left(40)));
}

Value uuid(Arguments arguments, Budget& /*budget*/)
{
    const auto& text = arguments[0].get<QString>();
    const auto id = Uuid::fromText(text);
    return id ? Value(id->text()) : notAnId(text);
}

Value uuid5(Arguments arguments, Budget& budget)
{
    const auto& space = arguments[0].get<QString>();
    const auto& name = arguments[1].get<QString>();
    budget.spendOn(name.size());
    const auto id = Uuid::fromText(space);
    return id ? Value(Uuid::v5(*id, name.toUtf8()).text()) : notAnId(space);
}

std::optional<Value> idOf(const Value& item)
{
    if (const auto* object = item.as<Object>())
        return fieldOf(*object, u"id");
    if (item.kind() != Kind::Map)
        return std::nullopt;
    const Value* id = item.map().find(Value(u"id"_s));
    return id ? std::optional(*id) : std::nullopt;
}

Value byId(Arguments arguments, Budget& budget)
{
    for (const Value& item : arguments[0].items()) {
        budget.spend(1);
        const auto id = idOf(item);
        if (id && areEqual(*id, arguments[1], budget))
            return item;
    }
    return Value::problem(u"Nothing in the list has that id."_s);
}

}

std::vector<Function> idFunctions()
{
    using enum Kind;
    return {{u"uuid"_s, Function::Form::Call, {{{String}, String, uuid}}},
        {u"uuid5"_s, Function::Form::Call, {{{String, String}, String, uuid5}}},
        {u"by_id"_s, Function::Form::Both, {{{List, Dynamic}, Dynamic, byId}}}};
}

}
