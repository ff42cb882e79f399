// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"

/// The Python library's test of class versions: a customer whose fields have changed twice.
namespace occasion::versioned {

using namespace Qt::StringLiterals;

/// Version 1 had one name; since version 2 there are two.
inline Value nameSplit(const Value& state)
{
    const QString name = state.value(u"name").toText();
    const auto space = name.indexOf(u' ');
    return state.without(u"name")
        .with(u"first"_s, Value::text(space < 0 ? name : name.left(space)))
        .with(u"last"_s, Value::text(space < 0 ? QString() : name.mid(space + 1)));
}

/// Since version 3 there are tags.
inline Value tagsAdded(const Value& state)
{
    return state.with(u"tags"_s, Value::list({}));
}

struct Customer
{
    static constexpr auto topic = "versioned:Customer";
    static constexpr Value (*upcasts[])(const Value&) = {nameSplit, tagsAdded};

    QString first, last;
    QList<QString> tags;
    std::optional<QString> note;

    struct Registered
    {
        static constexpr auto topic = "versioned:Customer.Registered";
        static constexpr Value (*upcasts[])(const Value&) = {nameSplit, tagsAdded};
        QString first, last;
        QList<QString> tags;
    };
    struct Noted
    {
        static constexpr auto topic = "versioned:Customer.Noted";
        QString note;
    };
    using Events = occasion::Events<Registered, Noted>;

    void apply(const Registered& event) { first = event.first, last = event.last, tags = event.tags; }
    void apply(const Noted& event) { note = event.note; }
};

}
