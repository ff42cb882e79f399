// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/fieldinfo.h"

#include <QStringList>

#include <vector>

namespace occasion {

/// A command that a person can call: what its form is made from.
struct CommandInfo
{
    QString name = {}; ///< "Withdraw"
    QString summary = {}; ///< one sentence for the form
    QList<FieldInfo> fields = {};
};

/// An event that a process application can record: what its form is made from.
struct EventInfo
{
    QString topic = {};
    QString name = {}; ///< "Credited"
    QString aggregateType = {}; ///< short name of the aggregate's type
    QList<FieldInfo> fields = {}; ///< the event's own
    bool creates = false; ///< whether it is the first event of its aggregate
};

/// A process application as views know it.
struct ProcessInfo
{
    QString name = {};
    QStringList aggregateTypes = {}; ///< short names, "BankAccount"
    /// What its aggregates consist of, all types together; one that is not the same in all may be absent. Empty where
    /// nobody knows.
    QList<FieldInfo> aggregateFields = {};
    QList<CommandInfo> commands = {}; ///< empty for opened stores
    QList<EventInfo> events = {}; ///< of its aggregates; empty for opened stores
};

/// A follower that reads a leader's notification log. The leader may be unknown to an opened store: then
/// `leader` is -1 and `leaderName` says what the tracking table says.
struct PipeInfo
{
    int leader = -1;
    int follower = -1;
    QString leaderName = {};
};

/// What there is to see: process applications and pipes, in the order of definition. Constant for a history.
struct SystemMap
{
    QString title = {}; ///< "bank"
    std::vector<ProcessInfo> processes = {};
    std::vector<PipeInfo> pipes = {};
    QStringList scenarios = {}; ///< names of the built-in scenarios
    QList<FieldInfo> eventFields
        = {}; ///< what its events say, all types together, as ProcessInfo::aggregateFields

    int processCount() const { return static_cast<int>(processes.size()); }
    int pipeCount() const { return static_cast<int>(pipes.size()); }
    /// std::out_of_range where there is none.
    const ProcessInfo& process(int index) const { return processes.at(static_cast<size_t>(index)); }
    const PipeInfo& pipe(int index) const { return pipes.at(static_cast<size_t>(index)); }
    /// "?" where there is none.
    QString processName(int index) const
    {
        return index >= 0 && index < processCount() ? process(index).name : QStringLiteral("?");
    }
};

}
