// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/supposedevents.h"

#include <algorithm>

namespace occasion {

namespace {

/// What is supposed of one step, as it is seen after all of it.
class SeenStep
{
public:
    explicit SeenStep(const Step& step, NotificationId next)
        : m_step(step)
        , m_first(step.count > 0 ? step.first : next)
    {
    }

    void take(const Supposition& supposed)
    {
        switch (supposed.kind) {
        case Supposition::Kind::Inserted:
            shift(supposed.place, 1);
            m_events.push_back(seen(supposed));
            return;
        case Supposition::Kind::Edited:
            return edit(supposed);
        case Supposition::Kind::LeftOut:
            return leaveOut(supposed);
        }
    }

    std::vector<SupposedEvent> events() &&
    {
        const auto order
            = [](const SupposedEvent& event) { // what was left out stands before what is there now
                  return std::pair(event.notification, event.supposition.kind != Kind::LeftOut);
              };
        std::stable_sort(m_events.begin(), m_events.end(),
            [order](const SupposedEvent& a, const SupposedEvent& b) { return order(a) < order(b); });
        return std::move(m_events);
    }

private:
    using Kind = Supposition::Kind;

    SupposedEvent seen(const Supposition& supposed) const
    {
        return {supposed, m_step.process, m_first + supposed.place};
    }

    std::vector<SupposedEvent>::iterator standingAt(int place)
    {
        return std::find_if(m_events.begin(), m_events.end(), [&](const SupposedEvent& event) {
            return event.notification == m_first + place && event.supposition.kind != Kind::LeftOut;
        });
    }

    void shift(int place, int by)
    {
        for (auto& event : m_events) {
            if (event.notification >= m_first + place)
                event.notification += by;
        }
    }

    /// What is edited twice differs from what it was first.
    void edit(const Supposition& supposed)
    {
        const auto standing = standingAt(supposed.place);
        if (standing != m_events.end())
            standing->supposition.fields = supposed.fields;
        else
            m_events.push_back(seen(supposed));
    }

    void leaveOut(const Supposition& supposed)
    {
        auto gone = seen(supposed);
        bool isSeen = true;
        if (const auto standing = standingAt(supposed.place); standing != m_events.end()) {
            isSeen = standing->supposition.kind != Kind::Inserted;
            gone.supposition.before = standing->supposition.before;
            m_events.erase(standing);
        }
        shift(supposed.place + 1, -1);
        if (isSeen)
            m_events.push_back(gone);
    }

    Step m_step;
    NotificationId m_first;
    std::vector<SupposedEvent> m_events;
};

}

std::vector<SupposedEvent> supposedEvents(
    const History& history, const std::vector<Supposition>& suppositions)
{
    auto ordered = suppositions;
    std::stable_sort(ordered.begin(), ordered.end(),
        [](const Supposition& a, const Supposition& b) { return a.step < b.step; });
    std::vector<SupposedEvent> all;
    for (auto supposed = ordered.begin(); supposed != ordered.end();) {
        const auto step = history.step(supposed->step);
        SeenStep seen(step, history.logPosition(step.process, step.number) + 1);
        for (; supposed != ordered.end() && supposed->step == step.number; ++supposed)
            seen.take(*supposed);
        auto events = std::move(seen).events();
        std::move(events.begin(), events.end(), std::back_inserter(all));
    }
    return all;
}

std::vector<UnsupposedEvent> withoutSuppositions(int count, const std::vector<Supposition>& suppositions)
{
    std::vector<UnsupposedEvent> events;
    events.reserve(static_cast<size_t>(count) + suppositions.size());
    for (int place = 0; place < count; ++place)
        events.push_back({.place = place});
    for (auto next = suppositions.size(); next > 0; --next) { // the last one is undone first
        const auto& supposed = suppositions[next - 1];
        const auto at = events.begin() + std::min<qsizetype>(supposed.place, std::ssize(events));
        if (supposed.kind == Supposition::Kind::LeftOut)
            events.insert(at, {.leftOut = &supposed});
        else if (supposed.kind == Supposition::Kind::Inserted && at != events.end())
            events.erase(at);
    }
    return events;
}

}
