// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/application.h"
#include "engine/system/logreader.h"
#include "engine/system/policy.h"

#include <map>
#include <span>

namespace occasion {

/// A process application as a value: an application that may follow others by a policy.
struct ProcessType
{
    ApplicationType application = {};
    std::optional<Policy> policy = {}; ///< none: it cannot follow
    QStringList followTopics = {}; ///< what it processes of its leaders' logs; empty is everything
    int pullSectionSize = 10;
    /// How many deliveries pullAndProcess() records in one commit at most. More than one need not wait for the disk
    /// each; other processes can record in the same file when the batch is done.
    int deliveriesPerCommit = 1;
};

/// Where a step can be held up on purpose: each is called, when set, at its point of processing, and closes it by
/// throwing. What it throws comes out of processEvent; nothing is stored then.
struct Gates
{
    std::function<void(const DomainEvent&)> beforePolicy = {};
    std::function<void(const DomainEvent&)> afterPolicy = {};
    std::function<void()> beforeCommit = {};
    std::function<void()> afterCommit = {};
};

/// Says to the followers of an application that it has recorded something.
struct RecordingEvent
{
    QString applicationName = {};
    std::vector<Recording> recordings = {};
    NotificationId previousMaxNotificationId = 0;
};

/// Process (chapter 13): an application that follows the logs of others (Follower) and prompts those that follow it
/// (Leader).
class Process : public Application
{
public:
    using Receiver = std::function<void(const RecordingEvent&)>;

    /// As Application's.
    Process(ProcessType type, std::shared_ptr<ProcessRecorder> recorder,
        std::shared_ptr<const TopicRegistry> topics, Observer* observer = nullptr,
        const ApplicationSettings& settings = {});

    const QStringList& followTopics() const { return m_processType.followTopics; }

    /// Follows a leader's log, which must outlive this process. `coding` is how the leader compresses and encrypts,
    /// when that is not how this process does it. ProgrammingError without a policy.
    void follow(
        const QString& leader, const NotificationLog& log, const std::optional<StateCoding>& coding = {});

    /// Calls the receiver after each save that recorded events, in the order of these calls.
    void lead(Receiver receiver);

    void setGates(Gates gates) { m_gates = std::move(gates); }

    /// The next notification of that leader that this process has to process; none when it is up to date.
    std::optional<Notification> next(const QString& leader) const;

    /// Processes all that the leader's log has from `start` (default: after what is tracked) up to `stop`, in
    /// batches when the type says so. A batch in which a delivery fails is processed again one by one, so that
    /// those before it are stored and its error comes out; receivers are called after the batch's commit.
    void pullAndProcess(const QString& leader, const Moment& moment, std::optional<NotificationId> start = {},
        std::optional<NotificationId> stop = {});

    /// Runs the policy on one notification of a leader and records its events with the tracking, exactly once: a
    /// notification that is tracked already gives nothing and is no error. Errors of the policy come out; nothing
    /// is stored then and it stays to be processed.
    std::vector<Recording> processNotification(const QString& leader, const Notification& notification,
        const Moment& moment, const JournalMaker& journal = {});

    /// The same for an event that is at hand already. ProgrammingError also without a policy.
    std::vector<Recording> processEvent(const DomainEvent& event, const Tracking& tracking,
        const Moment& moment, const JournalMaker& journal = {});

protected:
    void recorded(const std::vector<Recording>& recordings) override;

private:
    struct Following
    {
        NotificationLogReader reader;
        Mapper mapper; // of the leader's states
    };
    const Following& following(const QString& leader) const;
    using Notifications = std::span<const Notification>;
    void processAll(const QString& leader, Notifications notifications, const Moment& moment);
    void processOneByOne(const QString& leader, Notifications notifications, const Moment& moment);
    bool processInOneCommit(const QString& leader, Notifications notifications, const Moment& moment);
    void announce(const std::vector<Recording>& recordings);
    std::vector<Recording> saveOnce(
        const ProcessingEvent& processingEvent, const Moment& moment, const JournalMaker& journal);

    ProcessType m_processType;
    Gates m_gates;
    std::map<QString, Following> m_following;
    std::vector<Receiver> m_receivers;
    std::vector<Recording>* m_unannounced
        = nullptr; // of the batch that is not committed yet; null: there is none
    NotificationId m_lastAnnounced;
};

}
