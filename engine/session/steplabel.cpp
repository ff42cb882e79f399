// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/steplabel.h"

#include "engine/domain/domainevent.h"

#include <QStringList>

namespace occasion {

using namespace Qt::StringLiterals;

QString deliveryLabel(const QString& follower, const QString& leader, const Notification& notification)
{
    const auto name = shortTopic(notification.topic);
    return u"%1 ← %2 %3 (%4)"_s.arg(follower, leader, QString::number(notification.id), name);
}

QString commandLabel(const CommandCall& call)
{
    QStringList arguments;
    for (const auto& [name, value] : call.arguments.members())
        arguments.append(value.asUuid() ? value.displayText().left(8) : value.displayText(40));
    return arguments.isEmpty() ? u"%1: %2"_s.arg(call.process, call.command)
                               : u"%1: %2 %3"_s.arg(call.process, call.command, arguments.join(u", "_s));
}

QString stepLabel(const History& history, const Step& step)
{
    const auto& map = *history.map();
    const auto& name = map.processName(step.process);
    if (step.kind == StepKind::Command)
        return commandLabel(step.call);
    const auto nameOf = [&](int process, NotificationId id) {
        const auto found = history.notifications(process, id, 1, step.number);
        return found.empty() ? QString() : found.front().name;
    };
    if (step.kind == StepKind::Stored)
        return u"%1: %2"_s.arg(name, nameOf(step.process, step.first));
    const auto& pipe = map.pipe(step.pipe);
    return u"%1 ← %2 %3 (%4)"_s.arg(
        name, pipe.leaderName, QString::number(step.upstream), nameOf(pipe.leader, step.upstream));
}

}
