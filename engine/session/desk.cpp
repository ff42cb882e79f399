// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/desk.h"

#include "engine/errors.h"
#include "engine/persistence/realpath.h"
#include "engine/session/comparison.h"
#include "engine/session/filefigure.h"
#include "engine/session/framemaker.h"
#include "engine/session/shortcode.h"
#include "engine/session/stepscan.h"
#include "engine/session/storehistory.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const SystemDefinition> systemNamed(
    const std::vector<std::shared_ptr<const SystemDefinition>>& systems, const QString& name)
{
    if (name.isEmpty() && !systems.empty())
        return systems.front();
    if (auto system = findSystem(systems, name))
        return system;
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

/// Where was looked, and how what was found there is called.
struct Looked
{
    QString place;
    QString ordinal;
};

Looked lookedAt(request::FindStep::Where where)
{
    switch (where) {
    case request::FindStep::Where::Forward:
        return {u"after the cursor"_s, u"the next"_s};
    case request::FindStep::Where::Back:
        return {u"before the cursor"_s, u"the last one before"_s};
    default:
        return {u"of this history"_s, u"the first"_s};
    }
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

Desk::Desk(std::vector<std::shared_ptr<const SystemDefinition>> systems, ProgressWatch watch,
    const QString& untitledFolder)
    : m_systems(std::move(systems))
    , m_watch(std::move(watch))
    , m_untitled(untitledFolder)
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

const Session* Desk::session() const
{
    const auto* open = m_open.find();
    return open ? open->session.get() : nullptr;
}

void Desk::carry(const request::OpenSystem& request)
{
    openNew({.system = systemNamed(m_systems, request.system),
                .scenario = request.scenario,
                .seed = request.seed,
                .scheduler = request.scheduler},
        [](Session&) {});
}

void Desk::carry(const request::OpenCode& request)
{
    const CodedSession coded = readShortCode(request.code, m_systems);
    openNew(coded.options, [&coded](Session& session) { follow(coded, session); });
}

void Desk::carry(const request::OpenStore& request)
{
    if (m_open.keptIn(realPath(storePath(request.path))))
        throw ValueError(u"'%1' is open here as a session."_s.arg(request.path));
    auto coding = request.coding;
    for (const auto& system : m_systems)
        coding.transcodings.add(system->system.transcodings());
    auto store
        = std::make_unique<StoreHistory>(std::make_shared<const OpenStore>(request.path, m_open.files()),
            allTopics(m_systems), std::move(coding), m_watch);
    m_run.pause();
    OpenSession open{.name = store->map()->title, .cursor = store->newestStep()};
    open.leftOut = store->store().leftOut();
    open.store = std::move(store);
    m_open.add(std::move(open));
}

void Desk::carry(const request::GoTo& request)
{
    auto& open = m_open.current();
    open.cursor = std::clamp<qint64>(request.step, 0, open.history().newestStep());
}

/// A larger step is a run to where it ends.
void Desk::carry(const request::StepForward& request)
{
    const auto& open = m_open.current();
    if (request.size != request::StepSize::Step) {
        m_run.startStep(goalOf(request), open.history(), open.cursor);
        return;
    }
    m_run.pause();
    const auto before = open.cursor;
    if (!forward() && open.cursor == before)
        m_run.sayNothingIsLeft(open.history(), open.cursor, open.id);
}

RunGoal Desk::goalOf(const request::StepForward& request) const
{
    switch (request.size) {
    case request::StepSize::Event:
        return until::Recorded{};
    case request::StepSize::Delivery:
        return until::Delivered{};
    case request::StepSize::Quiet:
        return until::Quiet{};
    default:
        break;
    }
    if (request.process >= 0)
        return until::Acted{request.process};
    const auto next = nextAtCursor();
    if (!next)
        return until::NothingIsLeft{};
    return until::Acted{next->process};
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
    requireGoingOn(request.step.process);
    if (cursor < session.newestStep() && wasThis(session.history().step(cursor + 1), request.step)) {
        ++m_open.current().cursor;
        return;
    }
    actAtCursor([&](Session& acting) { return acting.take(request.step).number; });
}

void Desk::carry(const request::Call& request)
{
    requireGoingOn(m_open.currentSession().options().system->system.indexOf(request.call.process));
    actAtCursor([&](Session& acting) { return acting.call(request.call).number; });
}

void Desk::carry(const request::Run& request)
{
    const auto& open = m_open.current();
    m_run.start(request, open.history(), open.cursor);
}

void Desk::carry(const request::Pause&)
{
    m_run.pause();
}

void Desk::carry(const request::SetScheduler& request)
{
    m_open.currentSession().setScheduler(request.name);
    m_open.keep(); // steps that are done again are chosen by it
}

void Desk::carry(const request::FindStep& request)
{
    m_run.pause();
    auto& open = m_open.current();
    const auto& history = open.history();
    const StopCondition condition(request.condition, history.map());
    const auto found = findStep(condition, history, open.cursor, request.where, m_watch);
    if (!found) {
        m_run.say(
            u"There is no step %1 at which it begins to hold that %2; the views are where they were."_s.arg(
                lookedAt(request.where).place, request.condition),
            open.cursor);
        return;
    }
    open.cursor = *found;
    m_run.say(*found == 0 ? u"It holds from the beginning that %1."_s.arg(request.condition)
                          : u"Step %1 is %2 at which it begins to hold that %3."_s.arg(*found).arg(
                              lookedAt(request.where).ordinal, request.condition),
        *found);
}

void Desk::carry(const request::SetBreakpoints& request)
{
    m_run.breakpoints().set(request.breakpoints);
}

void Desk::carry(const request::ToggleBreakpoint& request)
{
    m_run.breakpoints().toggle(request.breakpoint);
}

void Desk::carry(const request::PauseProcess& request)
{
    const auto& session = m_open.currentSession();
    if (request.process < 0 || request.process >= static_cast<int>(session.history().map()->processes.size()))
        throw ValueError(u"There is no such process application."_s);
    m_run.setPaused(m_open.currentId(), request.process, request.paused);
}

void Desk::requireGoingOn(int process)
{
    if (!m_run.isPaused(m_open.currentId(), process))
        return;
    const auto& map = *m_open.current().history().map();
    throw ValueError(u"%1 is paused and does nothing until it is resumed; its node's menu resumes it."_s.arg(
        map.process(process).name));
}

/// The one that the scheduler chooses of the steps that are not paused; -1 when there is none.
int Desk::suggested(const OpenSession& open, const std::vector<EnabledStep>& enabled) const
{
    if (!m_run.hasPaused(open.id))
        return open.session->suggestedAt(enabled, open.cursor);
    std::vector<EnabledStep> going;
    std::vector<int> places;
    for (size_t i = 0; i < enabled.size(); ++i) {
        if (m_run.isPaused(open.id, enabled[i].process))
            continue;
        going.push_back(enabled[i]);
        places.push_back(static_cast<int>(i));
    }
    const int chosen = open.session->suggestedAt(going, open.cursor);
    return chosen < 0 ? -1 : places[static_cast<size_t>(chosen)];
}

std::optional<EnabledStep> Desk::nextAtCursor() const
{
    const auto* open = m_open.find();
    if (!open || !open->session)
        return {};
    const auto enabled = open->session->enabledAt(open->cursor);
    const int chosen = suggested(*open, enabled);
    return chosen < 0 ? std::nullopt : std::optional(enabled[static_cast<size_t>(chosen)]);
}

/// The step that was gone to; none where there was none.
std::optional<Step> Desk::forward()
{
    auto& open = m_open.current();
    if (open.cursor < open.history().newestStep())
        return open.history().step(++open.cursor);
    if (!open.session)
        return {};
    std::optional<Step> step;
    if (!m_run.hasPaused(open.id))
        step = open.session->advance();
    else if (const auto next = nextAtCursor())
        step = open.session->take(*next);
    if (step)
        open.cursor = step->number;
    return step;
}

void Desk::runOn()
{
    try {
        const auto& open = m_open.current();
        const bool isPast = open.cursor < open.history().newestStep();
        const auto step = forward();
        if (!step)
            return m_run.ranOut(open.history(), open.cursor, open.id);
        if (m_turn && !isPast)
            m_turn->stepped(step->number);
        m_run.stepped(open.history(), step->number, open.id);
        if (m_turn && m_run.hasPaused(open.id))
            endTurn(); // what others than the scheduler choose from here on could not be done again
        if (m_run.isRunning() && !isPast && step->outcome == StepOutcome::Failed)
            m_run.end(u"Stopped after step %1, which failed: %2"_s.arg(step->number).arg(step->error),
                step->number);
    } catch (...) {
        m_run.pause();
        throw;
    }
}

std::chrono::microseconds Desk::waitBeforeNext()
{
    const auto* open = m_open.find();
    if (!open || !m_run.followsClock() || open->cursor == 0)
        return m_run.waitFor({});
    const Timestamp now = open->history().step(open->cursor).clock;
    if (open->cursor < open->history().newestStep())
        return m_run.waitFor(open->history().step(open->cursor + 1).clock - now);
    const auto next = nextAtCursor();
    return m_run.waitFor(next ? open->session->clockOf(*next) - now : std::chrono::microseconds());
}

std::shared_ptr<const Frame> Desk::frame(quint64 generation) const
{
    auto frame = std::make_shared<Frame>();
    frame->generation = generation;
    frame->session = m_open.currentId();
    frame->running = isRunning();
    frame->sessions = m_open.figures();
    frame->canReopen = m_open.canReopen();
    if (m_comparison && m_open.find(m_comparison->left) && m_open.find(m_comparison->right))
        frame->comparison = m_comparison;
    frame->run = m_run.figure(frame->session);
    if (const auto* open = m_open.find()) {
        describe(*frame, *open);
        frame->file = fileFigure(*open);
        if (frame->file && frame->file->isUntitled)
            frame->place = u"untitled, every step is kept"_s;
        if (open->session && m_run.hasPaused(open->id))
            frame->suggested = suggested(*open, frame->enabled);
    }
    return frame;
}

}
