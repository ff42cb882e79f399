// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorderplace.h"
#include "engine/system/runner.h"
#include "tests/support/dog.h"
#include "tests/support/instants.h"

/// A small system for tests: a kennel whose dogs learn tricks, and counters of the tricks.
namespace occasion::kennel {

/// How many dogs know a trick.
struct Counter
{
    static constexpr auto topic = "kennel:Counter";

    QString trick;
    qint64 dogs = 0;

    struct Started
    {
        static constexpr auto topic = "kennel:Counter.Started";
        QString trick;
    };
    struct Incremented
    {
        static constexpr auto topic = "kennel:Counter.Incremented";
    };
    using Events = occasion::Events<Started, Incremented>;

    void apply(const Started& event) { trick = event.trick; }
    void apply(const Incremented&) { ++dogs; }
};

inline Uuid counterId(const QString& trick)
{
    return idOf(u"/counters/"_s + trick);
}

struct RegisterDog
{
    static constexpr auto summary = "Takes a dog in.";
    QString name;
};
struct TeachTrick
{
    static constexpr auto summary = "Teaches a dog a trick.";
    Uuid dog;
    QString trick;
};
struct TeachTwo
{
    static constexpr auto summary = "Teaches two dogs a trick, or neither.";
    Uuid first;
    Uuid second;
    QString trick;
};

inline void handle(const RegisterDog& command, Context& context)
{
    AggregateOf<Dog> dog(context.newId(), context.now(), Dog::registered(command.name));
    context.save(dog);
}

inline void handle(const TeachTrick& command, Context& context)
{
    AggregateOf<Dog> dog = context.get(command.dog);
    dog.record(dog->teach(command.trick));
    context.save(dog);
}

inline void handle(const TeachTwo& command, Context& context)
{
    handle(TeachTrick{command.first, command.trick}, context);
    handle(TeachTrick{command.second, command.trick}, context);
}

inline void count(const DomainEvent& event, Context& context)
{
    const auto& trick = event.as<Dog::TrickAdded>().trick;
    if (auto known = context.find(counterId(trick))) {
        AggregateOf<Counter> counter(*std::move(known));
        counter.record(Counter::Incremented{});
        context.save(counter);
        return;
    }
    AggregateOf<Counter> counter(counterId(trick), context.now(), Counter::Started{trick});
    counter.record(Counter::Incremented{});
    context.save(counter);
}

inline ProcessType kennel()
{
    return {.application = {.name = u"Kennel"_s,
                .aggregates = {describe<Dog>()},
                .commands = {commandType<RegisterDog>(u"RegisterDog"_s, handle),
                    commandType<TeachTrick>(u"TeachTrick"_s, handle),
                    commandType<TeachTwo>(u"TeachTwo"_s, handle)}}};
}

/// Counts the tricks of the kennel that it follows.
inline ProcessType counters()
{
    return {.application = {.name = u"Counters"_s, .aggregates = {describe<Counter>()}},
        .policy = Policy().on(QString::fromLatin1(Dog::TrickAdded::topic), count)};
}

inline System kennelSystem()
{
    return {{kennel(), counters()}, {{u"Kennel"_s, u"Counters"_s}}};
}

inline std::shared_ptr<const TopicRegistry> topics()
{
    return kennelSystem().topics();
}

inline std::unique_ptr<ProcessRecorder> inMemory(const QString& = {})
{
    return openRecorder({});
}

inline Value registerDog(const QString& name)
{
    return Value::object({{u"name"_s, Value::text(name)}});
}

inline Value teachTrick(const Uuid& dog, const QString& trick)
{
    return Value::object({{u"dog"_s, Value::uuid(dog)}, {u"trick"_s, Value::text(trick)}});
}

/// Carries out a command by its name, as a person would.
inline std::vector<Recording> call(
    Application& application, const QString& command, const Value& arguments, const Moment& moment)
{
    const auto* type = application.type().command(command);
    return application.execute(*type, type->read(arguments).get(), moment);
}

}
