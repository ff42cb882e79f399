// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/statecoding.h"
#include "engine/session/frame.h"
#include "engine/session/history.h"
#include "engine/session/progress.h"

#include <functional>
#include <memory>
#include <variant>

namespace occasion {

struct SystemDefinition;

/// What the window can ask of the engine thread: plain values.
namespace request {
struct OpenSystem
{
    QString system = {}; ///< empty: the first
    QString scenario = {}; ///< empty: the system's first
    quint64 seed = 1;
    QString scheduler = {}; ///< empty: round-robin
    QByteArray choices = {}; ///< steps to do again (see choices.h), as far as they can be
    qint64 cursor = -1; ///< where to look afterwards; -1 is at the newest step
};
/// A store's file, or a folder with a file for each of a system's applications.
struct OpenStore
{
    QString path = {};
    StateCoding coding = {}; ///< how its states were compressed and encrypted
};
struct SwitchTo
{
    int session = 0;
};
struct CloseSession
{
    int session = 0;
};
struct GoTo
{
    qint64 step = 0;
};
struct StepForward
{
}; ///< behind the newest step: moves the cursor; at it: takes the suggested step
struct StepBack
{
};
/// Takes this one of Frame::enabled; behind the newest step this forks, unless it is what happened then anyway.
struct Take
{
    EnabledStep step = {};
};
struct Call
{
    CommandCall call = {};
}; ///< a person's command, at once
struct Run
{
    double stepsPerSecond = 2; ///< 0 is full speed
    QString until
        = {}; ///< a condition over SessionScope: the run ends at the first step after which it holds.
    ///< None while it is running changes the speed alone
};
struct Pause
{
};
struct SetScheduler
{
    QString name = {};
}; ///< round-robin, oldest-first, random, person
}

using Request = std::variant<request::OpenSystem, request::OpenStore, request::SwitchTo,
    request::CloseSession, request::GoTo, request::StepForward, request::StepBack, request::Take,
    request::Call, request::Run, request::Pause, request::SetScheduler>;

/// The engine thread: the sessions live in it, and nothing of theirs leaves it but values (DESIGN §4b.8).
///
/// All functions may be called from any thread and return at once. The callbacks are called in the engine
/// thread and must return at once as well.
class SessionHost
{
public:
    struct Callbacks
    {
        std::function<void(std::shared_ptr<const Frame>)> frame; ///< at most 60 a second
        std::function<void(QString)> problem; ///< one sentence for a person
        /// Of a request that takes longer than a person would wait for, some times a second; the frame or the problem
        /// that it ends with comes after the last one.
        std::function<void(Progress)> progress = {};
    };

    SessionHost(std::vector<std::shared_ptr<const SystemDefinition>> systems, Callbacks callbacks);
    /// Finishes what is being done and joins the thread.
    ~SessionHost();

    /// Carries out the request in the order of posting. A request that fails answers through `problem`.
    void post(Request request);

    /// Stops the request that is being carried out, if it can be stopped: then it ends with a problem.
    void cancel();

    /// Runs `query` in the engine thread on the history of the current session. Not run at all when no session
    /// is open. An error inside answers through `problem`.
    void ask(std::function<void(const History&)> query);

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

}
