// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/sessionhost.h"

#include <QObject>
#include <QPointer>

namespace occasion {

/// The window's end of the engine thread: requests go out as values, frames and answers come in as signals and
/// calls on the GUI thread.
class EngineLink : public QObject
{
    Q_OBJECT
public:
    /// New sessions are kept in files of that folder; without one they are in memory.
    explicit EngineLink(std::vector<std::shared_ptr<const SystemDefinition>> systems,
        QObject* parent = nullptr, const QString& untitledFolder = {});
    ~EngineLink() override;

    /// The newest frame that has arrived; never null.
    const Frame& frame() const { return *m_frame; }

    void post(Request request);
    /// Whether a system or a store has been asked for and nothing was heard of it yet.
    bool isOpening() const { return m_isOpening; }

    /// Stops the request that is being carried out, if it can be stopped.
    void cancel() { m_host->cancel(); }

    /// Runs `query(const History&)` in the engine thread and then `done(result)` here, on the GUI thread, unless
    /// `context` is gone by then. The caller checks by the frame's session and cursor whether the answer is
    /// still wanted.
    template <class Query, class Done>
    void ask(QObject* context, Query query, Done done)
    {
        m_host->ask(answered<History>(context, std::move(query), std::move(done)));
    }
    /// The same with a `query(const Session&)`, for what only a session can tell; there is no answer when an opened
    /// store is looked at.
    template <class Query, class Done>
    void askSession(QObject* context, Query query, Done done)
    {
        m_host->askSession(answered<Session>(context, std::move(query), std::move(done)));
    }

Q_SIGNALS:
    void frameChanged();
    void problem(const QString& sentence);
    /// Of a request that takes long; over when the frame changes.
    void progressed(const occasion::Progress& progress);

private:
    /// The query, with what it comes to handed over to the GUI thread.
    template <class Asked, class Query, class Done>
    auto answered(QObject* context, Query query, Done done)
    {
        return [this, alive = QPointer<QObject>(context), query = std::move(query), done = std::move(done)](
                   const Asked& asked) {
            auto result = query(asked);
            QMetaObject::invokeMethod(
                this,
                [alive, done, result = std::move(result)]() mutable {
                    if (alive)
                        done(std::move(result));
                },
                Qt::QueuedConnection);
        };
    }

    std::shared_ptr<const Frame> m_frame = std::make_shared<Frame>();
    bool m_isOpening = false;
    std::unique_ptr<SessionHost> m_host; // last: its thread ends before what it calls is gone
};

}
