// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/statecoding.h"

namespace occasion::request {

/// Opens a session's file where it was left: its branches, the one that was shown, its cursor, its breakpoints. One that
/// is open here already is only switched to. Anything else is opened as a store, as request::OpenStore does.
/// OperationalError when it cannot be used, DataError when it is damaged, ValueError when it is of a system that is not
/// here. Can be cancelled.
struct OpenFile
{
    QString path = {};
    StateCoding coding = {}; ///< of a store: how its states were compressed and encrypted
};

/// Writes the current session with all its branches into a file, over what is there, and goes on in that one; the one
/// that it was kept in until then is removed when it had no name of its own. Nothing changes when it fails. Can be
/// cancelled. OperationalError when it cannot be written, ValueError when another session that is open here is kept
/// there, NotSupportedError for an opened store.
struct SaveAs
{
    QString path = {};
};

/// Writes the stores of the current session up to its newest step into a folder, one file for each process application,
/// laid out as the Python library does. Can be cancelled. NotSupportedError for a hypothetical branch and for an opened
/// store; OperationalError when one of the files is there already or cannot be written: then there is none of them.
struct ExportStores
{
    QString folder = {};
};

/// Names a step; an empty name takes its name away. NotSupportedError for an opened store, ValueError when another
/// session is shown than the one that is meant.
struct NameStep
{
    QString name = {};
    qint64 step = -1; ///< -1: the one at the cursor
    int session = -1; ///< -1: the one that is shown
};

/// What the window's list of watches holds, to be kept with the session that is shown; JSON.
struct KeepWatches
{
    QByteArray watches = {};
};

}
