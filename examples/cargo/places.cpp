// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/places.h"

namespace cargo {

namespace {

qsizetype placeOf(const QString& name, const QStringList& names, const QString& what)
{
    const auto place = names.indexOf(name);
    if (place < 0)
        throw occasion::TypeError(
            u"There is no %1 '%2'; use one of %3."_s.arg(what, name, names.join(u", "_s)));
    return place;
}

}

const QStringList& locationNames()
{
    static const QStringList names{u"HAMBURG"_s, u"HONGKONG"_s, u"NEWYORK"_s, u"STOCKHOLM"_s, u"TOKYO"_s,
        u"NLRTM"_s, u"USDAL"_s, u"AUMEL"_s};
    return names;
}

const QStringList& activityNames()
{
    static const QStringList names{u"RECEIVE"_s, u"LOAD"_s, u"UNLOAD"_s, u"CLAIM"_s};
    return names;
}

QString nameOf(Location location)
{
    return locationNames().at(static_cast<qsizetype>(location));
}

QString nameOf(HandlingActivity activity)
{
    return activityNames().at(static_cast<qsizetype>(activity));
}

Location locationNamed(const QString& name)
{
    return static_cast<Location>(placeOf(name, locationNames(), u"location"_s));
}

HandlingActivity activityNamed(const QString& name)
{
    return static_cast<HandlingActivity>(placeOf(name, activityNames(), u"handling activity"_s));
}

}
