// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/notificationlog.h"

namespace occasion {

/// A section as JSON text, exactly as the Python library writes it. State bytes go as they are stored, in base64.
QByteArray sectionText(const Section& section);
/// The same of a selection.
QByteArray notificationsText(const std::vector<Notification>& notifications);

/// Remote log (chapter 10), the serving side: a notification log as such texts.
class NotificationLogJsonService
{
public:
    /// The log must outlive the service.
    explicit NotificationLogJsonService(const NotificationLog& log, Observer* observer = nullptr);

    /// Errors as NotificationLog::section.
    QByteArray section(const QString& sectionId) const;
    /// Errors as NotificationLog::select.
    QByteArray notifications(NotificationId start, int limit, const QStringList& topics = {}) const;

private:
    const NotificationLog& m_log;
    Observer* m_observer;
};

/// The reading side: a notification log like any other, made of a source of such texts.
class NotificationLogJsonClient : public NotificationLog
{
public:
    struct Source
    {
        std::function<QByteArray(const QString& sectionId)> section;
        std::function<QByteArray(NotificationId start, int limit, const QStringList& topics)> notifications;
    };

    explicit NotificationLogJsonClient(Source source, Observer* observer = nullptr);

    /// DataError when the text is not what a log answers to this: ids below the first or out of order, more than were
    /// asked for, a next section that does not follow; otherwise errors as parseSectionId's and the source's.
    Section section(const QString& sectionId) const override;
    /// What lies beyond `range.stop` is dropped here: the protocol does not pass it on. Errors as above.
    std::vector<Notification> select(const NotificationRange& range) const override;

private:
    Source m_source;
    Observer* m_observer;
};

}
