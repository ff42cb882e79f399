// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/opensessions.h"
#include "engine/session/progress.h"
#include "engine/session/requests.h"
#include "engine/session/runcontrol.h"
#include "engine/session/untitledsessions.h"

namespace occasion {

/// Carries out what the window asks of the open sessions and stores, and makes frames. Knows no thread: SessionHost
/// gives it one.
class Desk
{
public:
    /// `watch` is told of what takes long, and may stop it. New sessions are kept in files of that folder as they
    /// happen; without one they are in memory.
    explicit Desk(std::vector<std::shared_ptr<const SystemDefinition>> systems, ProgressWatch watch = {},
        const QString& untitledFolder = {});

    /// Errors as the session's, and ValueError for what does not exist.
    void carryOut(const Request& request);

    bool isRunning() const { return m_run.isRunning(); }
    /// Whether views wait for the run's end.
    bool isExpress() const { return m_run.isExpress(); }
    /// While running: one step forward, or the end of the run. Errors as the session's, which end the run too.
    void runOn();
    /// The steps of a run at full speed until endTurn() are written together; nothing else may be asked meanwhile.
    /// Errors as SessionFile's.
    void beginTurn();
    /// Does nothing when no turn was begun. When the steps cannot be written they have not happened, and the error says
    /// so.
    void endTurn();
    /// How long the run waits before its next step.
    std::chrono::microseconds waitBeforeNext();

    /// Writes into their files what has changed about the sessions besides their steps: to be called when there is
    /// nothing else to do. Errors as SessionFile's.
    void keep();

    /// Null when nothing is open.
    const History* history() const;
    /// Null when nothing is open that can be run.
    const Session* session() const;
    std::shared_ptr<const Frame> frame(quint64 generation) const;

private:
    void carry(const request::OpenSystem& request);
    void carry(const request::OpenCode& request);
    void carry(const request::OpenStore& request);
    void carry(const request::SwitchTo& request);
    void carry(const request::CloseSession& request);
    void carry(const request::GoTo& request);
    void carry(const request::StepForward& request);
    void carry(const request::StepBack& request);
    void carry(const request::Take& request);
    void carry(const request::Call& request);
    void carry(const request::Run& request);
    void carry(const request::Pause& request);
    void carry(const request::SetScheduler& request);
    void carry(const request::FindStep& request);
    void carry(const request::SetBreakpoints& request);
    void carry(const request::ToggleBreakpoint& request);
    void carry(const request::PauseProcess& request);
    void carry(const request::Rename& request);
    void carry(const request::Reopen& request);
    void carry(const request::Compare& request);
    void carry(const request::LeaveOut& request);
    void carry(const request::EditEvent& request);
    void carry(const request::InsertEvent& request);
    void carry(const request::Restore& request);
    void carry(const request::OpenFile& request);
    void carry(const request::SaveAs& request);
    void carry(const request::ExportStores& request);
    void carry(const request::NameStep& request);
    void carry(const request::KeepWatches& request);

    void keepBreakpoints();
    void takeBreakpoints();
    void readAgain(std::shared_ptr<SessionFile> file);
    OpenSession begun(SessionOptions options, const std::function<void(Session&)>& begin);
    void openNew(const SessionOptions& options, const std::function<void(Session&)>& begin);
    std::shared_ptr<const FileFigure> fileFigure(const OpenSession& open) const;
    const OpenSession& opened(int id) const;
    void compare(int left, int right);
    void openHypothesis(SupposedSession supposed, const QString& difference);
    void actAtCursor(const std::function<qint64(Session&)>& act);
    std::optional<Step> forward();
    int suggested(const OpenSession& open, const std::vector<EnabledStep>& enabled) const;
    std::optional<EnabledStep> nextAtCursor() const;
    RunGoal goalOf(const request::StepForward& request) const;
    void requireGoingOn(int process);

    std::vector<std::shared_ptr<const SystemDefinition>> m_systems;
    ProgressWatch m_watch;
    OpenSessions m_open;
    RunControl m_run;
    std::shared_ptr<const Comparison> m_comparison;
    std::unique_ptr<SessionTurn> m_turn; // of the current session's file
    UntitledSessions m_untitled;
    bool m_isTidy = false;
    std::shared_ptr<const std::vector<BreakpointFigure>> m_keptBreakpoints; // in the file of that path
    QString m_keptIn;
    mutable std::shared_ptr<const FileFigure> m_file; // as it was shown last
};

}
