// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/system/system.h"

#include <atomic>
#include <chrono>
#include <memory>

namespace occasion {

/// Makes the recorder of a process application.
using RecorderFactory = std::function<std::unique_ptr<ProcessRecorder>(const QString& processName)>;

/// Runner (chapter 15): runs a system. Cannot be started again after it was stopped.
///
/// Of the library's runners these are the two that pull; those that are handed the events ("New…") there are not.
/// start() connects the processes and does not pull: what waits from earlier is processed when its leader next
/// records something, or by catchUp().
class Runner
{
public:
    /// The observer, if there is one, must outlive the runner; all its processes tell it as well.
    Runner(System system, const RecorderFactory& recorders, Observer* observer = nullptr,
        const ApplicationSettings& settings = {});
    /// Each process as the environment says (see settingsOf()): under its own name, ACCOUNTS_SQLITE_DBNAME, or under the
    /// plain key. Errors as settingsFrom() and openRecorder().
    explicit Runner(System system, const Environment::Variables& environment, Observer* observer = nullptr);
    virtual ~Runner() = default;
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    /// RunnerAlreadyStarted when called twice.
    void start();
    /// Ends all work, once what is under way is done: from then on nothing is processed and no command carried out. What
    /// the processes hold can still be read. Throws the first error that a policy met and nobody was told of, as
    /// EventProcessingError.
    virtual void stop() = 0;
    /// Processes what waits in all logs, without new recordings to prompt it.
    void catchUp();

    /// ProgrammingError when the system has none of that name.
    Process& get(const QString& name);
    const System& system() const { return m_system; }

    /// Carries out a command of a process and, in the single-threaded runner, all that follows from it before it
    /// returns. ProgrammingError for an unknown name or when it was stopped, TypeError for bad arguments, else as the
    /// handler's.
    void call(const QString& process, const QString& command, const Value& arguments);

protected:
    /// A leader has recorded: its followers have something to pull.
    virtual void prompted(int leader) = 0;
    virtual void started() {}
    virtual std::vector<Recording> execute(
        Process& process, const CommandType& command, const void* arguments)
        = 0;
    void pull(int leader, int follower);
    /// Who has to pull now that this leader has recorded.
    std::vector<int> toPrompt(int leader) const { return m_system.followersOf(leader, m_observer); }
    void setStopped() { m_isStopped = true; }
    bool isStopped() const { return m_isStopped; }
    Process& process(int index) { return *m_processes[static_cast<size_t>(index)]; }

private:
    System m_system;
    Observer* m_observer;
    std::vector<std::unique_ptr<Process>> m_processes;
    bool m_started = false;
    std::atomic<bool> m_isStopped = false;
};

/// Everything happens in the caller's thread: a command returns when the system is quiet again. Followers are
/// served in the order of the pipes, prompted leaders in the order of their first prompt. A policy's error comes
/// out of the command that led to it, whose own events are stored; the next prompt tries again.
class SingleThreadedRunner : public Runner
{
public:
    using Runner::Runner;
    void stop() override { setStopped(); }

protected:
    void prompted(int leader) override;
    std::vector<Recording> execute(
        Process& process, const CommandType& command, const void* arguments) override;

private:
    std::vector<int> m_prompts;
    bool m_processing = false;
};

/// A thread for each follower, which pulls when a leader of its has recorded. Commands may be called from any
/// thread; work on one process excludes other work on it.
class MultiThreadedRunner : public Runner
{
public:
    MultiThreadedRunner(System system, const RecorderFactory& recorders, Observer* observer = nullptr,
        const ApplicationSettings& settings = {});
    explicit MultiThreadedRunner(
        System system, const Environment::Variables& environment, Observer* observer = nullptr);
    ~MultiThreadedRunner() override;

    void stop() override;
    /// Waits so long for a policy to fail, and returns when none did. When one did, everything is stopped and its error
    /// thrown, as by stop().
    void watchForErrors(std::chrono::milliseconds atMost);
    /// Waits until nothing waits to be processed, or a follower has failed. Returns at once when stopped.
    void waitUntilQuiet();

protected:
    void started() override;
    void prompted(int leader) override;
    std::vector<Recording> execute(
        Process& process, const CommandType& command, const void* arguments) override;

private:
    class Threads;
    std::unique_ptr<Threads> m_threads;
};

}
