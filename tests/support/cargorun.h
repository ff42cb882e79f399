// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/session.h"
#include "examples/cargo/cargosystem.h"
#include "examples/cargo/trackedcargo.h"

/// Runs of the cargo system, and what came of them.
namespace cargo {

using namespace occasion;

inline std::unique_ptr<Session> cargoSession(
    const QString& scenario, const QString& scheduler = {}, quint64 seed = 1, const QString& file = {})
{
    return std::make_unique<Session>(SessionOptions{.system = cargoSystem(),
        .scenario = scenario,
        .seed = seed,
        .scheduler = scheduler,
        .file = file,
        .durability = Durability::Normal});
}

inline void finish(Session& session)
{
    while (session.advance()) {}
}

/// An aggregate's state at the newest step; null when there is no such aggregate.
inline Value stateOf(const Session& session, const QString& process, const Uuid& id)
{
    const auto& history = session.history();
    const int index = session.options().system->system.indexOf(process);
    const auto row = history.aggregateRow(index, id, session.newestStep());
    if (row < 0)
        return {};
    const auto version = history.aggregates(index, session.newestStep(), row, 1).front().version;
    return history.aggregate(index, id, version).state;
}

/// "IN_PORT / – / TOKYO / misdirected / –": transport status, voyage, last location, whether it is misdirected, what is
/// expected next.
inline QString told(const Value& cargo)
{
    const auto shown = [&cargo](QStringView field) {
        const Value value = cargo.value(field);
        const Value data = value.kind() == Value::Kind::Custom ? value.customData() : value;
        return data.isNull() ? u"–"_s : data.toText();
    };
    const Value next = cargo.value(u"_next_expected_activity");
    QStringList expected;
    if (!next.isNull()) {
        const auto& items = next.items();
        expected = {items.at(0).customData().toText(), items.at(1).customData().toText()};
        if (!items.at(2).toText().isEmpty())
            expected.append(items.at(2).toText());
    }
    return QStringList{shown(u"_transport_status"), shown(u"_current_voyage_number"),
        shown(u"_last_known_location"),
        cargo.value(u"_is_misdirected").toBool() ? u"misdirected"_s : u"on its way"_s,
        expected.isEmpty() ? u"–"_s : expected.join(u' ')}
        .join(u" / "_s);
}

/// The sentences of the invariants that were broken at any step up to the newest.
inline QStringList brokenInvariants(const Session& session)
{
    QStringList broken;
    for (const auto& figure : session.invariantsAt(session.newestStep())) {
        if (figure.firstBroken != 0)
            broken.append(figure.name);
    }
    return broken;
}

}
