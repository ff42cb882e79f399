// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/statecoding.h"
#include "engine/session/branchrequests.h"
#include "engine/session/filerequests.h"
#include "engine/session/runrequests.h"
#include "engine/session/step.h"

#include <variant>

namespace occasion {

/// What the window can ask of the engine thread: plain values.
namespace request {
struct OpenSystem
{
    QString system = {}; ///< empty: the first
    QString scenario = {}; ///< empty: the system's first
    quint64 seed = 1;
    QString scheduler = {}; ///< empty: round-robin
};
/// The session that a short code stands for (see shortcode.h), with its steps.
struct OpenCode
{
    QString code = {};
};
/// A store's file, or a folder with a file for each of a system's applications.
struct OpenStore
{
    QString path = {};
    StateCoding coding = {}; ///< how its states were compressed and encrypted
};
struct SwitchTo
{
    int session = 0;
};
struct CloseSession
{
    int session = 0;
};
struct GoTo
{
    qint64 step = 0;
};
struct StepBack
{
};
/// Takes this one of Frame::enabled; behind the newest step this forks, unless it is what happened then anyway.
struct Take
{
    EnabledStep step = {};
};
struct Call
{
    CommandCall call = {};
}; ///< a person's command, at once
struct SetScheduler
{
    QString name = {};
}; ///< round-robin, oldest-first, random, person
}

using Request = std::variant<request::OpenSystem, request::OpenCode, request::OpenStore, request::SwitchTo,
    request::CloseSession, request::GoTo, request::StepForward, request::StepBack, request::Take,
    request::Call, request::Run, request::Pause, request::SetScheduler, request::FindStep,
    request::SetBreakpoints, request::ToggleBreakpoint, request::PauseProcess, request::Rename,
    request::Reopen, request::Compare, request::LeaveOut, request::EditEvent, request::InsertEvent,
    request::Restore, request::OpenFile, request::SaveAs, request::ExportStores, request::NameStep,
    request::KeepWatches>;

}
