// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"

/// A small domain for tests: a dog learns tricks, each only once.
namespace occasion::kennel {

using namespace Qt::StringLiterals;

struct Dog
{
    static constexpr auto topic = "kennel:Dog";

    QString name;
    QList<QString> tricks;

    struct Registered
    {
        static constexpr auto topic = "kennel:Dog.Registered";
        QString name;
    };
    struct TrickAdded
    {
        static constexpr auto topic = "kennel:Dog.TrickAdded";
        QString trick;
    };
    struct Renamed
    {
        static constexpr auto topic = "kennel:Dog.Renamed";
        QString name;
    };
    using Events = occasion::Events<Registered, TrickAdded, Renamed>;

    static Registered registered(const QString& name) { return {name}; }

    TrickAdded teach(const QString& trick) const
    {
        if (tricks.contains(trick))
            throw DomainError(u"TrickKnownError"_s, u"%1 knows '%2' already."_s.arg(name, trick));
        return {trick};
    }

    Renamed rename(const QString& newName) const { return {newName}; }

    void apply(const Registered& event) { name = event.name; }
    void apply(const TrickAdded& event) { tricks.append(event.trick); }
    void apply(const Renamed& event) { name = event.name; }
};

}
