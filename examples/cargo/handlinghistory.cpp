// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/handlinghistory.h"

#include "examples/cargo/errors.h"

#include <algorithm>

namespace cargo {

HandlingHistory::Reported HandlingHistory::report(const Report& report) const
{
    const bool needsVoyage
        = report.activity == HandlingActivity::Load || report.activity == HandlingActivity::Unload;
    if (needsVoyage && report.voyageNumber.value_or(QString()).isEmpty())
        throw VoyageMissingError();
    return {report.activity, report.location, report.voyageNumber};
}

std::optional<HandlingHistory::PassedOn> HandlingHistory::next() const
{
    const auto first = std::find_if(
        waiting.begin(), waiting.end(), [this](const Report& report) { return follows(report); });
    if (first == waiting.end())
        return {};
    return PassedOn{cargoId, first->activity, first->location, first->voyageNumber};
}

bool HandlingHistory::follows(const Report& report) const
{
    switch (report.activity) {
    case HandlingActivity::Receive:
        return !place;
    case HandlingActivity::Load:
        return vessel.isEmpty() && place == report.location;
    case HandlingActivity::Unload:
        return !vessel.isEmpty() && vessel == report.voyageNumber;
    case HandlingActivity::Claim:
        return wasUnloaded && place == report.location;
    }
    return false;
}

void HandlingHistory::apply(const PassedOn& event)
{
    waiting.removeOne(Report{event.activity, event.location, event.voyageNumber});
    switch (event.activity) {
    case HandlingActivity::Receive:
        place = event.location;
        break;
    case HandlingActivity::Load:
        vessel = event.voyageNumber.value_or(QString());
        wasUnloaded = false;
        break;
    case HandlingActivity::Unload:
        vessel.clear();
        place = event.location;
        wasUnloaded = true;
        break;
    case HandlingActivity::Claim:
        break; // whether it may leave the port is for Booking to say
    }
}

}
