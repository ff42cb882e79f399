// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/step.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace occasion {

/// Chooses the next step among those enabled. Its choice is a function of what it is given and nothing else, so
/// that a session can be forked or reopened at any step.
class Scheduler
{
public:
    virtual ~Scheduler() = default;
    virtual QString name() const = 0;
    /// An index into `enabled`, which is not empty. `previous` is the step before, if there was one.
    virtual size_t choose(const std::vector<EnabledStep>& enabled, const Step* previous, qint64 nextNumber,
        quint64 seed) const = 0;
};

/// round-robin, oldest-first, random, person.
QStringList schedulerNames();

/// ValueError when there is none of that name, naming those there are.
std::unique_ptr<Scheduler> makeScheduler(const QString& name);

}
