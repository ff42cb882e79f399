// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/domainevent.h"
#include "engine/domain/observer.h"
#include "engine/domain/topicregistry.h"
#include "engine/persistence/storedevent.h"
#include "engine/persistence/transcoder.h"

namespace occasion {

/// Mapper (chapter 3): turns domain events into stored events and back. The bytes are those of the Python library.
/// Any thread may use one mapper.
class Mapper
{
public:
    explicit Mapper(std::shared_ptr<const TopicRegistry> topics, Observer* observer = nullptr);

    const TopicRegistry& topics() const { return *m_topics; }

    /// ValueError when a text cannot be encoded.
    StoredEvent toStoredEvent(const DomainEvent& event) const;

    /// TopicError when the topic is unknown, DataError when the state cannot be decoded, TypeError when a field is
    /// missing or of another type.
    DomainEvent toDomainEvent(const StoredEvent& stored) const;

    /// The state as a tree, without knowing its topic. DataError when it cannot be decoded.
    Value decode(const StoredEvent& stored) const { return m_transcoder.decode(stored.state); }

private:
    std::shared_ptr<const TopicRegistry> m_topics;
    Transcoder m_transcoder;
    Observer* m_observer;
};

}
