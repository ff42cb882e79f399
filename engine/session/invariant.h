// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/domainevent.h"
#include "engine/session/frame.h"

#include <memory>

namespace occasion {

/// Something that must always hold, as a fold over all events of a system: its cost per step does not grow with
/// the number of aggregates.
class Invariant
{
public:
    virtual ~Invariant() = default;
    /// Called for each event of each step, in order; `step` says what caused it.
    virtual void apply(const DomainEvent& event, const Step& step) = 0;
    /// The reason why it does not hold now; none when it does. `quiet`: nothing waits to be delivered.
    virtual std::optional<QString> broken(bool quiet) const = 0;
};

struct InvariantType
{
    QString name = {}; ///< a sentence: "No money appears or vanishes"
    std::function<std::unique_ptr<Invariant>()> make = {};
    QString expression = {}; ///< its condition as people read it; empty for one that is not an expression
};

/// The invariants of one session, evaluated after every step; knows what each was at any earlier step.
class InvariantWatch
{
public:
    explicit InvariantWatch(const std::vector<InvariantType>& types);

    void apply(const DomainEvent& event, const Step& step);
    /// All events of the step were applied.
    void endStep(qint64 step, bool quiet);

    /// As they were after that step. O(log of the changes).
    std::vector<InvariantFigure> at(qint64 step) const;

private:
    struct Change
    {
        qint64 step;
        QString reason; // null: it holds from here on
    };
    struct Watched
    {
        QString name;
        QString expression;
        std::unique_ptr<Invariant> fold;
        std::vector<Change> changes;
    };
    std::vector<Watched> m_watched;
};

}
