// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/storedevent.h"

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

/// Opens a hypothetical branch of the current session: what would have happened had this event never happened. Compares
/// it with the session that it came from. Can be cancelled. ValueError when there is no such event, NotSupportedError
/// for an opened store.
struct LeaveOut
{
    int process = 0;
    NotificationId event = 0;
};

/// Compares two open sessions or stores up to their newest steps; the frame has the comparison from then on. Can be
/// cancelled.
struct Compare
{
    int left = 0;
    int right = 0;
};

}
