// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/handling.h"

#include "examples/cargo/handlinghistory.h"
#include "examples/cargo/transcodings.h"

namespace cargo {

using namespace occasion;

namespace {

AggregateOf<HandlingHistory> historyOf(const Uuid& cargo, Context& context)
{
    if (auto found = context.find(HandlingHistory::idFor(cargo)))
        return *std::move(found);
    return {HandlingHistory::idFor(cargo), context.now(), HandlingHistory::Opened{cargo}};
}

void reportHandling(const ReportHandling& command, Context& context)
{
    auto history = historyOf(command.cargo, context);
    history.record(history->report({command.activity, command.location, command.voyageNumber}));
    while (auto next = history->next())
        history.record(*std::move(next));
    context.save(history);
}

}

ProcessType handling()
{
    ProcessType process;
    process.application.name = u"Handling"_s;
    process.application.aggregates = {describe<HandlingHistory>()};
    process.application.commands = {commandType(u"ReportHandling"_s, reportHandling)};
    process.application.transcodings = transcodings();
    return process;
}

}
