// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/sessionhost.h"
#include "engine/session/systemdefinition.h"

#include <condition_variable>
#include <mutex>

namespace occasion {

/// A host with what it has answered so far.
class Listened
{
public:
    explicit Listened(std::shared_ptr<const SystemDefinition> system)
        : m_host({std::move(system)},
            {[this](std::shared_ptr<const Frame> frame) {
                 const std::lock_guard lock(m_mutex);
                 m_frames.push_back(std::move(frame));
                 m_changed.notify_all();
             },
                [this](const QString& problem) {
                    const std::lock_guard lock(m_mutex);
                    m_problems.append(problem);
                    m_changed.notify_all();
                }})
    {
    }

    void post(Request request) { m_host.post(std::move(request)); }

    /// Asks in the engine thread and waits for the answer.
    template <class Ask>
    auto ask(const Ask& question)
    {
        std::optional<std::decay_t<decltype(question(std::declval<const History&>()))>> answer;
        m_host.ask([&](const History& history) {
            auto found = question(history);
            const std::lock_guard lock(m_mutex);
            answer = std::move(found);
            m_changed.notify_all();
        });
        waitFor([&] { return answer.has_value(); });
        return answer.value();
    }

    void askNothing(std::function<void(const History&)> question) { m_host.ask(std::move(question)); }

    /// The first frame from now on that is as it should be; the newest one when none comes.
    template <class Is>
    Frame frame(const Is& is)
    {
        waitFor([&] { return !m_frames.empty() && is(*m_frames.back()); });
        const std::lock_guard lock(m_mutex);
        return m_frames.empty() ? Frame() : *m_frames.back();
    }

    /// The frame that shows a cursor in a session with so many steps.
    Frame at(qint64 cursor, qint64 newest)
    {
        return frame([=](const Frame& shown) {
            return shown.cursor == cursor && shown.newest == newest && !shown.running;
        });
    }

    QString problem()
    {
        waitFor([&] { return !m_problems.isEmpty(); });
        const std::lock_guard lock(m_mutex);
        return m_problems.isEmpty() ? QString() : m_problems.takeFirst();
    }

    std::vector<quint64> generations()
    {
        const std::lock_guard lock(m_mutex);
        std::vector<quint64> numbers;
        for (const auto& frame : m_frames)
            numbers.push_back(frame->generation);
        return numbers;
    }

private:
    template <class Is>
    void waitFor(const Is& is)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::chrono::seconds(60), is);
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::shared_ptr<const Frame>> m_frames;
    QStringList m_problems;
    SessionHost m_host; // last: its thread uses all of the above
};

}
