// SPDX-License-Identifier: BSD-3-Clause
#include "ledger.h"
#include "workloads.h"

#include "engine/application/application.h"

#include <malloc.h>

namespace bench {

namespace {

Application ledger(const Task& task)
{
    return Application({.name = QStringLiteral("Ledger"), .aggregates = {describe<Account>()}},
        openRecorder(task.place), topics());
}

/// Decides, maps and stores `count` events, so many of an aggregate of their own in each save.
double save(const Task& task, int batch)
{
    auto application = ledger(task);
    const Stopwatch stopwatch;
    for (qint64 done = 0; done < task.count; done += batch) {
        const auto moment = Moment::real();
        auto account = accountWith(done, batch, moment.now);
        ProcessingEvent processingEvent;
        processingEvent.collectEvents(account);
        application.save(processingEvent, moment);
    }
    const double rate = static_cast<double>(task.count) / stopwatch.seconds();
    const auto last = application.recorder().selectNotifications({.start = task.count - 1});
    require(
        last.size() == 2 && application.recorder().maxNotificationId() == task.count, "events are missing");
    require(
        last.back().state.size() > 180 && last.back().state.size() < 260, "states are not of some 200 bytes");
    return rate;
}

std::vector<DomainEvent> someEvents()
{
    return accountWith(1, 1000, Timestamp::now()).collectEvents();
}

}

double make(const Task& task)
{
    return save(task, task.size());
}

double saveOne(const Task& task)
{
    return save(task, 1);
}

double saveHundred(const Task& task)
{
    return save(task, 100);
}

double encode(const Task& task)
{
    const Mapper mapper(topics());
    const auto events = someEvents();
    qsizetype bytes = 0;
    const Stopwatch stopwatch;
    for (qint64 i = 0; i < task.count; ++i)
        bytes += mapper.toStoredEvent(events[static_cast<size_t>(i) % events.size()]).state.size();
    const double rate = static_cast<double>(task.count) / stopwatch.seconds();
    require(bytes > 180 * task.count, "bytes are missing");
    return rate;
}

double decode(const Task& task)
{
    const Mapper mapper(topics());
    const auto stored = toStoredEvents(mapper, someEvents());
    qsizetype letters = 0;
    const Stopwatch stopwatch;
    for (qint64 i = 0; i < task.count; ++i) {
        const auto event = mapper.toDomainEvent(stored[1 + static_cast<size_t>(i) % (stored.size() - 1)]);
        letters += event.as<Account::Moved>().reference.size();
    }
    const double rate = static_cast<double>(task.count) / stopwatch.seconds();
    require(letters == task.count * reference().size(), "letters are missing");
    return rate;
}

double memory(const Task& task)
{
    auto application = ledger(task);
    const auto used = [] { return static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd); };
    const double before = used();
    for (qint64 done = 0; done < task.count; done += 10) {
        const auto moment = Moment::real();
        auto account = accountWith(done, 10, moment.now);
        ProcessingEvent processingEvent;
        processingEvent.collectEvents(account);
        application.save(processingEvent, moment);
    }
    return (used() - before) / static_cast<double>(task.count);
}

}
