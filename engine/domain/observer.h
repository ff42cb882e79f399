// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"

namespace occasion {

/// The fifteen patterns, by chapter.
enum class Pattern
{
    DomainEvent = 1,
    Aggregate,
    Mapper,
    Recorder,
    EventStore,
    NotificationLog,
    Snapshot,
    Repository,
    Application,
    RemoteLog,
    LogReader,
    Policy,
    Process,
    System,
    Runner,
};

/// What went into a pattern and what came out of it.
struct Passage
{
    Pattern pattern = Pattern::DomainEvent;
    QString operation = {}; ///< "toStoredEvent"
    Value in = {};
    Value out = {};
};

/// Watches work pass through the patterns. Patterns hold one that may be null, and then pay for one comparison.
class Observer
{
public:
    virtual ~Observer() = default;
    /// Called in the thread that does the work (with a multi-threaded runner in several at once), after each
    /// operation that succeeded, the inner one first. Must not throw.
    virtual void passed(const Passage& passage) = 0;
};

/// Tells the observer, if there is one; `in` and `out` are functions, so that nothing is made when there is none.
template <class In, class Out>
void observe(Observer* observer, Pattern pattern, QStringView operation, const In& in, const Out& out)
{
    if (observer)
        observer->passed({pattern, operation.toString(), in(), out()});
}

}
