// SPDX-License-Identifier: BSD-3-Clause
#include "app/systemscommand.h"

#include "engine/session/systemdefinition.h"

#include <QCommandLineParser>
#include <QTextStream>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QString typeName(FieldType type)
{
    switch (type) {
    case FieldType::Boolean:
        return u"boolean"_s;
    case FieldType::Integer:
        return u"integer"_s;
    case FieldType::Real:
        return u"real"_s;
    case FieldType::Text:
        return u"text"_s;
    case FieldType::Decimal:
        return u"decimal"_s;
    case FieldType::Uuid:
        return u"id"_s;
    case FieldType::Timestamp:
        return u"timestamp"_s;
    case FieldType::List:
        return u"list"_s;
    case FieldType::Record:
        return u"record"_s;
    }
    return {};
}

Value commandJson(const CommandInfo& command)
{
    Value::Items fields;
    for (const FieldInfo& field : command.fields) {
        fields.append(Value::object({{u"name"_s, Value::text(field.name)},
            {u"type"_s, Value::text(typeName(field.type))}, {u"optional"_s, Value(field.optional)}}));
    }
    return Value::object({{u"name"_s, Value::text(command.name)},
        {u"summary"_s, Value::text(command.summary)}, {u"fields"_s, Value::list(fields)}});
}

Value processesJson(const SystemMap& map)
{
    Value::Items processes;
    for (const ProcessInfo& process : map.processes) {
        Value::Items commands;
        for (const CommandInfo& command : process.commands)
            commands.append(commandJson(command));
        Value::Items types;
        for (const QString& type : process.aggregateTypes)
            types.append(Value::text(type));
        processes.append(Value::object({{u"name"_s, Value::text(process.name)},
            {u"aggregates"_s, Value::list(types)}, {u"commands"_s, Value::list(commands)}}));
    }
    return Value::list(processes);
}

Value systemJson(const SystemDefinition& system)
{
    const auto map = mapOf(system);
    Value::Items pipes;
    for (const PipeInfo& pipe : map->pipes) {
        pipes.append(Value::object({{u"leader"_s, Value::text(pipe.leaderName)},
            {u"follower"_s, Value::text(map->processName(pipe.follower))}}));
    }
    Value::Items scenarios;
    for (const Scenario& scenario : system.scenarios) {
        scenarios.append(Value::object({{u"name"_s, Value::text(scenario.name)},
            {u"summary"_s, Value::text(scenario.summary)}, {u"confluent"_s, Value(scenario.confluent)}}));
    }
    return Value::object({{u"name"_s, Value::text(system.name)}, {u"title"_s, Value::text(system.title)},
        {u"processes"_s, processesJson(*map)}, {u"pipes"_s, Value::list(pipes)},
        {u"scenarios"_s, Value::list(scenarios)}});
}

QString fieldsText(const CommandInfo& command)
{
    QStringList fields;
    for (const FieldInfo& field : command.fields)
        fields.append(field.optional ? u"[%1]"_s.arg(field.name) : field.name);
    return fields.join(u", "_s);
}

void print(const SystemDefinition& system, QTextStream& out)
{
    const auto map = mapOf(system);
    out << system.name << ": " << system.title << "\n\n";
    for (const ProcessInfo& process : map->processes) {
        out << "  " << process.name << " (" << process.aggregateTypes.join(u", "_s) << ")\n";
        for (const CommandInfo& command : process.commands)
            out << "    " << command.name << '(' << fieldsText(command) << ")\n        " << command.summary
                << '\n';
    }
    out << "\n  Pipes\n";
    for (const PipeInfo& pipe : map->pipes)
        out << "    " << pipe.leaderName << " → " << map->processName(pipe.follower) << '\n';
    out << "\n  Scenarios\n";
    for (const Scenario& scenario : system.scenarios)
        out << "    \"" << scenario.name << "\": " << scenario.summary << '\n';
}

}

int systemsCommand(const QStringList& arguments, const CommandContext& context)
{
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"Print one JSON document."_s});
    if (parseArguments(parser, arguments, u"occasion systems [--json]"_s, 0, 0, context.out))
        return 0;
    if (parser.isSet(u"json"_s)) {
        Value::Items systems;
        for (const auto& system : context.systems)
            systems.append(systemJson(*system));
        context.out << jsonText(Value::object({{u"systems"_s, Value::list(systems)}})) << '\n';
        return 0;
    }
    for (const auto& system : context.systems)
        print(*system, context.out);
    return 0;
}

}
