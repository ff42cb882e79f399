// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/fields.h"
#include "engine/errors.h"

/// Types of fields that JSON has not, stored as the Python library's cargo example stores them.
namespace occasion::cargofields {

using namespace Qt::StringLiterals;

enum class Location
{
    Hongkong,
    NewYork,
    Stockholm
};

struct EmailAddress
{
    QString address;
    friend bool operator==(const EmailAddress&, const EmailAddress&) = default;
};

struct Leg
{
    static constexpr auto transcoding = "leg";
    QString origin, destination, voyageNumber;
    friend bool operator==(const Leg&, const Leg&) = default;
};

struct Itinerary
{
    static constexpr auto transcoding = "itinerary";
    QString origin, destination;
    QList<Leg> legs;
    friend bool operator==(const Itinerary&, const Itinerary&) = default;
};

}

template <>
struct occasion::Transcoding<occasion::cargofields::Location>
{
    using Location = cargofields::Location;
    static constexpr std::string_view name = "location";
    static inline const QStringList texts{
        QStringLiteral("HONGKONG"), QStringLiteral("NEWYORK"), QStringLiteral("STOCKHOLM")};

    static QString encode(Location location) { return texts.at(static_cast<qsizetype>(location)); }
    static Location decode(const QString& text)
    {
        const auto index = texts.indexOf(text);
        if (index < 0)
            throw TypeError(QStringLiteral("There is no location '%1'.").arg(text));
        return static_cast<Location>(index);
    }
};

template <>
struct occasion::Transcoding<occasion::cargofields::EmailAddress>
{
    using EmailAddress = cargofields::EmailAddress;
    static constexpr std::string_view name = "email_address_as_str";
    static QString encode(const EmailAddress& email) { return email.address; }
    static EmailAddress decode(const QString& address) { return {address}; }
};
