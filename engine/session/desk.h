// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/progress.h"
#include "engine/session/session.h"
#include "engine/session/sessionhost.h"
#include "engine/session/stopcondition.h"

namespace occasion {

/// The open sessions and stores and where each one's cursor stands; carries out requests and makes frames. Knows no
/// thread: SessionHost gives it one.
class Desk
{
public:
    /// `watch` is told of what takes long, and may stop it.
    explicit Desk(std::vector<std::shared_ptr<const SystemDefinition>> systems, ProgressWatch watch = {});

    /// Errors as the session's, and ValueError for what does not exist.
    void carryOut(const Request& request);

    bool isRunning() const { return m_stepsPerSecond.has_value(); }
    /// 0 is as fast as can be.
    double stepsPerSecond() const { return m_stepsPerSecond.value_or(0); }
    void pause() { m_stepsPerSecond.reset(); }
    /// While running: one step forward, or the end of the run. Errors as the session's, which end the run too.
    void runOn();

    /// Null when nothing is open.
    const History* history() const;
    std::shared_ptr<const Frame> frame(quint64 generation) const;

private:
    struct Open
    {
        int id = 0;
        QString name = {};
        int parent = -1;
        qint64 forkedAt = 0;
        std::unique_ptr<Session> session = {}; ///< null for an opened store
        std::unique_ptr<History> store = {};
        QStringList leftOut = {}; ///< of the store
        qint64 cursor = 0;

        const History& history() const;
    };

    void carry(const request::OpenSystem& request);
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

    Open& current();
    const Open* findCurrent() const;
    Session& currentSession();
    Open& add(Open open);
    static void redo(Session& session, const QByteArray& choices);
    void actAtCursor(const std::function<qint64(Session&)>& act);
    bool forward();
    bool isReached() const;
    void describe(Frame& frame, const Open& open) const;
    void describeSession(Frame& frame, const Session& session, qint64 cursor) const;

    std::vector<std::shared_ptr<const SystemDefinition>> m_systems;
    ProgressWatch m_watch;
    std::vector<Open> m_open;
    int m_current = -1; // an id
    int m_nextId = 0;
    std::optional<double> m_stepsPerSecond;
    std::unique_ptr<const StopCondition> m_until; // null: as long as there are steps
};

}
