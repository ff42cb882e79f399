// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "examples/cargo/places.h"

/// Errors of the rules by which cargo is shipped.
namespace cargo {

/// The library's example raises a plain Exception here; the name is kept.
struct LegNotFoundError : occasion::DomainError
{
    LegNotFoundError(Location origin, const QString& voyageNumber)
        : DomainError(u"Exception"_s,
            u"Can't find leg with origin=%1 and voyage_number=%2"_s.arg(nameOf(origin), voyageNumber))
    {
    }
};

struct AlreadyClaimedError : occasion::DomainError
{
    AlreadyClaimedError()
        : DomainError(u"AlreadyClaimedError"_s, u"The cargo was claimed; its journey is over."_s)
    {
    }
};

struct NotAtDestinationError : occasion::DomainError
{
    explicit NotAtDestinationError(Location destination)
        : DomainError(u"NotAtDestinationError"_s,
            u"The cargo can be claimed only when it was unloaded in %1."_s.arg(nameOf(destination)))
    {
    }
};

struct VoyageMissingError : occasion::DomainError
{
    VoyageMissingError()
        : DomainError(u"VoyageMissingError"_s, u"Loading and unloading need a voyage number."_s)
    {
    }
};

struct NoVoyageError : occasion::DomainError
{
    NoVoyageError()
        : DomainError(
            u"NoVoyageError"_s, u"A voyage needs a number and must lead from one port to another."_s)
    {
    }
};

}
