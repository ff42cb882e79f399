// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/systemdefinition.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// Adds a type's fields to those of others. One that is of another type there may hold either.
void unite(QList<FieldInfo>& all, const QList<FieldInfo>& own)
{
    for (const FieldInfo& field : own) {
        const auto known = std::find_if(
            all.begin(), all.end(), [&field](const FieldInfo& each) { return each.name == field.name; });
        if (known == all.end())
            all.append(field);
        else if (known->type != field.type)
            known->optional = true;
    }
}

}

const Scenario* SystemDefinition::scenario(const QString& scenarioName) const
{
    for (const auto& candidate : scenarios) {
        if (candidate.name == scenarioName)
            return &candidate;
    }
    return nullptr;
}

std::shared_ptr<const SystemDefinition> findSystem(
    const std::vector<std::shared_ptr<const SystemDefinition>>& systems, const QString& name)
{
    const auto found = std::find_if(
        systems.begin(), systems.end(), [&name](const auto& each) { return each->name == name; });
    return found == systems.end() ? nullptr : *found;
}

std::shared_ptr<const SystemMap> mapOf(const SystemDefinition& definition)
{
    auto map = std::make_shared<SystemMap>();
    map->title = definition.name;
    map->eventFields = {{u"timestamp"_s, FieldType::Timestamp},
        {u"originator_topic"_s, FieldType::Text, true}}; // of all events
    for (const auto& process : definition.system.processes()) {
        ProcessInfo info{.name = process.application.name};
        for (const auto& aggregate : process.application.aggregates) {
            info.aggregateTypes.append(aggregate->name);
            unite(info.aggregateFields, aggregate->fields);
            for (const auto& event : aggregate->events) {
                unite(map->eventFields, event->fields);
                info.events.append(
                    {event->topic, event->name, aggregate->name, event->fields, event->creates});
            }
        }
        for (const auto& command : process.application.commands)
            info.commands.append({command.name, command.summary, command.fields});
        map->processes.push_back(std::move(info));
    }
    for (const auto& edge : definition.system.edges()) {
        map->pipes.push_back({edge.leader, edge.follower, map->processName(edge.leader)});
    }
    for (const auto& scenario : definition.scenarios)
        map->scenarios.append(scenario.name);
    return map;
}

}
