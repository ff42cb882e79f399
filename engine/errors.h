// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

#include <stdexcept>

namespace occasion {

/// Base of everything the engine throws. `name()` is the field's own name of the error, as journals and
/// `--json` show it; `message()` is one sentence for a person: what happened, where, what to do.
class EngineError : public std::runtime_error
{
public:
    EngineError(QString name, QString message);

    const QString& name() const { return m_name; }
    const QString& message() const { return m_message; }

private:
    QString m_name;
    QString m_message;
};

/// A rule of the domain said no ("InsufficientFundsError"): an ordinary answer, not a fault of the program.
class DomainError : public EngineError
{
public:
    using EngineError::EngineError;
};

/// Declares an engine error whose name is its class name.
template <class Tag>
class NamedError : public EngineError
{
public:
    explicit NamedError(QString message)
        : EngineError(QString::fromLatin1(Tag::name), std::move(message))
    {
    }
};

namespace errortag {
// clang-format off
struct Integrity { static constexpr const char* name = "IntegrityError"; };
struct Operational { static constexpr const char* name = "OperationalError"; };
struct Data { static constexpr const char* name = "DataError"; };
struct NotSupported { static constexpr const char* name = "NotSupportedError"; };
struct Programming { static constexpr const char* name = "ProgrammingError"; };
struct Os { static constexpr const char* name = "OSError"; };
struct Value { static constexpr const char* name = "ValueError"; };
struct Type { static constexpr const char* name = "TypeError"; };
struct Index { static constexpr const char* name = "IndexError"; };
struct Topic { static constexpr const char* name = "TopicError"; };
struct AggregateNotFound { static constexpr const char* name = "AggregateNotFoundError"; };
struct OriginatorId { static constexpr const char* name = "OriginatorIDError"; };
struct OriginatorVersion { static constexpr const char* name = "OriginatorVersionError"; };
struct Environment { static constexpr const char* name = "OSError"; };
struct Assertion { static constexpr const char* name = "AssertionError"; };
struct EventProcessing { static constexpr const char* name = "EventProcessingError"; };
struct RunnerAlreadyStarted { static constexpr const char* name = "RunnerAlreadyStartedError"; };
// clang-format on
}

using IntegrityError = NamedError<errortag::Integrity>; ///< uniqueness broken: a version or tracking conflict
using OperationalError = NamedError<errortag::Operational>; ///< missing table, locked file, lost connection
using DataError = NamedError<errortag::Data>; ///< stored bytes that cannot be decoded
using NotSupportedError = NamedError<errortag::NotSupported>;
using ProgrammingError = NamedError<errortag::Programming>; ///< wrong use of the engine's classes
using OsError = NamedError<errortag::Os>; ///< a setting of the environment that is missing or unusable
using ValueError = NamedError<errortag::Value>; ///< text that is not what it should be
using TypeError = NamedError<errortag::Type>;
using IndexError = NamedError<errortag::Index>;
using TopicError = NamedError<errortag::Topic>; ///< a topic that names nothing known
using AggregateNotFound = NamedError<errortag::AggregateNotFound>;
using OriginatorIdError = NamedError<errortag::OriginatorId>; ///< an event applied to another aggregate
using OriginatorVersionError = NamedError<errortag::OriginatorVersion>; ///< an event that is not the next
using EnvironmentError
    = NamedError<errortag::Environment>; ///< a setting that is missing or names nothing known
using AssertionError = NamedError<errortag::Assertion>;
using EventProcessingError = NamedError<errortag::EventProcessing>;
using RunnerAlreadyStarted = NamedError<errortag::RunnerAlreadyStarted>;

}
