// SPDX-License-Identifier: BSD-3-Clause
#include "app/paces.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

Pace steady(const QString& id, const QString& title, double speed)
{
    const QString often = speed < 1 ? u"a step each %1 seconds"_s.arg(1 / speed)
        : speed == 1                ? u"a step each second"_s
                                    : u"%1 steps each second"_s.arg(speed);
    return {id, title, often, RunMode::Steady, speed};
}

} // namespace

const QList<Pace>& paces()
{
    static const QList<Pace> all{steady(u"0.25"_s, u"¼×"_s, 0.25), steady(u"0.5"_s, u"½×"_s, 0.5),
        steady(u"1"_s, u"1×"_s, 1), steady(u"2"_s, u"2×"_s, 2), steady(u"4"_s, u"4×"_s, 4),
        steady(u"8"_s, u"8×"_s, 8), steady(u"16"_s, u"16×"_s, 16),
        {u"original"_s, u"original"_s,
            u"Waits between steps as long as the session's clock says; long idle times are shortened"_s,
            RunMode::Original, 1},
        {u"original10"_s, u"original 10×"_s, u"The original intervals, ten times as fast"_s,
            RunMode::Original, 10},
        {u"fast"_s, u"fast"_s, u"As fast as can be, without animation"_s, RunMode::Steady, 0},
        {u"express"_s, u"express"_s, u"Faster still: the views wait for the end"_s, RunMode::Express, 0}};
    return all;
}

const QList<StepSizeName>& stepSizes()
{
    using request::StepSize;
    static const QList<StepSizeName> all{{StepSize::Step, u"one step"_s, u"One step, whatever it is"_s},
        {StepSize::Event, u"to an event"_s, u"On to the next step that records an event"_s},
        {StepSize::Delivery, u"to a delivery"_s, u"On to the next step that delivers a notification"_s},
        {StepSize::Process, u"one process"_s,
            u"On to the next step of the selected process, or of the one that acts next"_s},
        {StepSize::Quiet, u"until quiet"_s, u"On until nothing waits to be delivered"_s}};
    return all;
}

} // namespace occasion
