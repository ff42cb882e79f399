// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/invariant.h"
#include "engine/session/scenario.h"
#include "engine/system/system.h"

namespace occasion {

/// A system that a session can run: its process applications and pipes, with scenarios and invariants. A value.
struct SystemDefinition
{
    QString name = {}; ///< "bank": what the command line calls it
    QString title = {}; ///< one sentence
    System system = {};
    std::vector<Scenario> scenarios = {}; ///< the first is loaded when none is asked for
    std::vector<InvariantType> invariants = {};

    /// Null when there is none of that name.
    const Scenario* scenario(const QString& scenarioName) const;
};

/// The one of that name; null when there is none.
std::shared_ptr<const SystemDefinition> findSystem(
    const std::vector<std::shared_ptr<const SystemDefinition>>& systems, const QString& name);

/// What views need to know of it.
std::shared_ptr<const SystemMap> mapOf(const SystemDefinition& definition);

}
