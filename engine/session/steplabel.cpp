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

}
