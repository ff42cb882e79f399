// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/enginelink.h"

#include <functional>

namespace occasion {

/// The engine thread without a window: opens, runs and waits for answers. Problems are thrown as OperationalError.
class Headless : public QObject
{
    Q_OBJECT
public:
    explicit Headless(std::vector<std::shared_ptr<const SystemDefinition>> systems);

    EngineLink& link() { return m_link; }

    /// Runs the system to that step (0: until nothing is enabled).
    void run(const request::OpenSystem& system, qint64 steps);
    /// Opens the store and looks at that step (0: the newest).
    void open(const QString& store, qint64 step);
    /// Opens a session's file with all its branches, the one that was shown last to begin with.
    void openSession(const QString& file);
    /// Shows that branch at that step (0: its newest).
    void show(int session, qint64 step);

    /// Asks a query and waits for its answer.
    template <class Result>
    Result ask(std::function<Result(const History&)> query)
    {
        std::optional<Result> answer;
        m_link.ask(this, std::move(query), [&answer](Result result) { answer = std::move(result); });
        waitUntil([&answer] { return answer.has_value(); });
        return std::move(*answer);
    }

    /// Turns the event loop until the condition holds; throws after a minute without that.
    void waitUntil(const std::function<bool()>& condition);

private:
    qint64 newest();
    void goTo(qint64 step);
    void waitForFrame(qint64 cursor);

    EngineLink m_link;
    QString m_problem;
};

}
