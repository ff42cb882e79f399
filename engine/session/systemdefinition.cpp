// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/systemdefinition.h"

namespace occasion {

const Scenario* SystemDefinition::scenario(const QString& scenarioName) const
{
    for (const auto& candidate : scenarios) {
        if (candidate.name == scenarioName)
            return &candidate;
    }
    return nullptr;
}

std::shared_ptr<const SystemMap> mapOf(const SystemDefinition& definition)
{
    auto map = std::make_shared<SystemMap>();
    map->title = definition.name;
    for (const auto& process : definition.system.processes()) {
        ProcessInfo info{.name = process.application.name};
        for (const auto& aggregate : process.application.aggregates)
            info.aggregateTypes.append(aggregate->name);
        for (const auto& command : process.application.commands)
            info.commands.append({command.name, command.summary, command.fields});
        map->processes.push_back(std::move(info));
    }
    for (const auto& edge : definition.system.edges()) {
        map->pipes.push_back(
            {edge.leader, edge.follower, map->processes[static_cast<size_t>(edge.leader)].name});
    }
    for (const auto& scenario : definition.scenarios)
        map->scenarios.append(scenario.name);
    return map;
}

}
