// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/settings.h"
#include "engine/session/requests.h"
#include "engine/session/systemdefinition.h"
#include "engine/session/untitledsessions.h"

#include <QMap>
#include <QObject>

class QWidget;

namespace occasion {

class EngineLink;

/// Where sessions are kept that were given no file: in the user's data folder.
QString standardSessionFolder();

/// What the Session menu opens and writes: new sessions, their files, stores, and what was shown last; and what of that
/// is remembered from one start to the next.
class SessionActions : public QObject
{
    Q_OBJECT
public:
    using Systems = std::vector<std::shared_ptr<const SystemDefinition>>;

    /// `folder` is where sessions are kept that were given no file.
    SessionActions(Systems systems, EngineLink& link, const QString& folder, QWidget* window);

    /// Opens what was shown last, where it was; else what was cut short; else the first system's first scenario.
    void openRemembered();
    void openSystem(const request::OpenSystem& system);
    /// A session's file as a session, anything else as a store.
    void open(const QString& address);
    /// Also a session's file is looked at as a store, and never changed.
    void openStore(const QString& path);
    /// The session that is shown goes on in that file.
    void saveAs(const QString& path);

    void chooseSession();
    void chooseFile();
    void chooseStore();
    void chooseFolder();
    void chooseSaveAs();
    void chooseExportStores();
    void restart();

    const UntitledSessions& untitled() const { return m_untitled; }

Q_SIGNALS:
    void problem(const QString& sentence);

private:
    void showFrame();
    void openFirstSystem();
    void recover(const LastOpened& last);
    void tellOf(const std::vector<SessionFileInfo>& lost);
    void goOnAfter(const QString& sentence);
    request::OpenSystem currentSystem() const;
    LastOpened shown() const;

    Systems m_systems;
    EngineLink& m_link;
    UntitledSessions m_untitled;
    QWidget* m_window;
    QMap<int, QString> m_stores; ///< the path behind each session that is an opened store
    QString m_openingStore;
    LastOpened m_last; ///< what this window remembered
    bool m_isStarting = false; ///< nothing is shown yet
};

} // namespace occasion
