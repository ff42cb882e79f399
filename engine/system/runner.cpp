// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/runner.h"

#include <QScopeGuard>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

Runner::Runner(
    System system, const RecorderFactory& recorders, Observer* observer, const ApplicationSettings& settings)
    : m_system(std::move(system))
    , m_observer(observer)
{
    const auto topics = m_system.topics();
    for (const auto& type : m_system.processes())
        m_processes.push_back(
            std::make_unique<Process>(type, recorders(type.application.name), topics, observer, settings));
}

Runner::Runner(System system, const Environment::Variables& environment, Observer* observer)
    : m_system(std::move(system))
    , m_observer(observer)
{
    const auto topics = m_system.topics();
    for (const auto& type : m_system.processes()) {
        const auto settings = settingsOf(type.application, environment);
        m_processes.push_back(
            std::make_unique<Process>(type, openRecorder(settings.place), topics, observer, settings));
    }
}

void Runner::start()
{
    if (std::exchange(m_started, true))
        throw RunnerAlreadyStarted(u"The runner was started already; make a new one."_s);
    for (const auto& edge : m_system.edges()) {
        auto& leader = process(edge.leader);
        process(edge.follower).follow(leader.name(), leader.notificationLog(), leader.mapper().coding());
    }
    for (int i = 0; i < static_cast<int>(m_processes.size()); ++i) {
        if (!m_system.followersOf(i).empty())
            process(i).lead([this, i](const RecordingEvent&) { prompted(i); });
    }
    started();
}

void Runner::catchUp()
{
    for (int i = 0; i < static_cast<int>(m_processes.size()); ++i) {
        if (!m_system.followersOf(i).empty())
            prompted(i);
    }
}

Process& Runner::get(const QString& name)
{
    const int index = m_system.indexOf(name);
    if (index < 0)
        throw ProgrammingError(u"The system has no process application '%1'."_s.arg(name));
    return process(index);
}

void Runner::call(const QString& processName, const QString& command, const Value& arguments)
{
    if (m_isStopped)
        throw ProgrammingError(u"The runner was stopped: make a new one to carry out '%1'."_s.arg(command));
    auto& target = get(processName);
    const auto* type = target.type().command(command);
    if (!type)
        throw ProgrammingError(u"'%1' has no command '%2'."_s.arg(processName, command));
    const auto body = type->read(arguments);
    const auto recordings = execute(target, *type, body.get());
    observe(
        m_observer, Pattern::Runner, u"call", [&] { return Value::text(command); },
        [&] { return Value::integer(static_cast<qint64>(recordings.size())); });
}

void Runner::pull(int leader, int follower)
{
    process(follower).pullAndProcess(process(leader).name(), Moment::real());
}

std::vector<Recording> SingleThreadedRunner::execute(
    Process& target, const CommandType& command, const void* arguments)
{
    return target.execute(command, arguments, Moment::real());
}

void SingleThreadedRunner::prompted(int leader)
{
    if (std::find(m_prompts.begin(), m_prompts.end(), leader) == m_prompts.end())
        m_prompts.push_back(leader);
    if (m_processing || isStopped())
        return;
    m_processing = true;
    const auto done = qScopeGuard([this] { m_processing = false; });
    while (!m_prompts.empty()) {
        for (const int prompter : std::exchange(m_prompts, {})) {
            for (const int follower : toPrompt(prompter))
                pull(prompter, follower);
        }
    }
}

}
