// SPDX-License-Identifier: BSD-3-Clause
#include "examples/dogschool/dogschool.h"

#include "examples/dogschool/counter.h"
#include "examples/dogschool/counters.h"
#include "examples/dogschool/school.h"

namespace dogschool {

using namespace occasion;

namespace {

ScenarioCommand registering(const QString& name)
{
    return {.call = {u"DogSchool"_s, u"RegisterDog"_s, Value::object({{u"name"_s, Value::text(name)}})}};
}

ScenarioCommand teaching(const QString& dog, const QString& trick)
{
    return {.call = {u"DogSchool"_s, u"AddTrick"_s,
                Value::object({{u"dog"_s, Value::uuid(Dog::idFor(dog))}, {u"trick"_s, Value::text(trick)}})}};
}

Expectation counted(const QString& trick, qint64 times)
{
    return {u"Counters"_s, Value::uuid(Counter::idFor(trick)), u"count"_s, Value::integer(times)};
}

Scenario tricks()
{
    const auto billy = u"Billy"_s;
    const auto milly = u"Milly"_s;
    const auto scrappy = u"Scrappy"_s;
    const auto rollOver = u"roll over"_s;
    const auto fetchBall = u"fetch ball"_s;
    const auto playDead = u"play dead"_s;
    Scenario scenario{.name = u"tricks"_s, .summary = u"Three dogs learn one, two and three tricks."_s};
    scenario.commands = {registering(billy), registering(milly), registering(scrappy),
        teaching(billy, rollOver), teaching(milly, rollOver), teaching(scrappy, rollOver),
        teaching(billy, fetchBall), teaching(milly, fetchBall), teaching(billy, playDead)};
    scenario.expectations = {counted(rollOver, 3), counted(fetchBall, 2), counted(playDead, 1)};
    return scenario;
}

/// Never more is counted than was learnt, and nothing less when all is quiet.
class EveryTrickIsCountedOnce : public Invariant
{
public:
    void apply(const DomainEvent& event, const Step&) override
    {
        m_learnt += event.is<Dog::TrickAdded>() ? 1 : 0;
        m_counted += event.is<Counter::Incremented>() ? 1 : 0;
    }

    std::optional<QString> broken(bool quiet) const override
    {
        if (m_counted == m_learnt || (m_counted < m_learnt && !quiet))
            return {};
        return u"%1 tricks were learnt, but %2 are counted."_s.arg(m_learnt).arg(m_counted);
    }
    std::unique_ptr<Invariant> copy() const override
    {
        return std::make_unique<EveryTrickIsCountedOnce>(*this);
    }

private:
    int m_learnt = 0;
    int m_counted = 0;
};

}

std::shared_ptr<const SystemDefinition> dogSchoolSystem()
{
    auto definition = std::make_shared<SystemDefinition>();
    definition->name = u"dogschool"_s;
    definition->title = u"Dogs that learn tricks, and counters of the tricks"_s;
    definition->system = System({school(), counters()}, {{u"DogSchool"_s, u"Counters"_s}});
    definition->scenarios = {tricks()};
    definition->invariants
        = {{u"Every trick is counted once"_s, [] { return std::make_unique<EveryTrickIsCountedOnce>(); }}};
    return definition;
}

}
