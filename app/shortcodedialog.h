// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/systemdefinition.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace occasion {

/// Asks for the short code of a session, and says while it is typed what it would open.
class ShortCodeDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ShortCodeDialog(
        std::vector<std::shared_ptr<const SystemDefinition>> systems, QWidget* parent = nullptr);

    QString code() const;

private:
    void showMeaning();

    std::vector<std::shared_ptr<const SystemDefinition>> m_systems;
    QLineEdit* m_code;
    QLabel* m_meaning;
    QPushButton* m_open;
};

}
