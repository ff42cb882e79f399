// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/settings.h"
#include "engine/session/requests.h"
#include "engine/session/systemdefinition.h"

#include <QMap>
#include <QObject>

class QWidget;

namespace occasion {

class EngineLink;

/// What the Session menu opens: new sessions, stores, and what was shown last; and what of that is remembered from one
/// start to the next.
class SessionActions : public QObject
{
    Q_OBJECT
public:
    using Systems = std::vector<std::shared_ptr<const SystemDefinition>>;

    SessionActions(Systems systems, EngineLink& link, QWidget* window);

    /// Opens what was shown when the window was closed last; else the first system's first scenario at step 0.
    void openRemembered();
    void openSystem(const request::OpenSystem& system);
    void openStore(const QString& path);

    void chooseSession();
    void chooseStore();
    void chooseFolder();
    void restart();

    /// Keeps for the next start what is shown.
    void remember() const;

Q_SIGNALS:
    void problem(const QString& sentence);

private:
    void showFrame();
    void askChoices();
    request::OpenSystem currentSystem() const;
    LastSession shown() const;

    Systems m_systems;
    EngineLink& m_link;
    QWidget* m_window;
    QMap<int, QString> m_stores; ///< the path behind each session that is an opened store
    QString m_openingStore;
    QByteArray m_choices; ///< the steps of the session that is shown
    std::pair<int, qint64> m_choicesAsked{-1, -1}; ///< of which session at which newest step
};

} // namespace occasion
