// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/sessionhost.h"

#include "engine/errors.h"
#include "engine/session/desk.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace occasion {

using namespace Qt::StringLiterals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto frameInterval = std::chrono::microseconds(16667);
/// In express mode frames only tell how fast it goes.
constexpr auto expressFrameInterval = std::chrono::milliseconds(250);
/// How long steps are run at full speed before somebody else gets a turn.
constexpr auto turn = std::chrono::milliseconds(8);
/// The same in express mode: what is written together costs less.
constexpr auto expressTurn = std::chrono::milliseconds(100);
/// What is done sooner than this shows no progress.
constexpr auto patience = std::chrono::milliseconds(300);
constexpr auto progressInterval = std::chrono::milliseconds(50);

using Query = std::function<void(const History&)>;
using SessionQuery = std::function<void(const Session&)>;
using Work = std::variant<Request, Query, SessionQuery>;

}

/// The thread, what it has to do, and the desk that it does it on.
class SessionHost::Loop
{
public:
    Loop(std::vector<std::shared_ptr<const SystemDefinition>> systems, Callbacks callbacks,
        const QString& untitledFolder)
        : m_systems(std::move(systems))
        , m_untitledFolder(untitledFolder)
        , m_callbacks(std::move(callbacks))
        , m_thread([this] { serve(); })
    {
    }

    ~Loop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_cancelled = true;
        m_wake.notify_one();
        m_thread.join();
    }

    void cancel() { m_cancelled = true; }

    void add(Work work)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_queue.push_back(std::move(work));
        }
        m_wake.notify_one();
    }

private:
    /// The desk lives in this thread from its beginning to its end, as the connections to its files do.
    void serve()
    {
        Desk desk(
            m_systems, [this](const Progress& progress) { return goesOn(progress); }, m_untitledFolder);
        m_desk = &desk;
        while (auto work = next()) {
            for (const auto& item : *work)
                guarded([&] { std::visit([this](const auto& asked) { carryOut(asked); }, item); });
            runForATurn();
            if (m_dirty && Clock::now() >= frameDue())
                sendFrame();
        }
        guarded([this] { m_desk->keep(); });
    }

    /// What there is to do, after waiting for it; nothing at the end. Empty when a step or a frame is due.
    std::optional<std::deque<Work>> next()
    {
        std::unique_lock lock(m_mutex);
        const auto awake = [this] { return m_stopping || !m_queue.empty(); };
        if (const auto due = nextDue())
            m_wake.wait_until(lock, *due, awake);
        else
            m_wake.wait(lock, awake);
        if (m_stopping)
            return {};
        return std::exchange(m_queue, {});
    }

    std::optional<Clock::time_point> nextDue() const
    {
        std::optional<Clock::time_point> due;
        if (m_dirty)
            due = frameDue();
        if (m_desk->isRunning())
            due = due ? std::min(*due, m_nextStep) : m_nextStep;
        return due;
    }

    Clock::time_point frameDue() const
    {
        if (m_desk->isExpress() && !m_hasAnswer)
            return m_lastFrame + expressFrameInterval;
        return m_lastFrame + frameInterval;
    }

    void carryOut(const Request& request)
    {
        const bool wasRunning = m_desk->isRunning();
        m_dirty = true; // also when it fails: what was asked for has an answer
        m_hasAnswer = true;
        m_nextProgress = Clock::now() + patience;
        m_cancelled = isStopping();
        m_desk->carryOut(request);
        if (m_desk->isRunning()
            && (!wasRunning || std::holds_alternative<request::Run>(request)
                || std::holds_alternative<request::StepForward>(request)))
            m_nextStep = Clock::now();
    }

    bool isStopping()
    {
        const std::lock_guard lock(m_mutex);
        return m_stopping;
    }

    /// Passes the progress of a long request on, and says whether it shall go on.
    bool goesOn(const Progress& progress)
    {
        if (m_callbacks.progress && Clock::now() >= m_nextProgress) {
            m_nextProgress = Clock::now() + progressInterval;
            m_callbacks.progress(progress);
        }
        return !m_cancelled;
    }

    void carryOut(const Query& query)
    {
        if (const auto* history = m_desk->history())
            query(*history);
    }

    void carryOut(const SessionQuery& query)
    {
        if (const auto* session = m_desk->session())
            query(*session);
    }

    void runForATurn()
    {
        const auto end = Clock::now() + (m_desk->isExpress() ? expressTurn : turn);
        if (m_desk->isRunning() && Clock::now() >= m_nextStep)
            guarded([this] { m_desk->beginTurn(); });
        while (m_desk->isRunning() && Clock::now() < end && Clock::now() >= m_nextStep) {
            guarded([this] { m_desk->runOn(); });
            m_dirty = true;
            guarded([this] { m_nextStep = Clock::now() + m_desk->waitBeforeNext(); });
        }
        guarded([this] { m_desk->endTurn(); });
    }

    void sendFrame()
    {
        m_dirty = false;
        m_hasAnswer = false;
        m_lastFrame = Clock::now();
        guarded([this] { m_callbacks.frame(m_desk->frame(++m_generation)); });
        if (!m_desk->isRunning())
            guarded([this] { m_desk->keep(); });
    }

    template <class Action>
    void guarded(const Action& action)
    {
        try {
            action();
        } catch (const EngineError& error) {
            m_callbacks.problem(error.message());
        } catch (const std::exception& error) {
            m_callbacks.problem(
                u"The engine met an error of its own: %1."_s.arg(QString::fromUtf8(error.what())));
        }
    }

    std::vector<std::shared_ptr<const SystemDefinition>> m_systems;
    QString m_untitledFolder;
    Desk* m_desk = nullptr; // touched by the thread alone
    Callbacks m_callbacks;
    quint64 m_generation = 0;
    bool m_dirty = false;
    bool m_hasAnswer = false; // the next frame is what somebody waits for
    Clock::time_point m_lastFrame;
    Clock::time_point m_nextStep;
    Clock::time_point m_nextProgress;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Work> m_queue;
    bool m_stopping = false;
    std::atomic<bool> m_cancelled = false;
    std::thread m_thread; // last: it uses all of the above
};

SessionHost::SessionHost(std::vector<std::shared_ptr<const SystemDefinition>> systems, Callbacks callbacks,
    const QString& untitledFolder)
    : m_loop(std::make_unique<Loop>(std::move(systems), std::move(callbacks), untitledFolder))
{
}

SessionHost::~SessionHost() = default;

void SessionHost::post(Request request)
{
    m_loop->add(std::move(request));
}

void SessionHost::cancel()
{
    m_loop->cancel();
}

void SessionHost::ask(std::function<void(const History&)> query)
{
    m_loop->add(std::move(query));
}

void SessionHost::askSession(std::function<void(const Session&)> query)
{
    m_loop->add(std::move(query));
}

}
