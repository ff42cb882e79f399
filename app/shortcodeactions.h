// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/systemdefinition.h"

#include <QObject>

class QWidget;

namespace occasion {

class EngineLink;

/// Copies the short code of the session that is shown, and opens the session of one that is entered.
class ShortCodeActions : public QObject
{
    Q_OBJECT
public:
    using Systems = std::vector<std::shared_ptr<const SystemDefinition>>;

    ShortCodeActions(Systems systems, EngineLink& link, QWidget* window);

    /// Of what is seen: the steps up to the cursor.
    void copy();
    void ask();

Q_SIGNALS:
    /// What the code is; it is on the clipboard.
    void said(const QString& sentence);
    /// Why there is no code.
    void problem(const QString& sentence);

private:
    Systems m_systems;
    EngineLink& m_link;
    QWidget* m_window;
};

} // namespace occasion
