// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/conflict.h"

namespace occasion {

using namespace Qt::StringLiterals;

IntegrityError eventConflict(const StoredEvent& event)
{
    return IntegrityError(u"Version %1 of %2 is recorded already: fetch the aggregate again and repeat."_s
                              .arg(event.originatorVersion)
                              .arg(event.originatorId.text()));
}

IntegrityError snapshotConflict(const StoredEvent& snapshot)
{
    return IntegrityError(
        u"A snapshot of %2 at version %1 is stored already."_s.arg(snapshot.originatorVersion)
            .arg(snapshot.originatorId.text()));
}

IntegrityError trackingConflict(const Tracking& tracking)
{
    return IntegrityError(u"Notification %1 of %2 was processed already."_s.arg(tracking.notificationId)
                              .arg(tracking.applicationName));
}

IntegrityError journalConflict(const JournalRow& row)
{
    return IntegrityError(u"Step %1 stands in the journal already."_s.arg(row.step));
}

} // namespace occasion
