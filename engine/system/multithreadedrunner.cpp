// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/runner.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace occasion {

using namespace Qt::StringLiterals;

/// The followers' threads and what they wait for.
class MultiThreadedRunner::Threads
{
public:
    using Pull = std::function<void(int leader, int follower)>;

    Threads(const System& system, Pull pull)
        : m_system(system)
        , m_pull(std::move(pull))
    {
        for (int i = 0; i < m_system.processes().size(); ++i)
            m_busy.try_emplace(i);
    }

    ~Threads() { join(); }

    void start()
    {
        for (const auto& [index, mutex] : m_busy) {
            if (!m_system.leadersOf(index).empty())
                m_threads.emplace_back([this, follower = index] { serve(follower); });
        }
    }

    void prompt(int leader, const std::vector<int>& followers)
    {
        const std::lock_guard lock(m_mutex);
        for (const int follower : followers) {
            auto& prompts = m_prompts[follower];
            if (std::find(prompts.begin(), prompts.end(), leader) == prompts.end())
                prompts.push_back(leader);
        }
        m_changed.notify_all();
    }

    void waitUntilQuiet()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(
            lock, [this] { return m_failed || m_stopping || (m_working == 0 && nothingPrompted()); });
    }

    bool waitForFailure(std::chrono::milliseconds atMost)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, atMost, [this] { return m_failed || m_stopping; }) && m_failed;
    }

    void join()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
            m_changed.notify_all();
        }
        for (auto& thread : m_threads)
            thread.join();
        m_threads.clear();
    }

    std::exception_ptr takeError() { return std::exchange(m_failed, nullptr); }

    std::mutex& busy(int process) { return m_busy.at(process); }

private:
    bool nothingPrompted() const
    {
        return std::all_of(
            m_prompts.begin(), m_prompts.end(), [](const auto& entry) { return entry.second.empty(); });
    }

    void serve(int follower)
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [&] { return m_stopping || !m_prompts[follower].empty(); });
            if (m_stopping)
                return;
            const auto leaders = std::exchange(m_prompts[follower], {});
            ++m_working;
            lock.unlock();
            const auto error = pullAll(leaders, follower);
            lock.lock();
            --m_working;
            if (error && !m_failed)
                m_failed = error;
            m_changed.notify_all();
            if (error)
                return;
        }
    }

    std::exception_ptr pullAll(const std::vector<int>& leaders, int follower)
    {
        try {
            const std::lock_guard working(busy(follower));
            for (const int leader : leaders)
                m_pull(leader, follower);
            return nullptr;
        } catch (...) {
            return std::current_exception(); // handed to whoever stops the runner
        }
    }

    const System& m_system;
    Pull m_pull;
    std::map<int, std::mutex> m_busy;
    std::vector<std::thread> m_threads;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<int, std::vector<int>> m_prompts;
    int m_working = 0;
    bool m_stopping = false;
    std::exception_ptr m_failed;
};

MultiThreadedRunner::MultiThreadedRunner(
    System system, const RecorderFactory& recorders, Observer* observer, const ApplicationSettings& settings)
    : Runner(std::move(system), recorders, observer, settings)
    , m_threads(std::make_unique<Threads>(
          Runner::system(), [this](int leader, int follower) { pull(leader, follower); }))
{
}

MultiThreadedRunner::MultiThreadedRunner(
    System system, const Environment::Variables& environment, Observer* observer)
    : Runner(std::move(system), environment, observer)
    , m_threads(std::make_unique<Threads>(
          Runner::system(), [this](int leader, int follower) { pull(leader, follower); }))
{
}

MultiThreadedRunner::~MultiThreadedRunner() = default;

void MultiThreadedRunner::started()
{
    m_threads->start();
}

void MultiThreadedRunner::prompted(int leader)
{
    m_threads->prompt(leader, toPrompt(leader));
}

void MultiThreadedRunner::waitUntilQuiet()
{
    m_threads->waitUntilQuiet();
}

void MultiThreadedRunner::watchForErrors(std::chrono::milliseconds atMost)
{
    if (m_threads->waitForFailure(atMost))
        stop();
}

void MultiThreadedRunner::stop()
{
    setStopped();
    m_threads->join();
    const auto error = m_threads->takeError();
    if (!error)
        return;
    try {
        std::rethrow_exception(error);
    } catch (const EngineError& cause) {
        throw EventProcessingError(u"%1: %2"_s.arg(cause.name(), cause.message()));
    } catch (const std::exception& cause) {
        throw EventProcessingError(QString::fromUtf8(cause.what()));
    }
}

std::vector<Recording> MultiThreadedRunner::execute(
    Process& target, const CommandType& command, const void* arguments)
{
    const std::lock_guard working(m_threads->busy(system().indexOf(target.name())));
    return target.execute(command, arguments, Moment::real());
}

}
