// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/system/process.h"

namespace occasion {

/// A pipe: a follower that reads a leader's log. Indices into System::processes().
struct Edge
{
    int leader = 0;
    int follower = 0;
    friend bool operator==(const Edge&, const Edge&) = default;
};

/// System (chapter 14): process applications and the pipes between them, independent of how they are run.
class System
{
public:
    System() = default;

    /// Each pipeline is a list of names; neighbours in it make a pipe, repeated ones count once, loops are allowed.
    /// TypeError when a follower has no policy; ProgrammingError for an unknown or a repeated name, and when a
    /// process is in no pipeline.
    System(QList<ProcessType> processes, const QList<QStringList>& pipelines);

    const QList<ProcessType>& processes() const { return m_processes; }
    const std::vector<Edge>& edges() const { return m_edges; } ///< in order of definition
    /// -1 when there is none of that name.
    int indexOf(const QString& name) const;

    /// In the order of the edges: who is prompted when the leader has recorded.
    std::vector<int> followersOf(int leader, Observer* observer = nullptr) const;
    std::vector<int> leadersOf(int follower) const;

    /// All types of all processes, to resolve topics with.
    std::shared_ptr<const TopicRegistry> topics() const;
    /// All transcodings of all processes.
    Transcodings transcodings() const;

private:
    void addPipeline(const QStringList& pipeline);
    Value namesOf(const std::vector<int>& processes) const;

    QList<ProcessType> m_processes;
    std::vector<Edge> m_edges;
};

}
