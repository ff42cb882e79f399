// SPDX-License-Identifier: BSD-3-Clause
#include "examples/dogschool/school.h"

namespace dogschool {

using namespace occasion;

namespace {

struct NameTakenError : DomainError
{
    explicit NameTakenError(const QString& name)
        : DomainError(
            u"NameTakenError"_s, u"There is a dog named %1 already: choose another name."_s.arg(name))
    {
    }
};

struct DogNotFoundError : DomainError
{
    explicit DogNotFoundError(const Uuid& dog)
        : DomainError(u"DogNotFoundError"_s, u"There is no dog %1."_s.arg(dog.text()))
    {
    }
};

void registerDog(const RegisterDog& command, Context& context)
{
    const Uuid id = Dog::idFor(command.name);
    if (context.find(id))
        throw NameTakenError(command.name);
    AggregateOf<Dog> dog(id, context.now(), Dog::Registered{command.name});
    context.save(dog);
}

void addTrick(const AddTrick& command, Context& context)
{
    auto found = context.find(command.dog);
    if (!found)
        throw DogNotFoundError(command.dog);
    AggregateOf<Dog> dog(*std::move(found));
    dog.record(dog->addTrick(command.trick));
    context.save(dog);
}

}

ProcessType school()
{
    ProcessType process;
    process.application.name = u"DogSchool"_s;
    process.application.aggregates = {describe<Dog>()};
    process.application.commands
        = {commandType(u"RegisterDog"_s, registerDog), commandType(u"AddTrick"_s, addTrick)};
    return process;
}

}
