// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "tests/support/instants.h"

#include "engine/domain/valuebuilder.h"

#include <QtTest>

/// Tells what an aggregate decides: given<Dog>(Registered {…}).when(&Dog::teach, "sit").then(TrickAdded {…}).
namespace occasion {

/// "Dog.TrickAdded {trick: sit}".
template <class E>
QString told(const E& event)
{
    ValueBuilder builder;
    builder.beginObject();
    writeMembers(builder, event);
    builder.endObject();
    return QString::fromUtf8(E::topic) % u' ' % builder.take().displayText();
}

template <class... E>
QString told(const std::variant<E...>& decision)
{
    return std::visit([](const auto& event) { return told(event); }, decision);
}

/// What came of a decision: what it decided for, or the name of the error that refused it.
class Ending
{
public:
    Ending(QStringList events, QString refusal)
        : m_events(std::move(events))
        , m_refusal(std::move(refusal))
    {
    }

    template <class... E>
    void then(const E&... events) const
    {
        QCOMPARE(m_refusal, QString());
        QCOMPARE(m_events, QStringList({told(events)...}));
    }

    void thenRefused(const QString& error) const
    {
        QCOMPARE(m_refusal, error);
        QCOMPARE(m_events, QStringList());
    }

private:
    QStringList m_events;
    QString m_refusal;
};

template <class T>
class Story
{
public:
    template <class... E>
    explicit Story(E... events)
        : m_aggregate(describe<T>(), idOf(QString::fromLatin1("/story")), instant())
    {
        (m_aggregate.trigger(describe<T>()->event(typeid(E)), std::make_shared<const E>(std::move(events))),
            ...);
    }

    /// Asks for a decision: a const function of the aggregate, or for a first event a static one.
    template <class Decision, class... Arguments>
    Ending when(Decision decision, const Arguments&... arguments) const
    {
        try {
            const T& state = *std::any_cast<T>(&m_aggregate.state());
            if constexpr (std::is_invocable_v<Decision, const T&, const Arguments&...>)
                return {{told(std::invoke(decision, state, arguments...))}, {}};
            else
                return {{told(std::invoke(decision, arguments...))}, {}};
        } catch (const EngineError& refusal) {
            return {{}, refusal.name()};
        }
    }

private:
    Aggregate m_aggregate;
};

template <class T, class... E>
Story<T> given(E... events)
{
    return Story<T>(std::move(events)...);
}

}
