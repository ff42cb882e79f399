// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/step.h"
#include "engine/session/systemmap.h"

namespace occasion {

/// The append-only record of all steps of a session, with the positions of every log and of every tracking
/// record at each step. All look-ups take at most O(log n).
class Journal
{
public:
    explicit Journal(const SystemMap& map);

    /// ProgrammingError unless it is the next number.
    void append(const Step& step);

    qint64 newest() const { return static_cast<qint64>(m_steps.size()); }
    /// ValueError outside 1…newest().
    const Step& step(qint64 number) const;

    /// The step that recorded a notification; 0 when none did.
    qint64 stepOf(int process, NotificationId id) const;
    NotificationId logPosition(int process, qint64 step) const;
    NotificationId trackingPosition(int pipe, qint64 step) const;
    qint64 refusals(int process, qint64 step) const;
    /// How many of the scenario's commands had run.
    int scenarioCommands(qint64 step) const;
    /// How many commands a person had called.
    int personCommands(qint64 step) const;

private:
    /// Where something stood after which step; only the steps that moved it.
    struct Move
    {
        qint64 step;
        qint64 position;
    };
    using Moves = std::vector<Move>;
    static qint64 positionAt(const Moves& moves, qint64 step);

    std::vector<Step> m_steps;
    std::vector<Moves> m_logs; // by process
    std::vector<Moves> m_trackings; // by pipe
    std::vector<Moves> m_refusals; // by process
    Moves m_scenarioCommands;
    Moves m_personCommands;
};

/// A step as it is stored beside what it recorded, and back. DataError when a row cannot be read or names a process
/// or a pipe that the system has not.
JournalRow toRow(const Step& step, const SystemMap& map);
Step fromRow(const JournalRow& row, int process, const SystemMap& map);

}
