// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"
#include "engine/session/history.h"
#include "engine/session/progress.h"
#include "engine/session/requests.h"

#include <functional>
#include <memory>

namespace occasion {

class Session;
struct SystemDefinition;

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

    /// New sessions are kept in files of that folder; without one they are in memory.
    SessionHost(std::vector<std::shared_ptr<const SystemDefinition>> systems, Callbacks callbacks,
        const QString& untitledFolder = {});
    /// Finishes what is being done and joins the thread.
    ~SessionHost();

    /// Carries out the request in the order of posting. A request that fails answers through `problem`.
    void post(Request request);

    /// Stops the request that is being carried out, if it can be stopped: then it ends with a problem.
    void cancel();

    /// Runs `query` in the engine thread on the history of the current session. Not run at all when no session
    /// is open. An error inside answers through `problem`.
    void ask(std::function<void(const History&)> query);
    /// The same for what only a session can tell; not run either when the current one is an opened store.
    void askSession(std::function<void(const Session&)> query);

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

}
