// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/scenario.h"
#include "examples/cargo/places.h"

/// The words that the cargo's scenarios are written in. Cargos are named by the labels that their bookings give them.
namespace cargo {

/// The four voyages of the library's fixed routes: V1 and V2 from Hongkong over New York to Stockholm, V3 and V4 from
/// Tokyo over Hamburg to Stockholm.
std::vector<occasion::ScenarioCommand> fixedVoyages();

/// `weeks` from 2026-01-01 09:00, when sessions begin.
occasion::ScenarioCommand book(const QString& cargo, Location origin, Location destination, int weeks);
occasion::ScenarioCommand sendTo(const QString& cargo, Location destination);
occasion::ScenarioCommand askForRoute(const QString& cargo);
occasion::ScenarioCommand receive(const QString& cargo, Location port);
occasion::ScenarioCommand load(const QString& cargo, Location port, const QString& voyage);
occasion::ScenarioCommand unload(const QString& cargo, Location port, const QString& voyage);
occasion::ScenarioCommand claim(const QString& cargo, Location port);

/// The same command, enabled although deliveries wait.
occasion::ScenarioCommand atOnce(occasion::ScenarioCommand command);

/// When a session's clock begins, and so many weeks.
occasion::Timestamp deadline(int weeks);

occasion::Expectation status(const QString& cargo, const QString& text);
occasion::Expectation misdirected(const QString& cargo, bool isMisdirected);
occasion::Expectation destination(const QString& cargo, Location port);
occasion::Expectation lastPlace(const QString& cargo, Location port);

}
