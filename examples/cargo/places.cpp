// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/places.h"

namespace cargo {

namespace {

const QStringList& locations()
{
    static const QStringList names{u"HAMBURG"_s, u"HONGKONG"_s, u"NEWYORK"_s, u"STOCKHOLM"_s, u"TOKYO"_s,
        u"NLRTM"_s, u"USDAL"_s, u"AUMEL"_s};
    return names;
}

const QStringList& activities()
{
    static const QStringList names{u"RECEIVE"_s, u"LOAD"_s, u"UNLOAD"_s, u"CLAIM"_s};
    return names;
}

qsizetype placeOf(const QString& name, const QStringList& names, const QString& what)
{
    const auto place = names.indexOf(name);
    if (place < 0)
        throw occasion::TypeError(
            u"There is no %1 '%2'; use one of %3."_s.arg(what, name, names.join(u", "_s)));
    return place;
}

}

QString nameOf(Location location)
{
    return locations().at(static_cast<qsizetype>(location));
}

QString nameOf(HandlingActivity activity)
{
    return activities().at(static_cast<qsizetype>(activity));
}

Location locationNamed(const QString& name)
{
    return static_cast<Location>(placeOf(name, locations(), u"location"_s));
}

HandlingActivity activityNamed(const QString& name)
{
    return static_cast<HandlingActivity>(placeOf(name, activities(), u"handling activity"_s));
}

}
