// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/session.h"
#include "tests/support/kennel.h"

/// The kennel as a system that sessions run.
namespace occasion::kennel {

inline ScenarioCommand registering(const QString& label)
{
    return {.call = {u"Kennel"_s, u"RegisterDog"_s, registerDog(label)}, .as = label};
}

inline ScenarioCommand teaching(const QString& label, const QString& trick)
{
    return {.call = {u"Kennel"_s, u"TeachTrick"_s,
                Value::object({{u"dog"_s, reference(label)}, {u"trick"_s, Value::text(trick)}})}};
}

/// Two dogs learn; one is asked for a trick that it knows, which is refused. The last two commands race.
inline Scenario tricks()
{
    Scenario scenario{.name = u"tricks"_s, .summary = u"Two dogs learn the same trick."_s};
    scenario.commands = {registering(u"Fido"_s), registering(u"Rex"_s), teaching(u"Fido"_s, u"sit"_s),
        teaching(u"Fido"_s, u"sit"_s), teaching(u"Rex"_s, u"sit"_s), teaching(u"Rex"_s, u"fetch"_s)};
    scenario.commands[3].refusedWith = u"TrickKnownError"_s;
    scenario.commands[4].atOnce = scenario.commands[5].atOnce = true;
    scenario.commands[5].after = std::chrono::minutes(2);
    scenario.expectations = {{u"Kennel"_s, reference(u"Rex"_s), u"tricks"_s,
                                 Value::list({Value::text(u"sit"_s), Value::text(u"fetch"_s)})},
        {u"Counters"_s, Value::uuid(counterId(u"sit"_s)), u"dogs"_s, Value::integer(2)},
        {u"Counters"_s, Value::uuid(counterId(u"fetch"_s)), u"dogs"_s, Value::integer(1)}};
    return scenario;
}

/// Holds when all tricks are counted; may be broken while deliveries wait.
class AllTricksAreCounted : public Invariant
{
public:
    void apply(const DomainEvent& event, const Step&) override
    {
        m_ahead += event.is<Dog::TrickAdded>() ? 1 : event.is<Counter::Incremented>() ? -1 : 0;
    }
    std::optional<QString> broken(bool quiet) const override
    {
        if (m_ahead < 0 || (quiet && m_ahead != 0))
            return u"%1 tricks are not counted."_s.arg(m_ahead);
        return {};
    }
    std::unique_ptr<Invariant> copy() const override { return std::make_unique<AllTricksAreCounted>(*this); }

private:
    int m_ahead = 0;
};

/// Is broken by the third event and mended by the fifth.
class NotThreeOrFour : public Invariant
{
public:
    void apply(const DomainEvent&, const Step&) override { ++m_events; }
    std::optional<QString> broken(bool) const override
    {
        return m_events == 3 || m_events == 4 ? std::optional(u"There are %1."_s.arg(m_events))
                                              : std::nullopt;
    }
    std::unique_ptr<Invariant> copy() const override { return std::make_unique<NotThreeOrFour>(*this); }

private:
    int m_events = 0;
};

template <class T>
InvariantType invariant(const QString& name)
{
    return {name, [] { return std::make_unique<T>(); }};
}

inline std::shared_ptr<const SystemDefinition> kennelDefinition(const System& system = kennelSystem())
{
    auto definition = std::make_shared<SystemDefinition>();
    definition->name = u"kennel"_s;
    definition->title = u"Dogs and what they learn"_s;
    definition->system = system;
    definition->scenarios = {tricks(), {.name = u"empty"_s}};
    definition->invariants = {invariant<AllTricksAreCounted>(u"All tricks are counted"_s)};
    return definition;
}

}
