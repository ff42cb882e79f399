// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/commitcopy.h"

#include "engine/errors.h"
#include "engine/session/journal.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 512;

/// The events of a log in order, read by pages.
class EventPages
{
public:
    explicit EventPages(const ProcessRecorder& from)
        : m_from(from)
    {
    }

    std::vector<StoredEvent> read(NotificationId first, int count)
    {
        std::vector<StoredEvent> events;
        for (NotificationId id = first; id < first + count; ++id)
            events.push_back(at(id));
        return events;
    }

private:
    const Notification& at(NotificationId id)
    {
        if (m_at < m_page.size() && m_page[m_at].id < id)
            ++m_at;
        if (m_at >= m_page.size() || m_page[m_at].id != id) {
            m_page = m_from.selectNotifications({.start = id, .limit = pageSize});
            m_at = 0;
        }
        if (m_page.empty() || m_page.front().id > id)
            throw DataError(u"The log has lost its event %1."_s.arg(id));
        return m_page[m_at];
    }

    const ProcessRecorder& m_from;
    std::vector<Notification> m_page;
    size_t m_at = 0;
};

/// A snapshot belongs to the step that recorded its version.
std::vector<StoredEvent> snapshotsOf(const std::vector<StoredEvent>& events, const ProcessRecorder& from)
{
    std::vector<StoredEvent> snapshots;
    for (const auto& event : events) {
        const auto version = event.originatorVersion;
        for (auto& each :
            from.snapshots().selectEvents(event.originatorId, {.gt = version - 1, .lte = version}))
            snapshots.push_back(std::move(each));
    }
    return snapshots;
}

std::optional<Tracking> trackingOf(const Step& step, const SystemMap& map)
{
    if (step.kind != StepKind::Delivery || step.outcome == StepOutcome::Failed)
        return {};
    return Tracking{map.pipe(step.pipe).leaderName, step.upstream};
}

}

void copyCommits(const ProcessRecorder& from, ProcessRecorder& to, int process, const SystemMap& map,
    const CommitRange& range)
{
    EventPages pages(from);
    for (auto rows = from.selectJournal(range.after + 1, pageSize); !rows.empty();
         rows = from.selectJournal(rows.back().step + 1, pageSize)) {
        for (const auto& row : rows) {
            if (row.step > range.upTo)
                return;
            if (range.told)
                range.told(row.step);
            Commit commit{.events = pages.read(row.firstId, row.count),
                .tracking = trackingOf(fromRow(row, process, map), map),
                .journal = row};
            commit.snapshots = snapshotsOf(commit.events, from);
            const auto ids = to.record(commit);
            if (!ids.empty() && ids.front() != row.firstId)
                throw DataError(u"The log has lost an event before step %1."_s.arg(row.step));
        }
    }
}

}
