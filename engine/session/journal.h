// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/step.h"
#include "engine/session/systemmap.h"

#include <functional>

namespace occasion {

/// Reads the journal of one process where it is kept: the rows from a step on, ascending, at most `limit`.
using JournalPages = std::function<std::vector<JournalRow>(int process, qint64 fromStep, int limit)>;

/// The append-only record of all steps of a session, with the positions of every log and of every tracking
/// record at each step.
///
/// The rows stay with what they describe (DESIGN §4b.2): here stands only who took each step and what it moved, some
/// 40 bytes a step, so that ten million are possible. All look-ups take at most O(log n), times the depth of forks.
class Journal
{
public:
    /// `pages` gives back what was appended, for as long as the journal lives.
    Journal(std::shared_ptr<const SystemMap> map, JournalPages pages);
    /// That of a fork: it shares the steps of `base` up to `since` and holds only what comes after them. The base may
    /// go on. O(1).
    Journal(std::shared_ptr<const Journal> base, qint64 since, JournalPages pages);

    /// ProgrammingError unless it is the next number.
    void append(const Step& step);

    qint64 newest() const { return m_since + static_cast<qint64>(m_processOf.size()); }
    /// Reads one row, except of the newest step. ValueError outside 1…newest(), DataError when its row is gone or
    /// damaged, errors as the recorder's.
    Step step(qint64 number) const;

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
    static std::optional<qint64> positionAt(const Moves& moves, qint64 step);
    bool isShared(qint64 step) const { return m_base && step <= m_since; }
    int processOf(qint64 step) const;

    std::shared_ptr<const SystemMap> m_map;
    JournalPages m_pages;
    std::shared_ptr<const Journal> m_base; // null: none
    qint64 m_since = 0; // the base's newest step that is shared; the rest is of what came after it
    std::vector<quint16> m_processOf; // by step - m_since - 1
    Step m_newest; // unless all steps are the base's
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

/// Visits the rows of all processes from a step on, in the order of their steps, and holds a page of each at a time.
void forEachJournalRow(int processes, const JournalPages& pages,
    const std::function<void(int process, const JournalRow& row)>& visit, qint64 fromStep = 1);

}
