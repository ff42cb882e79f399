// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/fields.h"

/// Where cargo is handled and how: the two enumerations of the Python library's example, stored by their names.
namespace cargo {

using namespace Qt::StringLiterals;

enum class Location
{
    Hamburg,
    Hongkong,
    NewYork,
    Stockholm,
    Tokyo,
    Nlrtm,
    Usdal,
    Aumel
};

enum class HandlingActivity
{
    Receive,
    Load,
    Unload,
    Claim
};

/// "HONGKONG", "LOAD".
QString nameOf(Location location);
QString nameOf(HandlingActivity activity);

/// All such names.
const QStringList& locationNames();
const QStringList& activityNames();

/// From such a name. TypeError, which lists the names that there are.
Location locationNamed(const QString& name);
HandlingActivity activityNamed(const QString& name);

}

template <>
struct occasion::Transcoding<cargo::Location>
{
    static constexpr std::string_view name = "location";
    static QString encode(cargo::Location location) { return cargo::nameOf(location); }
    static cargo::Location decode(const QString& stored) { return cargo::locationNamed(stored); }
    static const QStringList& choices() { return cargo::locationNames(); }
};

template <>
struct occasion::Transcoding<cargo::HandlingActivity>
{
    static constexpr std::string_view name = "handling_activity";
    static QString encode(cargo::HandlingActivity activity) { return cargo::nameOf(activity); }
    static cargo::HandlingActivity decode(const QString& stored) { return cargo::activityNamed(stored); }
    static const QStringList& choices() { return cargo::activityNames(); }
};
