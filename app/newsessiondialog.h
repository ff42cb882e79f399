// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/sessionhost.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QSpinBox;

namespace occasion {

/// Asks what to run: a system, one of its scenarios, a seed and a scheduler.
class NewSessionDialog : public QDialog
{
    Q_OBJECT
public:
    NewSessionDialog(std::vector<std::shared_ptr<const SystemDefinition>> systems,
        const request::OpenSystem& before, QWidget* parent = nullptr);

    request::OpenSystem chosen() const;

private:
    void layOut();
    void showScenarios();
    void showSummary();
    const SystemDefinition* system() const;

    std::vector<std::shared_ptr<const SystemDefinition>> m_systems;
    QComboBox* m_system;
    QComboBox* m_scenario;
    QLabel* m_summary;
    QSpinBox* m_seed;
    QComboBox* m_scheduler;
};

} // namespace occasion
