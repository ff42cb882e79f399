// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/arithmetic.h"
#include "engine/expression/functions/characters.h"
#include "engine/expression/functions/families.h"
#include "engine/expression/map.h"
#include "engine/expression/shape.h"

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

Value sizeOfText(Arguments arguments, Budget& budget)
{
    budget.spendOn(arguments[0].get<QString>().size());
    return characterCount(arguments[0].get<QString>());
}

Value sizeOfBytes(Arguments arguments, Budget& /*budget*/)
{
    return qint64{arguments[0].get<QByteArray>().size()};
}

Value sizeOfList(Arguments arguments, Budget& /*budget*/)
{
    return static_cast<qint64>(arguments[0].items().size());
}

Value sizeOfMap(Arguments arguments, Budget& /*budget*/)
{
    if (const auto* object = arguments[0].as<Object>())
        return qint64{object->shape->names(object->data).size()};
    return static_cast<qint64>(arguments[0].map().entries().size());
}

Value sum(Arguments arguments, Budget& budget)
{
    const Items& items = arguments[0].items();
    if (items.empty())
        return qint64{0};
    Value total = items.front();
    for (size_t i = 1; i < items.size() && !total.isProblem(); ++i) {
        budget.spend(1);
        total = computed(Operator::Add, total, items[i], budget);
    }
    return total;
}

Value first(Arguments arguments, Budget& /*budget*/)
{
    return arguments[0].items().empty() ? Value::problem(u"An empty list has no first item."_s)
                                        : arguments[0].items().front();
}

Value last(Arguments arguments, Budget& /*budget*/)
{
    return arguments[0].items().empty() ? Value::problem(u"An empty list has no last item."_s)
                                        : arguments[0].items().back();
}

}

std::vector<Function> listFunctions()
{
    using enum Kind;
    return {{u"size"_s, Function::Form::Both,
                {{{String}, Int, sizeOfText}, {{Bytes}, Int, sizeOfBytes}, {{List}, Int, sizeOfList},
                    {{Map}, Int, sizeOfMap}}},
        {u"count"_s, Function::Form::Both, {{{List}, Int, sizeOfList}, {{Map}, Int, sizeOfMap}}},
        {u"sum"_s, Function::Form::Both, {{{List}, Dynamic, sum}}},
        {u"first"_s, Function::Form::Both, {{{List}, Dynamic, first}}},
        {u"last"_s, Function::Form::Both, {{{List}, Dynamic, last}}}};
}

}
