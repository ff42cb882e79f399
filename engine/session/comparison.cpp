// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/comparison.h"

#include "engine/domain/commonattributes.h"
#include "engine/errors.h"
#include "engine/session/causetrace.h"
#include "engine/session/steplabel.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// An event of a trace and the step that recorded it; none when both are null.
struct Place
{
    const TracedStep* step = nullptr;
    const TracedEvent* event = nullptr;
};

void requireOneSystem(const SystemMap& left, const SystemMap& right)
{
    const auto sameName = [](const ProcessInfo& a, const ProcessInfo& b) { return a.name == b.name; };
    if (!std::equal(left.processes.begin(), left.processes.end(), right.processes.begin(),
            right.processes.end(), sameName))
        throw ValueError(
            u"'%1' and '%2' have other process applications, so they cannot be compared; choose two "
            "sessions of one system."_s.arg(left.title, right.title));
}

bool isSame(const TracedStep& left, const TracedStep& right)
{
    return left.step.outcome == right.step.outcome && left.step.error == right.step.error
        && std::equal(left.events.begin(), left.events.end(), right.events.begin(), right.events.end(),
            [](const TracedEvent& a, const TracedEvent& b) { return a.key == b.key && a.print == b.print; });
}

Parity parityOf(bool isLeft, bool isRight)
{
    if (isLeft && isRight)
        return Parity::Differs;
    return isLeft ? Parity::OnlyLeft : Parity::OnlyRight;
}

/// "amount 30.00, account 1a2b3c4d", without times.
QString brief(const Value& value)
{
    QStringList parts;
    for (const auto& [name, member] : value.members()) {
        if (!member.asTimestamp())
            parts.append(u"%1 %2"_s.arg(
                name, member.asUuid() ? member.displayText().left(8) : member.displayText(40)));
    }
    return parts.join(u", "_s);
}

class Comparing
{
public:
    Comparing(const History& left, const History& right, const ProgressWatch& watch,
        const ComparedSuppositions& suppositions)
        : m_left(left)
        , m_right(right)
        , m_watch(watch)
        , m_leftTrace(left, m_names)
        , m_rightTrace(right, m_names)
    {
        m_leftTrace.suppose(suppositions.left);
        m_rightTrace.suppose(suppositions.right);
    }

    Comparison compared()
    {
        m_result.leftSteps = m_left.newestStep();
        m_result.rightSteps = m_right.newestStep();
        read();
        findCommon();
        compareSteps();
        compareEvents();
        compareAggregates();
        return std::move(m_result);
    }

private:
    void read()
    {
        const auto total = m_left.newestStep() + m_right.newestStep();
        qint64 done = 0;
        const auto readAll = [&](const History& history, CauseTrace& trace) {
            for (qint64 step = 1; step <= history.newestStep(); ++step, ++done) {
                if (m_watch && !m_watch({u"Comparing the steps"_s, done, total}))
                    throw OperationalError(u"The comparison was stopped; ask for it again to have it."_s);
                trace.readNext();
            }
        };
        readAll(m_left, m_leftTrace);
        readAll(m_right, m_rightTrace);
    }

    void findCommon()
    {
        const auto most = std::min(m_left.newestStep(), m_right.newestStep());
        auto& common = m_result.common;
        while (common < most && m_leftTrace.at(common + 1).key == m_rightTrace.at(common + 1).key
            && isSame(m_leftTrace.at(common + 1), m_rightTrace.at(common + 1)))
            ++common;
    }

    /// In the order of the left, with what is only on the right before the pair that follows it there.
    void compareSteps()
    {
        QHash<int, const TracedStep*> rights;
        QSet<int> onLeft;
        for (qint64 number = m_result.common + 1; number <= m_right.newestStep(); ++number)
            rights.insert(m_rightTrace.at(number).key, &m_rightTrace.at(number));
        for (qint64 number = m_result.common + 1; number <= m_left.newestStep(); ++number)
            onLeft.insert(m_leftTrace.at(number).key);
        qint64 nextRight = m_result.common + 1;
        const auto addRightsBefore = [&](qint64 end) {
            for (; nextRight < end; ++nextRight) {
                if (!onLeft.contains(m_rightTrace.at(nextRight).key))
                    addStep(nullptr, &m_rightTrace.at(nextRight));
            }
        };
        for (qint64 number = m_result.common + 1; number <= m_left.newestStep(); ++number) {
            const auto& left = m_leftTrace.at(number);
            const auto* right = rights.value(left.key);
            if (right)
                addRightsBefore(right->step.number);
            addStep(&left, right);
        }
        addRightsBefore(m_right.newestStep() + 1);
    }

    void addStep(const TracedStep* left, const TracedStep* right)
    {
        auto& list = m_result.steps;
        ++list.total;
        if (list.isFull())
            return;
        ComparedRow row{
            .parity = left && right && isSame(*left, *right) ? Parity::Same : parityOf(left, right),
            .process = (left ? left : right)->step.process};
        if (left)
            row.left = {.text = stepLabel(m_left, left->step), .step = left->step.number};
        if (right)
            row.right = {.text = stepLabel(m_right, right->step), .step = right->step.number};
        list.rows.push_back(std::move(row));
    }

    using Places = QHash<int, Place>;
    Places eventsOf(const CauseTrace& trace) const
    {
        Places places;
        for (auto number = m_result.common; number < static_cast<qint64>(trace.steps().size()); ++number) {
            const auto& step = trace.at(number + 1);
            for (const auto& event : step.events)
                places.insert(event.key, {&step, &event});
        }
        return places;
    }

    void compareEvents()
    {
        const auto lefts = eventsOf(m_leftTrace);
        const auto rights = eventsOf(m_rightTrace);
        std::vector<std::pair<Place, Place>> differing;
        for (auto left = lefts.cbegin(); left != lefts.cend(); ++left) {
            const auto right = rights.value(left.key());
            if (!right.event || right.event->print != left->event->print)
                differing.emplace_back(*left, right);
        }
        for (auto right = rights.cbegin(); right != rights.cend(); ++right) {
            if (!lefts.contains(right.key()))
                differing.push_back({{}, *right});
        }
        const auto placeOf = [](const std::pair<Place, Place>& pair) {
            const auto& place = pair.first.event ? pair.first : pair.second;
            return std::tuple(place.step->step.number, place.event->id, !pair.first.event);
        };
        std::sort(differing.begin(), differing.end(),
            [&](const auto& a, const auto& b) { return placeOf(a) < placeOf(b); });
        for (const auto& [left, right] : differing)
            addEvent(left, right);
    }

    void addEvent(const Place& left, const Place& right)
    {
        const auto& any = left.event ? left : right;
        m_touched.insert({any.step->step.process, any.event->aggregate});
        auto& list = m_result.events;
        ++list.total;
        if (list.isFull())
            return;
        ComparedRow row{.parity = parityOf(left.event, right.event), .process = any.step->step.process};
        const auto side = [&row](const History& history, const Place& place) -> ComparedSide {
            if (!place.event)
                return {};
            const auto event
                = history.notifications(row.process, place.event->id, 1, place.step->step.number).front();
            row.what = u"%1 %2"_s.arg(event.aggregateType, event.originatorId.text().left(8));
            return {.text = u"%1 (version %2): %3"_s.arg(
                        event.name, QString::number(event.version), brief(event.state)),
                .step = place.step->step.number,
                .notification = event.id,
                .aggregate = event.originatorId};
        };
        row.right = side(m_right, right);
        row.left = side(m_left, left);
        list.rows.push_back(std::move(row));
    }

    /// The last event of each aggregate that differing events touched, by its name.
    using Last = std::map<std::pair<int, int>, Place>;
    Last lastEvents(const CauseTrace& trace) const
    {
        Last last;
        for (const auto& step : trace.steps()) {
            for (const auto& event : step.events) {
                const std::pair name(step.step.process, event.aggregate);
                if (m_touched.contains(name))
                    last[name] = {&step, &event};
            }
        }
        return last;
    }

    void compareAggregates()
    {
        auto lefts = lastEvents(m_leftTrace);
        auto rights = lastEvents(m_rightTrace);
        for (const auto& [name, right] : rights)
            lefts.try_emplace(name); // so that all stand in one list
        for (const auto& [name, left] : lefts)
            compareAggregate(name.first, left, rights[name]);
    }

    void compareAggregate(int process, const Place& left, const Place& right)
    {
        const auto viewOf = [process](const History& history, const Place& place) {
            return place.event ? history.aggregate(process, place.event->originatorId, place.event->version)
                               : AggregateView();
        };
        const auto leftView = viewOf(m_left, left);
        const auto rightView = viewOf(m_right, right);
        const auto& any = left.event ? leftView : rightView;
        const auto name = u"%1 %2"_s.arg(any.type, any.id.text().left(8));
        if (!left.event || !right.event) {
            const auto text = brief(any.state);
            return addAggregate(
                process, name, left, left.event ? text : QString(), right, right.event ? text : QString());
        }
        for (const auto& [field, value] : any.state.members()) {
            const auto other = rightView.state.value(field);
            if (!isCommonAttribute(field) && m_leftTrace.nameless(value) != m_rightTrace.nameless(other))
                addAggregate(process, u"%1: %2"_s.arg(name, field), left, value.displayText(80), right,
                    other.displayText(80));
        }
    }

    void addAggregate(int process, const QString& what, const Place& left, const QString& leftText,
        const Place& right, const QString& rightText)
    {
        auto& list = m_result.aggregates;
        ++list.total;
        if (list.isFull())
            return;
        const auto side = [](const Place& place, const QString& text) -> ComparedSide {
            if (!place.event)
                return {};
            return {.text = text, .step = place.step->step.number, .aggregate = place.event->originatorId};
        };
        list.rows.push_back(
            {parityOf(left.event, right.event), process, what, side(left, leftText), side(right, rightText)});
    }

    const History& m_left;
    const History& m_right;
    const ProgressWatch& m_watch;
    CauseNames m_names;
    CauseTrace m_leftTrace;
    CauseTrace m_rightTrace;
    QSet<std::pair<int, int>> m_touched; // process and name of the aggregates whose events differ
    Comparison m_result;
};

}

Comparison compareHistories(const History& left, const History& right, const ProgressWatch& watch,
    const ComparedSuppositions& suppositions)
{
    requireOneSystem(*left.map(), *right.map());
    return Comparing(left, right, watch, suppositions).compared();
}

}
