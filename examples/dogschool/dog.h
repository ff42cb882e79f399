// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"

namespace dogschool {

using occasion::Uuid;
using namespace Qt::StringLiterals;

/// A pupil of the dog school, known by its name. Topics and ids are those of the Python library's example, whose
/// stores it reads.
struct Dog
{
    QString name;
    QList<QString> tricks;

    static constexpr auto topic = "dogschool:Dog";

    struct Registered
    {
        QString name;
        static constexpr auto topic = "dogschool:Dog.Registered";
    };
    struct TrickAdded
    {
        QString trick;
        static constexpr auto topic = "dogschool:Dog.TrickAdded";
    };
    using Events = occasion::Events<Registered, TrickAdded>;

    static Uuid idFor(const QString& name)
    {
        return Uuid::v5(Uuid::namespaceUrl, (u"/dogs/"_s + name).toUtf8());
    }

    TrickAdded addTrick(const QString& trick) const { return {trick}; }

    void apply(const Registered& event) { name = event.name; }
    void apply(const TrickAdded& event) { tricks.append(event.trick); }
};

}
