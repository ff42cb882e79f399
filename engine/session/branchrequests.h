// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/supposition.h"

namespace occasion::request {

/// Gives an open session or store another name. ValueError when the name is empty.
struct Rename
{
    int session = 0;
    QString name = {};
};

/// Opens again the session that was closed last, as it was. ValueError when there is none.
struct Reopen
{
};

/// These open a hypothetical branch of the current session and compare it with that: what would have happened had this
/// event never happened, had it said something else (`fields` are its own, all of them), had one more happened beside
/// it. Can be cancelled. Errors as withoutEvent(), withEdited() and withInserted(), and then there is no branch;
/// NotSupportedError for an opened store.
struct LeaveOut
{
    int process = 0;
    NotificationId event = 0;
};
struct EditEvent
{
    EventPlace place = {};
    Value fields = {};
};
struct InsertEvent
{
    EventPlace place = {};
    AddedEvent added = {};
};

/// From a hypothetical branch back to the session in which it supposes something, at the same moment there: as many
/// commands are done. The branch is closed; Reopen brings it back. ValueError when the current session supposes
/// nothing, or when that session is closed.
struct Restore
{
};

/// Compares two open sessions or stores up to their newest steps; the frame has the comparison from then on. Can be
/// cancelled.
struct Compare
{
    int left = 0;
    int right = 0;
};

}
