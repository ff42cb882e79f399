// SPDX-License-Identifier: BSD-3-Clause
#include "examples/dogschool/counters.h"

#include "examples/dogschool/counter.h"
#include "examples/dogschool/dog.h"

namespace dogschool {

using namespace occasion;

namespace {

AggregateOf<Counter> counterOf(const QString& trick, Context& context)
{
    const Uuid id = Counter::idFor(trick);
    if (auto known = context.find(id))
        return *std::move(known);
    return {id, context.now(), Counter::Created{trick}};
}

void count(const DomainEvent& event, Context& context)
{
    auto counter = counterOf(event.as<Dog::TrickAdded>().trick, context);
    counter.record(counter->increment());
    context.save(counter);
}

}

ProcessType counters()
{
    ProcessType process;
    process.application.name = u"Counters"_s;
    process.application.aggregates = {describe<Counter>()};
    process.policy = Policy().on(QString::fromLatin1(Dog::TrickAdded::topic), count);
    return process;
}

}
