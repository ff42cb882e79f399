// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"

namespace dogschool {

using occasion::Uuid;
using namespace Qt::StringLiterals;

/// How often a trick was learnt, in all of the school. Topics and ids are those of the Python library's example.
struct Counter
{
    QString name;
    qint64 count = 0;

    static constexpr auto topic = "dogschool:Counter";

    struct Created
    {
        QString name;
        static constexpr auto topic = "dogschool:Counter.Created";
    };
    struct Incremented
    {
        static constexpr auto topic = "dogschool:Counter.Incremented";
    };
    using Events = occasion::Events<Created, Incremented>;

    static Uuid idFor(const QString& trick)
    {
        return Uuid::v5(Uuid::namespaceUrl, (u"/counters/"_s + trick).toUtf8());
    }

    Incremented increment() const { return {}; }

    void apply(const Created& event) { name = event.name; }
    void apply(const Incremented&) { ++count; }
};

}
