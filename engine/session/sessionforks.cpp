// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/session.h"

// How a session is forked, and where its forks keep what is their own.
namespace occasion {

using namespace Qt::StringLiterals;

RecorderPosition Session::positionAt(int process, qint64 step) const
{
    RecorderPosition position{.notificationId = m_history->logPosition(process, step), .step = step};
    const SystemMap& map = *m_history->map();
    for (int pipe = 0; pipe < map.pipeCount(); ++pipe) {
        if (map.pipe(pipe).follower == process)
            position.tracking[map.pipe(pipe).leaderName] = m_history->trackingPosition(pipe, step);
    }
    return position;
}

/// With tails, a fork that has been somewhere already.
std::unique_ptr<Session> Session::fork(
    qint64 step, Tails tails, Observer* observer, const QString& file) const
{
    if (step < 0 || step > newestStep())
        throw ValueError(u"There is no step %1; the newest is %2."_s.arg(step).arg(newestStep()));
    tails.resize(m_recorders.size());
    Beginning fork{.options = m_options, .observer = observer, .base = this, .since = step};
    fork.options.file = file;
    for (size_t process = 0; process < m_recorders.size(); ++process) {
        fork.layers.push_back(std::make_shared<LayeredRecorder>(
            m_recorders[process], positionAt(static_cast<int>(process), step), std::move(tails[process])));
        fork.recorders.push_back(fork.layers.back());
    }
    auto session = std::unique_ptr<Session>(new Session(std::move(fork)));
    session->m_supposed = m_supposed;
    std::erase_if(session->m_supposed.causes, [&](const auto& cause) {
        return cause.first.second > m_history->logPosition(cause.first.first, step);
    });
    return session;
}

std::unique_ptr<Session> Session::forkAt(qint64 step, Observer* observer) const
{
    return fork(step, {}, observer, {});
}

std::unique_ptr<Session> Session::takenUpAt(
    qint64 step, Tails tails, Supposed supposed, const QString& file) const
{
    auto session = fork(step, std::move(tails), nullptr, file);
    supposed.causes.merge(session->m_supposed.causes); // those that it has from here, unless it has others
    session->m_supposed = std::move(supposed);
    return session;
}

const LayeredRecorder* Session::layer(int process) const
{
    return m_layers.empty() ? nullptr : m_layers[static_cast<size_t>(process)].get();
}

void Session::moveTo(Tails tails, const QString& file)
{
    if (m_layers.empty())
        throw ProgrammingError(u"Only a fork can move what is its own."_s);
    for (size_t process = 0; process < m_layers.size(); ++process)
        m_layers[process]->moveTo(std::move(tails[process]));
    m_options.file = file;
    m_history->setPlace(u"in %1"_s.arg(file));
}

}
