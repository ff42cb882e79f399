// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/hypothesis.h"

#include "engine/errors.h"
#include "engine/session/causetrace.h"
#include "engine/session/eventrevision.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// The most deliveries that are done at a stretch: policies of a hypothetical system may go on for ever.
constexpr int mostDeliveries = 100'000;

std::vector<Supposition> ofStep(const std::vector<Supposition>& suppositions, qint64 step)
{
    std::vector<Supposition> found;
    std::copy_if(suppositions.begin(), suppositions.end(), std::back_inserter(found),
        [step](const Supposition& supposed) { return supposed.step == step; });
    return found;
}

class Redoing
{
public:
    /// `suppositions` holds what is supposed already and, last, what is new.
    Redoing(const Session& original, const std::vector<Supposition>& suppositions, const ProgressWatch& watch)
        : m_original(original)
        , m_suppositions(suppositions)
        , m_from(suppositions.back().step)
        , m_watch(watch)
        , m_topics(original.options().system->system.topics())
        , m_session(original.supposingAt(m_from - 1))
        , m_there(original.history(), m_names)
        , m_here(m_session->history(), m_names)
    {
        m_there.suppose({suppositions.begin(), suppositions.end() - 1});
        std::copy_if(suppositions.begin(), suppositions.end(), std::back_inserter(m_result),
            [this](const Supposition& supposed) { return supposed.step < m_from; });
        m_here.suppose(m_result);
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
        if (step.kind == StepKind::Delivery)
            return deliver(step);
        revise(step, step);
    }

    /// Does a step, changed as is supposed of the original's step that it stands for.
    Step revise(const Step& step, const Step& original)
    {
        const auto supposed = ofStep(m_suppositions, original.number);
        if (supposed.empty())
            return doAgain(step);
        EventRevision revision(supposed, m_topics);
        auto done = m_session->redo(step,
            [&revision](std::vector<DomainEvent> events, const Repository& repository, const Timestamp& now) {
                return revision.revise(std::move(events), repository, now);
            });
        if (!revision.problem().isEmpty())
            throw ValueError(cannotHappen(original.number, revision.problem()));
        for (auto inForce : revision.inForce()) { // in this session it is about the step just done
            inForce.step = done.number;
            m_here.suppose({inForce});
            m_result.push_back(inForce);
        }
        readHere();
        return done;
    }

    QString cannotHappen(qint64 step, const QString& problem) const
    {
        const auto sentence = step == m_from
            ? u"That cannot happen in step %1, so there is no such branch. %2"_s
            : u"What this branch supposes in step %1 cannot happen then, so there is no such branch; leave "
              "it out first. %2"_s;
        return sentence.arg(QString::number(step), problem);
    }

    /// Delivers what corresponds to what the step delivered, if there is such, and what is before it in its pipe.
    void deliver(const Step& step)
    {
        const int leader = m_session->history().map()->pipe(step.pipe).leader;
        const int key = m_there.keyOf(leader, step.upstream);
        const auto wanted = m_ids.constFind(key);
        if (wanted == m_ids.cend())
            return;
        for (auto next = nextOf(step.pipe); next != 0 && next <= *wanted; next = nextOf(step.pipe)) {
            auto delivery = step;
            delivery.upstream = next;
            const auto done = next == *wanted ? revise(delivery, step) : doAgain(delivery);
            if (done.outcome == StepOutcome::Failed)
                return; // it stays to be done
        }
    }

    Step doAgain(const Step& step)
    {
        auto done = m_session->redo(step);
        readHere();
        return done;
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
    qint64 m_from;
    const ProgressWatch& m_watch;
    std::shared_ptr<const TopicRegistry> m_topics;
    std::unique_ptr<Session> m_session;
    CauseNames m_names;
    CauseTrace m_there;
    CauseTrace m_here;
    QHash<int, std::pair<int, TracedEvent>> m_originals; // after the fork: key → process and event
    QHash<int, NotificationId> m_ids; // here: key → notification
    bool m_goesOn = true;
};

/// An event of the original and where it stands among those of its step.
struct FoundEvent
{
    EventView view;
    std::shared_ptr<const EventType> type;
    int place = 0;
};

FoundEvent find(const Session& original, const EventPlace& place)
{
    const auto& history = original.history();
    const bool isProcess = place.process >= 0 && place.process < history.map()->processCount();
    const auto number = isProcess ? history.stepOf(place.process, place.event) : 0;
    if (number == 0)
        throw ValueError(
            u"There is no event %1 about which something could be supposed; choose one of the log."_s.arg(
                place.event));
    const auto view = history.notifications(place.process, place.event, 1, number).front();
    return {view, original.options().system->system.topics()->event(view.topic),
        static_cast<int>(place.event - history.step(number).first)};
}

Supposition suppositionOf(const FoundEvent& found, Supposition::Kind kind)
{
    return {.kind = kind,
        .step = found.view.step,
        .place = found.place,
        .topic = found.view.topic,
        .aggregate = found.view.originatorId,
        .before = ownFields(*found.type, found.view.state)};
}

std::shared_ptr<const EventType> eventOf(const Session& session, int process, const QString& topic)
{
    const auto& application = session.options().system->system.processes().at(process).application;
    for (const auto& aggregate : application.aggregates) {
        if (auto type = aggregate->event(topic))
            return type;
    }
    throw ValueError(u"'%1' records no event '%2'; choose one of its own."_s.arg(application.name, topic));
}

SupposedSession supposing(const Session& original, std::vector<Supposition> suppositions,
    Supposition supposed, const ProgressWatch& watch)
{
    suppositions.push_back(supposed);
    auto result = Redoing(original, suppositions, watch).redone();
    result.made = std::move(supposed);
    return result;
}

}

SupposedSession withoutEvent(const Session& original, const std::vector<Supposition>& inherited,
    const EventPlace& place, const ProgressWatch& watch)
{
    return supposing(
        original, inherited, suppositionOf(find(original, place), Supposition::Kind::LeftOut), watch);
}

SupposedSession withEdited(const Session& original, const std::vector<Supposition>& inherited,
    const EventPlace& place, const Value& fields, const ProgressWatch& watch)
{
    const auto found = find(original, place);
    auto supposed = suppositionOf(found, Supposition::Kind::Edited);
    supposed.fields = checkedFields(*found.type, fields);
    return supposing(original, inherited, std::move(supposed), watch);
}

SupposedSession withInserted(const Session& original, const std::vector<Supposition>& inherited,
    const EventPlace& place, const AddedEvent& added, const ProgressWatch& watch)
{
    const auto found = find(original, place);
    const auto type = eventOf(original, place.process, added.topic);
    return supposing(original, inherited,
        {.kind = Supposition::Kind::Inserted,
            .step = found.view.step,
            .place = found.place + (added.isBefore ? 0 : 1),
            .topic = added.topic,
            .aggregate = added.aggregate,
            .fields = checkedFields(*type, added.fields)},
        watch);
}

}
