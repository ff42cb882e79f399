// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/domainevent.h"
#include "engine/domain/observer.h"
#include "engine/domain/topicregistry.h"
#include "engine/persistence/statecoding.h"
#include "engine/persistence/transcoder.h"

namespace occasion {

/// Mapper (chapter 3): turns domain events into stored events and back. A state becomes text, which may be compressed
/// and then encrypted; the bytes are those of the Python library. Any thread may use one mapper.
class Mapper
{
public:
    explicit Mapper(std::shared_ptr<const TopicRegistry> topics, Observer* observer = nullptr);
    Mapper(std::shared_ptr<const TopicRegistry> topics, StateCoding coding, Observer* observer = nullptr);

    const TopicRegistry& topics() const { return *m_topics; }
    const StateCoding& coding() const { return m_coding; }
    /// The same mapper for states that are stored in another way.
    Mapper withCoding(StateCoding coding) const { return {m_topics, std::move(coding), m_observer}; }

    /// ValueError when a text cannot be encoded, TypeError when a field's type has no registered transcoding.
    StoredEvent toStoredEvent(const DomainEvent& event) const;

    /// An event of an older class version is brought up to the current one. TopicError when the topic is unknown,
    /// ValueError when the state cannot be decrypted, DataError when it cannot be decompressed or decoded, TypeError
    /// when a custom type is not registered, or a field is missing or of another type.
    DomainEvent toDomainEvent(const StoredEvent& stored) const;

    /// The text of what is stored. Errors as StateCoding::open.
    QByteArray text(const StoredEvent& stored) const { return m_coding.open(stored.state); }

    /// The state as a tree, without knowing its topic or its custom types. ValueError and DataError as above.
    Value decode(const StoredEvent& stored) const { return Transcoder().decode(text(stored)); }

private:
    std::shared_ptr<const TopicRegistry> m_topics;
    StateCoding m_coding;
    Observer* m_observer;
};

}
