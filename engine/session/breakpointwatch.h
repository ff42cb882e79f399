// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/breakpoint.h"
#include "engine/session/history.h"

#include <memory>

namespace occasion {

/// What a run met: which breakpoint, and the event that matched it.
struct BreakpointHit
{
    Breakpoint breakpoint = {};
    QString sentence = {}; ///< "Accounts recorded Debited of BankAccount 1a2b3c4d, breakpoint 'Debited'"
    int process = 0; ///< that took the step
    NotificationId notification = 0; ///< that matched; 0 if it was none
    QString field = {}; ///< of its state, which the condition read first: "amount"; empty when it read none
};

/// The breakpoints of a desk, asked after each step of a run, and how often each was met. Used in one thread.
class BreakpointWatch
{
public:
    BreakpointWatch();
    ~BreakpointWatch();

    /// In place of all; one that stays as it is in place and condition keeps its hits.
    void set(std::vector<Breakpoint> breakpoints);
    /// Adds it, or takes away the one in the same place.
    void toggle(const Breakpoint& breakpoint);

    /// Whether none is enabled: then nobody needs to ask.
    bool isIdle() const { return m_idle; }
    /// Counts what the step meets, and gives the first that stops there. A condition without value meets nothing, and
    /// the figures say why. Reads the step, and its events once where a breakpoint asks for them. Errors as reading.
    std::optional<BreakpointHit> after(const History& history, qint64 step);

    /// In the order in which they were set; null when there are none.
    std::shared_ptr<const std::vector<BreakpointFigure>> figures() const;

private:
    struct Scopes;
    struct Watched;
    class Moment;
    struct Match;
    struct ReadField;

    void prepare(const std::shared_ptr<const SystemMap>& map);
    static std::optional<Match> meets(Watched& watched, Moment& moment);
    static BreakpointHit hit(const Watched& watched, const Moment& moment, Match match);
    static QString sentence(const Watched& watched, const Moment& moment, const Match& match);
    void changed();

    std::vector<Watched> m_watched;
    std::unique_ptr<const Scopes> m_scopes; // of the history that was asked about last
    bool m_idle = true;
    mutable std::shared_ptr<const std::vector<BreakpointFigure>> m_figures; // null: to be made again
};

}
