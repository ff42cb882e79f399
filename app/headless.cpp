// SPDX-License-Identifier: BSD-3-Clause
#include "app/headless.h"

#include "app/storecoding.h"
#include "engine/errors.h"

#include <QEventLoop>
#include <QTimer>

namespace occasion {

using namespace Qt::StringLiterals;

Headless::Headless(
    std::vector<std::shared_ptr<const SystemDefinition>> systems, std::chrono::milliseconds patience)
    : m_link(std::move(systems))
    , m_patience(patience)
{
    const auto goOn = [this] { m_deadline.setRemainingTime(m_patience); };
    connect(&m_link, &EngineLink::frameChanged, this, goOn);
    connect(&m_link, &EngineLink::progressed, this, goOn);
    connect(&m_link, &EngineLink::problem, this, [this](const QString& sentence) {
        if (m_problem.isEmpty()) // what comes after the first is a consequence of it
            m_problem = sentence;
    });
}

void Headless::waitUntil(const std::function<bool()>& condition)
{
    m_deadline.setRemainingTime(m_patience);
    QTimer wake; // conditions may become true without any event of ours
    wake.start(20);
    QEventLoop loop;
    while (m_problem.isEmpty() && !condition() && !m_deadline.hasExpired())
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    if (!m_problem.isEmpty())
        throw OperationalError(std::exchange(m_problem, {}));
    if (!condition())
        throw OperationalError(u"The engine said nothing for %1 seconds."_s.arg(
            std::chrono::duration_cast<std::chrono::seconds>(m_patience).count()));
}

void Headless::run(const request::OpenSystem& system, qint64 steps)
{
    m_link.post(system);
    m_link.post(request::Run{.speed = 0,
        .until = steps > 0 ? RunGoal(until::AtStep{steps}) : RunGoal(until::NothingIsLeft{}),
        .mode = RunMode::Express});
    waitUntil([this] {
        const Frame& frame = m_link.frame(); // one from before the run does not know how it goes
        return frame.run.mode == RunMode::Express && !frame.running;
    });
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
    const auto last = ask<qint64>([](const History& history) { return history.newestStep(); });
    const qint64 wanted = step == 0 ? last : std::min(step, last);
    m_link.post(request::GoTo{wanted});
    waitUntil([this, wanted] {
        const Frame& frame = m_link.frame();
        return !frame.map->processes.empty() && frame.cursor == wanted;
    });
}

}
