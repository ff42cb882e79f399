// SPDX-License-Identifier: BSD-3-Clause
#include "app/headless.h"

#include "app/storecoding.h"
#include "engine/errors.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMilliseconds = 60'000;
constexpr qint64 stepsAtOnce = 256;

}

Headless::Headless(std::vector<std::shared_ptr<const SystemDefinition>> systems)
    : m_link(std::move(systems))
{
    connect(&m_link, &EngineLink::problem, this, [this](const QString& sentence) { m_problem = sentence; });
}

void Headless::waitUntil(const std::function<bool()>& condition)
{
    const QDeadlineTimer patience(patienceMilliseconds);
    QTimer wake; // conditions may become true without any event of ours
    wake.start(20);
    QEventLoop loop;
    while (m_problem.isEmpty() && !condition() && !patience.hasExpired())
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    if (!m_problem.isEmpty())
        throw OperationalError(std::exchange(m_problem, {}));
    if (!condition())
        throw OperationalError(u"The engine gave no answer within a minute."_s);
}

qint64 Headless::newest()
{
    return ask<qint64>([](const History& history) { return history.newestStep(); });
}

void Headless::waitForFrame(qint64 cursor)
{
    waitUntil([this, cursor] {
        const Frame& frame = m_link.frame();
        return !frame.map->processes.empty() && frame.cursor == cursor;
    });
}

void Headless::run(const request::OpenSystem& system, qint64 steps)
{
    m_link.post(system);
    qint64 done = newest();
    while (steps == 0 || done < steps) {
        const qint64 batch = steps == 0 ? stepsAtOnce : std::min(stepsAtOnce, steps - done);
        for (qint64 i = 0; i < batch; ++i)
            m_link.post(request::StepForward{});
        const qint64 now = newest();
        const bool ended = now - done < batch;
        done = now;
        if (ended)
            break;
    }
    waitForFrame(done);
}

void Headless::open(const QString& store, qint64 step)
{
    m_link.post(request::OpenStore{store, storeCoding(store)});
    goTo(step);
}

void Headless::openSession(const QString& file)
{
    m_link.post(request::OpenFile{file});
    waitUntil([this] { return !m_link.frame().sessions.empty(); });
}

void Headless::show(int session, qint64 step)
{
    m_link.post(request::SwitchTo{session});
    waitUntil([this, session] { return m_link.frame().session == session; });
    goTo(step);
}

void Headless::goTo(qint64 step)
{
    const qint64 last = newest();
    const qint64 wanted = step == 0 ? last : std::min(step, last);
    m_link.post(request::GoTo{wanted});
    waitForFrame(wanted);
}

}
