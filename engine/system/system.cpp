// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/system.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

System::System(QList<ProcessType> processes, const QList<QStringList>& pipelines)
    : m_processes(std::move(processes))
{
    for (int i = 0; i < m_processes.size(); ++i) {
        const auto& name = m_processes[i].application.name;
        if (indexOf(name) != i)
            throw ProgrammingError(u"The name '%1' is given to two process applications."_s.arg(name));
        const bool placed = std::any_of(pipelines.begin(), pipelines.end(),
            [&](const QStringList& pipeline) { return pipeline.contains(name); });
        if (!placed)
            throw ProgrammingError(u"The process application '%1' is in no pipeline."_s.arg(name));
    }
    for (const auto& pipeline : pipelines)
        addPipeline(pipeline);
}

void System::addPipeline(const QStringList& pipeline)
{
    std::vector<int> indices;
    for (const auto& name : pipeline) {
        indices.push_back(indexOf(name));
        if (indices.back() < 0)
            throw ProgrammingError(u"The pipeline names '%1', which is no process application."_s.arg(name));
    }
    for (size_t i = 1; i < indices.size(); ++i) {
        const Edge edge{indices[i - 1], indices[i]};
        if (!m_processes[edge.follower].policy)
            throw TypeError(u"Not a follower: '%1' has no policy."_s.arg(pipeline[static_cast<int>(i)]));
        if (std::find(m_edges.begin(), m_edges.end(), edge) == m_edges.end())
            m_edges.push_back(edge);
    }
}

int System::indexOf(const QString& name) const
{
    for (int i = 0; i < m_processes.size(); ++i) {
        if (m_processes[i].application.name == name)
            return i;
    }
    return -1;
}

std::vector<int> System::followersOf(int leader, Observer* observer) const
{
    std::vector<int> followers;
    for (const auto& edge : m_edges) {
        if (edge.leader == leader)
            followers.push_back(edge.follower);
    }
    observe(
        observer, Pattern::System, u"followersOf",
        [&] { return Value::text(m_processes[leader].application.name); },
        [&] { return namesOf(followers); });
    return followers;
}

Value System::namesOf(const std::vector<int>& processes) const
{
    Value::Items names;
    for (const int process : processes)
        names.append(Value::text(m_processes[process].application.name));
    return Value::list(names);
}

std::vector<int> System::leadersOf(int follower) const
{
    std::vector<int> leaders;
    for (const auto& edge : m_edges) {
        if (edge.follower == follower)
            leaders.push_back(edge.leader);
    }
    return leaders;
}

Transcodings System::transcodings() const
{
    Transcodings all;
    for (const auto& process : m_processes)
        all.add(process.application.transcodings);
    return all;
}

std::shared_ptr<const TopicRegistry> System::topics() const
{
    auto registry = std::make_shared<TopicRegistry>();
    for (const auto& process : m_processes)
        addTopics(*registry, process.application);
    return registry;
}

}
