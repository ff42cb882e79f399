// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/hypothesis.h"

#include "engine/errors.h"
#include "engine/session/causetrace.h"

#include <map>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// The most deliveries that are done at a stretch: policies of a hypothetical system may go on for ever.
constexpr int mostDeliveries = 100'000;

using Events = std::vector<DomainEvent>;

/// The later events of its aggregate close up.
Events without(Events events, int place)
{
    if (place >= static_cast<int>(events.size()))
        return events;
    const auto gone = events.begin() + place;
    const auto id = gone->originatorId;
    for (auto later = events.erase(gone); later != events.end(); ++later) {
        if (later->originatorId == id)
            --later->originatorVersion;
    }
    return events;
}

Session::Revision revisionOf(const std::vector<Supposition>& suppositions)
{
    if (suppositions.empty())
        return {};
    return [suppositions](Events events) {
        for (const auto& supposed : suppositions)
            events = without(std::move(events), supposed.place);
        return events;
    };
}

class Redoing
{
public:
    Redoing(const Session& original, std::vector<Supposition> suppositions, qint64 from,
        const ProgressWatch& watch)
        : m_original(original)
        , m_suppositions(std::move(suppositions))
        , m_watch(watch)
        , m_session(original.supposingAt(from - 1))
        , m_there(original.history(), m_names)
        , m_here(m_session->history(), m_names)
    {
        while (m_session->newestStep() > static_cast<qint64>(m_here.steps().size())) {
            m_there.readNext();
            readHere();
        }
    }

    SupposedSession redone()
    {
        const auto& history = m_original.history();
        for (auto number = m_session->newestStep() + 1; number <= history.newestStep() && m_goesOn;
             ++number) {
            if (m_watch && !m_watch({u"Doing again what followed"_s, number, history.newestStep()}))
                throw OperationalError(u"The hypothesis was given up; ask for it again to have it."_s);
            m_there.readNext();
            const auto& traced = m_there.at(number);
            for (const auto& event : traced.events)
                m_originals.insert(event.key, {traced.step.process, event});
            redo(traced.step);
            if (m_original.isQuietAt(number))
                deliverAll();
        }
        return {std::move(m_session), std::move(m_result)};
    }

private:
    void redo(const Step& step)
    {
        std::vector<Supposition> now;
        std::copy_if(m_suppositions.begin(), m_suppositions.end(), std::back_inserter(now),
            [&](const Supposition& supposed) { return supposed.step == step.number; });
        if (step.kind == StepKind::Delivery)
            return deliver(step, now);
        suppose(now);
        m_session->redo(step, revisionOf(now));
        readHere();
    }

    /// In this session they belong to the step that is done next.
    void suppose(const std::vector<Supposition>& now)
    {
        for (const auto& supposed : now)
            m_result.push_back({m_session->newestStep() + 1, supposed.place});
    }

    /// Delivers what corresponds to what the step delivered, if there is such, and what is before it in its pipe.
    void deliver(const Step& step, const std::vector<Supposition>& now)
    {
        const int leader = m_session->history().map()->pipes.at(static_cast<size_t>(step.pipe)).leader;
        const int key = m_there.keyOf(leader, step.upstream);
        const auto wanted = m_ids.constFind(key);
        if (wanted == m_ids.cend())
            return;
        for (auto next = nextOf(step.pipe); next != 0 && next <= *wanted; next = nextOf(step.pipe)) {
            auto delivery = step;
            delivery.upstream = next;
            const bool isIt = next == *wanted;
            if (isIt)
                suppose(now);
            const auto done = m_session->redo(delivery, isIt ? revisionOf(now) : Session::Revision());
            readHere();
            if (done.outcome == StepOutcome::Failed)
                return; // it stays to be done
        }
    }

    NotificationId nextOf(int pipe) const
    {
        return m_session->history().nextDelivery(pipe, m_session->newestStep());
    }

    /// A delivery that fails, or policies without end, end the hypothesis here: what waits can be seen there.
    void deliverAll()
    {
        for (int count = 0; !m_session->isQuietAt(m_session->newestStep()); ++count) {
            const auto enabled = m_session->enabledAt(m_session->newestStep());
            const auto step = m_session->take(enabled.front());
            readHere();
            m_goesOn = step.outcome != StepOutcome::Failed && count < mostDeliveries;
            if (!m_goesOn)
                return;
        }
    }

    /// Takes in what was done here, and gives its events the causes that they correspond to.
    void readHere()
    {
        m_here.readNext();
        const auto& traced = m_here.steps().back();
        for (const auto& event : traced.events) {
            m_ids.insert(event.key, event.id);
            const auto original = m_originals.constFind(event.key);
            if (original != m_originals.cend())
                m_session->correspond(traced.step.process, event.id,
                    m_original.causeOf(original->first, original->second.id, original->second.originatorId,
                        original->second.version));
        }
    }

    const Session& m_original;
    std::vector<Supposition> m_suppositions; // by the original's steps
    std::vector<Supposition> m_result; // by this session's
    const ProgressWatch& m_watch;
    std::unique_ptr<Session> m_session;
    CauseNames m_names;
    CauseTrace m_there;
    CauseTrace m_here;
    QHash<int, std::pair<int, TracedEvent>> m_originals; // after the fork: key → process and event
    QHash<int, NotificationId> m_ids; // here: key → notification
    bool m_goesOn = true;
};

}

SupposedSession withoutEvent(const Session& original, const std::vector<Supposition>& inherited, int process,
    NotificationId event, const ProgressWatch& watch)
{
    const auto number = original.history().stepOf(process, event);
    if (number == 0)
        throw ValueError(u"There is no event %1 that could be left out; choose one of the log."_s.arg(event));
    const auto step = original.history().step(number);
    std::vector<Supposition> earlier;
    std::vector<Supposition> supposed;
    for (const auto& each : inherited)
        (each.step < number ? earlier : supposed).push_back(each);
    supposed.push_back({number, static_cast<int>(event - step.first)});
    auto result = Redoing(original, std::move(supposed), number, watch).redone();
    result.suppositions.insert(result.suppositions.begin(), earlier.begin(), earlier.end());
    return result;
}

}
