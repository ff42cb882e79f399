// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/system/system.h"

#include <memory>

namespace occasion {

/// Makes the recorder of a process application.
using RecorderFactory = std::function<std::unique_ptr<ProcessRecorder>(const QString& processName)>;

/// Runner (chapter 15): runs a system. Cannot be started again after it was stopped.
///
/// start() connects the processes and does not pull: what waits from earlier is processed when its leader next
/// records something, or by catchUp().
class Runner
{
public:
    /// The observer, if there is one, must outlive the runner; all its processes tell it as well.
    Runner(System system, const RecorderFactory& recorders, Observer* observer = nullptr,
        const ApplicationSettings& settings = {});
    virtual ~Runner() = default;
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    /// RunnerAlreadyStarted when called twice.
    void start();
    /// Ends all work; throws the first error that a policy met, as EventProcessingError.
    virtual void stop() = 0;
    /// Processes what waits in all logs, without new recordings to prompt it.
    void catchUp();

    /// ProgrammingError when the system has none of that name.
    Process& get(const QString& name);
    const System& system() const { return m_system; }

    /// Carries out a command of a process and, in the single-threaded runner, all that follows from it before it
    /// returns. ProgrammingError for an unknown name, TypeError for bad arguments, else as the handler's.
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
    Process& process(int index) { return *m_processes[static_cast<size_t>(index)]; }

private:
    System m_system;
    Observer* m_observer;
    std::vector<std::unique_ptr<Process>> m_processes;
    bool m_started = false;
};

/// Everything happens in the caller's thread: a command returns when the system is quiet again. Followers are
/// served in the order of the pipes, prompted leaders in the order of their first prompt. A policy's error comes
/// out of the command that led to it, whose own events are stored; the next prompt tries again.
class SingleThreadedRunner : public Runner
{
public:
    using Runner::Runner;
    void stop() override {}

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
    ~MultiThreadedRunner() override;

    void stop() override;
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
