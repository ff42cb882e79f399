// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/enginelink.h"

#include <QDeadlineTimer>

#include <chrono>
#include <functional>

namespace occasion {

/// The engine thread without a window: opens, runs and waits for answers. Problems are thrown as OperationalError.
class Headless : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds longestSilence{60'000};

    /// Gives up when nothing was heard of the engine for so long.
    explicit Headless(std::vector<std::shared_ptr<const SystemDefinition>> systems,
        std::chrono::milliseconds patience = longestSilence);

    EngineLink& link() { return m_link; }

    /// Runs the system to that step (0: until nothing is enabled), or to one that fails.
    void run(const request::OpenSystem& system, qint64 steps);
    /// Opens the store and looks at that step (0: the newest).
    void open(const QString& store, qint64 step);
    /// Opens a session's file with all its branches, the one that was shown last to begin with.
    void openSession(const QString& file);
    /// Shows that branch at that step (0: its newest).
    void show(int session, qint64 step);

    /// Asks a query of what is open and waits for its answer, as long as that takes.
    template <class Result>
    Result ask(std::function<Result(const History&)> query)
    {
        std::optional<Result> answer;
        m_link.ask(this, std::move(query), [&answer](Result result) { answer = std::move(result); });
        return taken(answer);
    }
    /// The same of a session; it has no answer when an opened store is looked at.
    template <class Result>
    Result askSession(std::function<Result(const Session&)> query)
    {
        std::optional<Result> answer;
        m_link.askSession(this, std::move(query), [&answer](Result result) { answer = std::move(result); });
        return taken(answer);
    }

    /// Turns the event loop until the condition holds; throws when that takes too long without a word of the engine.
    void waitUntil(const std::function<bool()>& condition);

private:
    template <class Result>
    Result taken(std::optional<Result>& answer)
    {
        waitUntil([this, &answer] {
            m_deadline.setRemainingTime(m_patience); // it ends with an answer or with a problem
            return answer.has_value();
        });
        return std::move(*answer);
    }
    void goTo(qint64 step);

    EngineLink m_link;
    std::chrono::milliseconds m_patience;
    QDeadlineTimer m_deadline;
    QString m_problem;
};

}
