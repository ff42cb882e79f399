// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/runrequests.h"

#include <QList>

namespace occasion {

/// One of the speeds that the transport bar offers.
struct Pace
{
    QString id = {}; ///< stays the same from one start to the next
    QString title = {};
    QString tip = {};
    RunMode mode = RunMode::Steady;
    double speed = 1; ///< as request::Run::speed

    request::Run run(RunGoal until = {}) const { return {speed, std::move(until), mode}; }
};

/// From slow to fast: ¼× to 16×, the original intervals, fast, express.
const QList<Pace>& paces();

/// How far one step goes, as the bar offers it.
struct StepSizeName
{
    request::StepSize size = request::StepSize::Step;
    QString title = {};
    QString tip = {};
};
const QList<StepSizeName>& stepSizes();

} // namespace occasion
