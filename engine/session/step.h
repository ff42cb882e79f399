// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/timestamp.h"
#include "engine/domain/value.h"
#include "engine/persistence/storedevent.h"

namespace occasion {

/// What a step was. Stored: an event of an opened store, whose cause nobody wrote down.
enum class StepKind
{
    Command,
    Delivery,
    Stored
};

/// How a step ended.
enum class StepOutcome
{
    Recorded, ///< events were recorded
    NothingToDo, ///< it was processed and no event came of it
    Refused, ///< a rule of the domain said no; nothing was stored
    Failed, ///< a fault; nothing was stored, and a delivery stays to be done
};

/// A command as it is asked for: what a form, a scenario or the command line hands over.
struct CommandCall
{
    QString process = {}; ///< the process application's name
    QString command = {}; ///< the command's name, "Withdraw"
    Value arguments = {}; ///< an Object: field name → value

    friend bool operator==(const CommandCall&, const CommandCall&) = default;
};

/// One step of a history: the smallest thing that a session does.
struct Step
{
    qint64 number = 0; ///< from 1
    StepKind kind = StepKind::Command;
    int process = 0; ///< whose recorder it wrote: an index into SystemMap::processes
    CommandCall call = {}; ///< of a command
    int scenarioIndex = -1; ///< of a scenario's command: its place there, from 0; -1 for a person's command
    int pipe = -1; ///< of a delivery: an index into SystemMap::pipes
    NotificationId upstream = 0; ///< of a delivery: the leader's notification that was processed
    NotificationId first = 0; ///< first notification that it recorded; 0 if none
    int count = 0; ///< how many it recorded
    StepOutcome outcome = StepOutcome::Recorded;
    QString error = {}; ///< "Name: sentence" when refused or failed
    Timestamp clock = {};

    friend bool operator==(const Step&, const Step&) = default;
};

/// A step that could be the next one.
struct EnabledStep
{
    StepKind kind = StepKind::Command;
    int process = 0; ///< who would act
    CommandCall call = {}; ///< of a command, its references resolved
    int scenarioIndex = -1; ///< of a scenario's command: its place in the scenario, from 0
    int pipe = -1; ///< of a delivery
    NotificationId upstream = 0; ///< of a delivery
    qint64 waitingSince = 0; ///< of a delivery: the step that recorded the notification
    QString label = {}; ///< "Withdraw 30.00 from …", "Transfers ← Accounts 17 (Opened)"

    friend bool operator==(const EnabledStep&, const EnabledStep&) = default;
};

/// The outcome's name as journals and `--json` write it: recorded, nothing to do, refused, failed.
QString toText(StepOutcome outcome);
/// command, delivery, stored.
QString toText(StepKind kind);
std::optional<StepOutcome> outcomeFromText(QStringView text);
std::optional<StepKind> kindFromText(QStringView text);

}
