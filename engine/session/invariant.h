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
    /// One that has been through the same events.
    virtual std::unique_ptr<Invariant> copy() const = 0;
};

struct InvariantType
{
    QString name = {}; ///< a sentence: "No money appears or vanishes"
    std::function<std::unique_ptr<Invariant>()> make = {};
    QString expression = {}; ///< its condition as people read it; empty for one that is not an expression
};

/// The invariants of one session, evaluated after every step; knows what each was at any earlier step. Keeps a few
/// copies of the folds on the way, from which those of a fork go on.
class InvariantWatch
{
public:
    explicit InvariantWatch(const std::vector<InvariantType>& types);
    /// That of a fork: knows what `base` knows of the steps up to `since`. Its folds stand where the base has the
    /// nearest copies; the fork's owner brings them up to date when they are needed.
    InvariantWatch(const InvariantWatch& base, qint64 since);

    bool isEmpty() const { return m_watched.empty(); }
    /// The folds have been through the events of the steps up to this one.
    qint64 folded() const { return m_folded; }
    void apply(const DomainEvent& event, const Step& step);
    /// All events of the step were applied. Steps come in order.
    void endStep(qint64 step, bool quiet);

    /// Whether at() knows: steps up to folded(), and in a fork up to where it was forked.
    bool knows(qint64 step) const { return step <= std::max(m_folded, m_shared); }
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
        std::unique_ptr<Invariant>
            fold; // null in a fork that has not folded anything yet: the last checkpoint has it
        std::vector<Change> changes;
    };
    /// The folds as they were after a step. Forks share it.
    struct Checkpoint
    {
        qint64 step = 0;
        std::vector<std::unique_ptr<Invariant>> folds;
    };
    std::shared_ptr<const Checkpoint> checkpoint() const;
    void keepCheckpoint();
    void ownFolds();

    std::vector<Watched> m_watched;
    qint64 m_folded = 0;
    qint64 m_shared = 0; // the changes up to this step are known from the base
    std::vector<std::shared_ptr<const Checkpoint>> m_checkpoints; // ascending
    qint64 m_interval; // of steps between two checkpoints
};

}
