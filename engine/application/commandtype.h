// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/context.h"

namespace occasion {

/// What a person can call, as a value: forms, journals, scenarios and the command line are made from it.
struct CommandType
{
    QString name = {}; ///< "Withdraw"
    QString summary = {}; ///< one sentence: "Takes money out of an account."
    QList<FieldInfo> fields = {};
    /// The command from its arguments, an Object. TypeError when one is missing or of another type.
    std::function<std::shared_ptr<const void>(const Value& arguments)> read = {};
    /// Carries it out. A DomainError says that a rule refuses it.
    std::function<void(const void* command, Context& context)> handle = {};
};

/// Describes a command from its struct (which has a `summary`) and its handler.
template <class Command>
CommandType commandType(const QString& name, void (*handler)(const Command&, Context&))
{
    CommandType type;
    type.name = name;
    type.summary = QString::fromUtf8(Command::summary);
    type.fields = fieldsOf<Command>();
    type.read = [](const Value& arguments) -> std::shared_ptr<const void> {
        return std::make_shared<const Command>(readMembers<Command>(arguments));
    };
    type.handle = [handler](const void* command, Context& context) {
        handler(*static_cast<const Command*>(command), context);
    };
    return type;
}

}
