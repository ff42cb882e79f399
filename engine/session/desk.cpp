// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/desk.h"

#include "engine/errors.h"
#include "engine/session/choices.h"
#include "engine/session/framemaker.h"
#include "engine/session/shortcode.h"
#include "engine/session/storehistory.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const SystemDefinition> systemNamed(
    const std::vector<std::shared_ptr<const SystemDefinition>>& systems, const QString& name)
{
    for (const auto& system : systems) {
        if (system->name == name || name.isEmpty())
            return system;
    }
    throw ValueError(u"There is no system '%1' here."_s.arg(name));
}

/// The types of all systems: a store may have been written by any of them. Where two disagree on a topic, the first
/// one counts.
std::shared_ptr<const TopicRegistry> allTopics(
    const std::vector<std::shared_ptr<const SystemDefinition>>& systems)
{
    auto registry = std::make_shared<TopicRegistry>();
    for (const auto& system : systems) {
        for (const auto& process : system->system.processes()) {
            for (const auto& aggregate : process.application.aggregates) {
                if (!registry->findAggregate(aggregate->topic))
                    registry->add(aggregate);
            }
            for (const auto& logged : process.application.loggedEvents) {
                if (!registry->findEvent(logged->topic))
                    registry->add(logged);
            }
        }
    }
    return registry;
}

bool wasThis(const Step& step, const EnabledStep& enabled)
{
    if (step.kind != enabled.kind || step.process != enabled.process)
        return false;
    return step.kind == StepKind::Delivery
        ? step.pipe == enabled.pipe && step.upstream == enabled.upstream
        : step.scenarioIndex == enabled.scenarioIndex && step.call == enabled.call;
}

}

Desk::Desk(std::vector<std::shared_ptr<const SystemDefinition>> systems, ProgressWatch watch)
    : m_systems(std::move(systems))
    , m_watch(std::move(watch))
{
}

void Desk::carryOut(const Request& request)
{
    std::visit([this](const auto& asked) { carry(asked); }, request);
}

const History* Desk::history() const
{
    const auto* open = m_open.find();
    return open ? &open->history() : nullptr;
}

void Desk::carry(const request::OpenSystem& request)
{
    SessionOptions options{.system = systemNamed(m_systems, request.system),
        .scenario = request.scenario,
        .seed = request.seed,
        .scheduler = request.scheduler};
    auto& open = add(std::make_unique<Session>(std::move(options)));
    if (!request.choices.isEmpty())
        redo(*open.session, request.choices);
    const auto newest = open.session->newestStep();
    open.cursor = request.cursor < 0 ? newest : std::min(request.cursor, newest);
}

void Desk::carry(const request::OpenCode& request)
{
    const CodedSession coded = readShortCode(request.code, m_systems);
    auto session = std::make_unique<Session>(coded.options);
    follow(coded, *session);
    auto& open = add(std::move(session));
    open.cursor = open.session->newestStep();
}

OpenSession& Desk::add(std::unique_ptr<Session> session)
{
    m_run.pause();
    const QString name = u"%1 · %2"_s.arg(session->options().system->name, session->scenario().name);
    return m_open.add({.name = name, .session = std::move(session)});
}

void Desk::redo(Session& session, const QByteArray& choices)
{
    for (const auto& step : readChoices(choices, *session.history().map()))
        session.redo(step);
}

void Desk::carry(const request::OpenStore& request)
{
    auto coding = request.coding;
    for (const auto& system : m_systems)
        coding.transcodings.add(system->system.transcodings());
    auto store = std::make_unique<StoreHistory>(
        std::make_shared<const OpenStore>(request.path), allTopics(m_systems), std::move(coding), m_watch);
    m_run.pause();
    const auto newest = store->newestStep();
    auto& open = m_open.add({.name = store->map()->title, .cursor = newest});
    open.leftOut = store->store().leftOut();
    open.store = std::move(store);
}

void Desk::carry(const request::SwitchTo& request)
{
    m_open.switchTo(request.session);
    m_run.pause();
}

void Desk::carry(const request::CloseSession& request)
{
    if (request.session == m_open.currentId())
        m_run.pause();
    m_open.close(request.session);
}

void Desk::carry(const request::GoTo& request)
{
    auto& open = m_open.current();
    open.cursor = std::clamp<qint64>(request.step, 0, open.history().newestStep());
}

void Desk::carry(const request::StepForward&)
{
    forward();
}

void Desk::carry(const request::StepBack&)
{
    m_run.pause();
    auto& open = m_open.current();
    open.cursor = std::max<qint64>(0, open.cursor - 1);
}

void Desk::carry(const request::Take& request)
{
    auto& session = m_open.currentSession();
    const auto cursor = m_open.current().cursor;
    if (cursor < session.newestStep() && wasThis(session.history().step(cursor + 1), request.step)) {
        ++m_open.current().cursor;
        return;
    }
    actAtCursor([&](Session& acting) { return acting.take(request.step).number; });
}

void Desk::carry(const request::Call& request)
{
    actAtCursor([&](Session& acting) { return acting.call(request.call).number; });
}

void Desk::carry(const request::Run& request)
{
    m_run.start(request, m_open.current().history().map());
}

void Desk::carry(const request::Pause&)
{
    m_run.pause();
}

void Desk::carry(const request::SetScheduler& request)
{
    m_open.currentSession().setScheduler(request.name);
}

/// Does something in the current session when the cursor is at its newest step, and in a fork when it is behind it;
/// the fork is opened only when that could be done. `act` answers with the step that it took.
void Desk::actAtCursor(const std::function<qint64(Session&)>& act)
{
    auto& session = m_open.currentSession();
    auto& open = m_open.current();
    if (open.cursor == session.newestStep()) {
        open.cursor = act(session);
        return;
    }
    auto fork = m_open.forkAtCursor();
    fork.cursor = act(*fork.session);
    m_open.add(std::move(fork));
}

/// Whether there was a step to go to.
bool Desk::forward()
{
    auto& open = m_open.current();
    if (open.cursor < open.history().newestStep()) {
        ++open.cursor;
        return true;
    }
    const auto step = open.session ? open.session->advance() : std::nullopt;
    if (!step)
        return false;
    open.cursor = step->number;
    return step->outcome != StepOutcome::Failed;
}

void Desk::runOn()
{
    try {
        const bool stepped = forward();
        const auto& open = m_open.current();
        if (!stepped || m_run.isReached(open.history(), open.cursor))
            m_run.pause();
    } catch (...) {
        m_run.pause();
        throw;
    }
}

std::shared_ptr<const Frame> Desk::frame(quint64 generation) const
{
    auto frame = std::make_shared<Frame>();
    frame->generation = generation;
    frame->session = m_open.currentId();
    frame->running = isRunning();
    frame->sessions = m_open.figures();
    if (const auto* open = m_open.find())
        describe(*frame, *open);
    return frame;
}

}
