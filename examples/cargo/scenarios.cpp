// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/scenarios.h"

#include "examples/cargo/scenariowords.h"

namespace cargo {

using namespace occasion;

namespace {

/// The timetable comes first in every scenario.
std::vector<ScenarioCommand> withVoyages(std::vector<ScenarioCommand> commands)
{
    auto all = fixedVoyages();
    all.insert(all.end(), commands.begin(), commands.end());
    return all;
}

Scenario administration()
{
    const auto cargo = u"cargo"_s;
    return {u"a changed destination"_s,
        u"A clerk books a cargo from Rotterdam to Dallas and then sends it to Melbourne instead."_s,
        {book(cargo, Location::Nlrtm, Location::Usdal, 3), sendTo(cargo, Location::Aumel)},
        {destination(cargo, Location::Aumel), status(cargo, u"NOT_RECEIVED"_s)}};
}

Scenario journey()
{
    const auto cargo = u"cargo"_s;
    return {u"the whole journey"_s,
        u"A cargo from Hongkong to Stockholm is unloaded in Tokyo by mistake, rerouted, and claimed."_s,
        withVoyages({book(cargo, Location::Hongkong, Location::Stockholm, 2), askForRoute(cargo),
            receive(cargo, Location::Hongkong), load(cargo, Location::Hongkong, u"V1"_s),
            unload(cargo, Location::Tokyo, u"V1"_s), askForRoute(cargo),
            load(cargo, Location::Tokyo, u"V3"_s), unload(cargo, Location::Hamburg, u"V3"_s),
            load(cargo, Location::Hamburg, u"V4"_s), unload(cargo, Location::Stockholm, u"V4"_s),
            claim(cargo, Location::Stockholm)}),
        {status(cargo, u"CLAIMED"_s), misdirected(cargo, false), lastPlace(cargo, Location::Stockholm)}};
}

/// Each command of one cargo runs beside the same command of the other.
Scenario twoCargos()
{
    const auto silk = u"silk"_s;
    const auto steel = u"steel"_s;
    return {u"two cargos"_s,
        u"One cargo goes by New York and one by Hamburg, side by side; both reach Stockholm in any order."_s,
        withVoyages({book(silk, Location::Hongkong, Location::Stockholm, 2),
            atOnce(book(steel, Location::Tokyo, Location::Stockholm, 2)), askForRoute(silk),
            atOnce(askForRoute(steel)), receive(silk, Location::Hongkong),
            atOnce(receive(steel, Location::Tokyo)), load(silk, Location::Hongkong, u"V1"_s),
            atOnce(load(steel, Location::Tokyo, u"V3"_s)), unload(silk, Location::NewYork, u"V1"_s),
            atOnce(unload(steel, Location::Hamburg, u"V3"_s)), load(silk, Location::NewYork, u"V2"_s),
            atOnce(load(steel, Location::Hamburg, u"V4"_s)), unload(silk, Location::Stockholm, u"V2"_s),
            atOnce(unload(steel, Location::Stockholm, u"V4"_s)), claim(silk, Location::Stockholm),
            atOnce(claim(steel, Location::Stockholm))}),
        {status(silk, u"CLAIMED"_s), status(steel, u"CLAIMED"_s)}};
}

Scenario lateReport()
{
    const auto cargo = u"cargo"_s;
    return {u"a late report"_s,
        u"New York reports the unloading before Hongkong reports the loading; both are passed on in order."_s,
        withVoyages({book(cargo, Location::Hongkong, Location::Stockholm, 2), askForRoute(cargo),
            receive(cargo, Location::Hongkong), unload(cargo, Location::NewYork, u"V1"_s),
            load(cargo, Location::Hongkong, u"V1"_s)}),
        {status(cargo, u"IN_PORT"_s), misdirected(cargo, false), lastPlace(cargo, Location::NewYork)}};
}

}

std::vector<Scenario> cargoScenarios()
{
    return {journey(), administration(), twoCargos(), lateReport()};
}

}
