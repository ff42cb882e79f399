// SPDX-License-Identifier: BSD-3-Clause
#include "ledger.h"
#include "workloads.h"

#include "engine/application/repository.h"

namespace bench {

namespace {

/// Reads the whole log in pages and hands each notification over.
template <class Visit>
double readInPages(const Task& task, const Visit& visit)
{
    const auto recorder = openRecorder(task.place);
    const Stopwatch stopwatch;
    NotificationId seen = 0;
    for (;;) {
        const auto page = recorder->selectNotifications({.start = seen + 1, .limit = task.size()});
        for (const auto& notification : page) {
            require(notification.id == ++seen, "a gap");
            visit(notification);
        }
        if (static_cast<int>(page.size()) < task.size())
            break;
    }
    const double rate = static_cast<double>(seen) / stopwatch.seconds();
    require(seen == task.count, "events are missing");
    return rate;
}

double load(const Task& task, const ProcessRecorder& recorder, const std::vector<OriginatorId>& ids)
{
    const Mapper mapper(topics());
    const EventStore events(mapper, const_cast<ProcessRecorder&>(recorder)); // NOLINT: it is only read
    const Repository repository(events, nullptr);
    const auto expected = sumOfAmounts(task.size());
    const auto now = Timestamp::now();
    const Stopwatch stopwatch;
    for (const auto& id : ids) {
        const AggregateOf<Account> account = repository.get(id, now);
        require(account->balance == expected && account.version() == task.size(), "money is missing");
    }
    return static_cast<double>(task.count) / stopwatch.seconds();
}

std::vector<OriginatorId> idsOf(const Task& task)
{
    std::vector<OriginatorId> ids;
    for (qint64 done = 0; done < task.count; done += task.size())
        ids.push_back(accountId(done));
    return ids;
}

}

double readPages(const Task& task)
{
    return readInPages(task, [](const Notification&) {});
}

double readDecodedPages(const Task& task)
{
    const Mapper mapper(topics());
    qsizetype letters = 0;
    const double rate = readInPages(task, [&](const Notification& notification) {
        const auto event = mapper.toDomainEvent(notification);
        letters += event.is<Account::Moved>() ? event.as<Account::Moved>().reference.size()
                                              : event.as<Account::Opened>().reference.size();
    });
    require(letters == task.count * reference().size(), "letters are missing");
    return rate;
}

double loadAggregates(const Task& task)
{
    return load(task, *openRecorder(task.place), idsOf(task));
}

double loadFromMemory(const Task& task)
{
    const auto recorder = openRecorder({});
    const Mapper mapper(topics());
    for (qint64 done = 0; done < task.count; done += task.size()) {
        auto account = accountWith(done, task.size(), Timestamp::now());
        recorder->insertEvents(toStoredEvents(mapper, account.collectEvents()));
    }
    return load(task, *recorder, idsOf(task));
}

}
