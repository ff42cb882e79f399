// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/desk.h"
#include "engine/session/filefigure.h"
#include "examples/bank/bank.h"
#include "tests/support/telling.h"

#include <random>

/// A person who does this and that at a desk: the same for the same seed.
namespace occasion::wandering {

using namespace Qt::StringLiterals;

inline CommandCall openFor(const QString& name)
{
    return {u"Accounts"_s, u"OpenAccount"_s,
        Value::object(
            {{u"full_name"_s, Value::text(name)}, {u"email_address"_s, Value::text(u"x@example.com"_s)}})};
}

/// Another step than the next one, or a command of one's own; behind the newest step that is a branch.
inline void chooseOtherwise(Desk& desk, std::mt19937& random)
{
    const auto frame = desk.frame(1);
    if (frame->enabled.size() > 1)
        desk.carryOut(request::Take{frame->enabled[random() % frame->enabled.size()]});
    else
        desk.carryOut(request::Call{openFor(u"Zoe %1"_s.arg(random() % 100))});
}

inline void leaveOutAnEvent(Desk& desk, std::mt19937& random)
{
    const auto process = static_cast<int>(random() % desk.frame(1)->map->processes.size());
    const auto newest = desk.history()->logPosition(process, desk.history()->newestStep());
    if (newest > 0)
        desk.carryOut(request::LeaveOut{
            process, 1 + static_cast<NotificationId>(random() % static_cast<quint64>(newest))});
}

/// One thing that a person does. Branches are limited, so that there is something in each.
inline void act(Desk& desk, std::mt19937& random)
{
    const auto frame = desk.frame(1);
    const bool canBranch = frame->sessions.size() < 6;
    switch (random() % 12) {
    case 0:
        return desk.carryOut(
            request::GoTo{static_cast<qint64>(random() % static_cast<quint64>(frame->newest + 1))});
    case 1:
        return canBranch ? chooseOtherwise(desk, random) : desk.carryOut(request::StepBack{});
    case 2:
        return canBranch ? leaveOutAnEvent(desk, random) : desk.carryOut(request::StepBack{});
    case 3:
        return desk.carryOut(request::SwitchTo{frame->sessions[random() % frame->sessions.size()].id});
    case 4:
        if (frame->sessions.size() > 2)
            desk.carryOut(request::CloseSession{frame->sessions[random() % frame->sessions.size()].id});
        return;
    case 5:
        if (frame->canReopen)
            desk.carryOut(request::Reopen{});
        return;
    case 6:
        desk.carryOut(request::NameStep{u"place %1"_s.arg(random() % 10)});
        return desk.carryOut(request::Rename{frame->session, u"run %1"_s.arg(random() % 10)});
    default:
        return desk.carryOut(request::StepForward{});
    }
}

/// What new ids are made from when the session's events are delivered: in a hypothesis that is more than they show.
inline QStringList causes(const Session& session)
{
    QStringList lines;
    const auto& history = session.history();
    for (int process = 0; process < static_cast<int>(history.map()->processes.size()); ++process) {
        for (const auto& event : history.notifications(process, 1, -1, history.newestStep()))
            lines.append(session.causeOf(process, event.id, event.originatorId, event.version));
    }
    return lines;
}

/// All that the open sessions show, at each of their steps.
inline QStringList everything(Desk& desk)
{
    QStringList lines;
    const auto before = desk.frame(1);
    for (size_t i = 0; i < before->sessions.size(); ++i) {
        const auto& figure = before->sessions[i];
        desk.carryOut(request::SwitchTo{figure.id});
        const auto parent = std::find_if(before->sessions.begin(), before->sessions.end(),
            [&](const SessionFigure& each) { return each.id == figure.parent; });
        lines.append(u"session %1 from %2 at %3: %4"_s.arg(QString::number(i),
            parent == before->sessions.end() ? u"-"_s : QString::number(parent - before->sessions.begin()),
            QString::number(figure.forkedAt), figure.chosen));
        for (qint64 step = 0; step <= figure.newest; ++step)
            lines += telling::everything(*desk.session(), step);
        lines += causes(*desk.session());
    }
    desk.carryOut(request::SwitchTo{before->session});
    return lines;
}

/// What is said about the sessions besides what they did.
inline QStringList saidAbout(Desk& desk)
{
    QStringList lines;
    const auto before = desk.frame(1);
    for (const auto& figure : before->sessions) {
        desk.carryOut(request::SwitchTo{figure.id});
        const auto frame = desk.frame(1);
        lines.append(u"%1 at step %2 of %3, %4%5"_s.arg(frame->name, QString::number(frame->cursor),
            QString::number(frame->newest), frame->scheduler,
            figure.id == before->session ? u" *"_s : u""_s));
        for (const auto& each : frame->file->checkpoints)
            lines.append(u"  %1 at %2 of %3, %4"_s.arg(each.checkpoint.name,
                QString::number(each.checkpoint.step), each.branch, each.isHere ? u"here"_s : u"there"_s));
    }
    desk.carryOut(request::SwitchTo{before->session});
    return lines;
}

/// Runs all open sessions to their ends, which tells whether they go on as they should.
inline void runToTheEnds(Desk& desk)
{
    const auto before = desk.frame(1);
    for (const auto& figure : before->sessions) {
        desk.carryOut(request::SwitchTo{figure.id});
        desk.carryOut(request::GoTo{figure.newest});
        desk.carryOut(request::Run{0});
        while (desk.isRunning())
            desk.runOn();
    }
    desk.carryOut(request::SwitchTo{before->session});
}

}
