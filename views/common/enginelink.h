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
    explicit EngineLink(
        std::vector<std::shared_ptr<const SystemDefinition>> systems, QObject* parent = nullptr);
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
        QPointer<QObject> alive(context);
        m_host->ask([this, alive, query = std::move(query), done = std::move(done)](const History& history) {
            auto result = query(history);
            QMetaObject::invokeMethod(
                this,
                [alive, done, result = std::move(result)]() mutable {
                    if (alive)
                        done(std::move(result));
                },
                Qt::QueuedConnection);
        });
    }

Q_SIGNALS:
    void frameChanged();
    void problem(const QString& sentence);
    /// Of a request that takes long; over when the frame changes.
    void progressed(const occasion::Progress& progress);

private:
    std::shared_ptr<const Frame> m_frame = std::make_shared<Frame>();
    bool m_isOpening = false;
    std::unique_ptr<SessionHost> m_host; // last: its thread ends before what it calls is gone
};

}
