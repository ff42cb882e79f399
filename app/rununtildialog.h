// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/systemmap.h"

#include <QDialog>

#include <memory>

class QLabel;
class QPushButton;

namespace occasion {

class ExpressionEdit;
struct Theme;

/// Asks for the condition at which a run shall end, over the names that SessionScope tells.
class RunUntilDialog : public QDialog
{
    Q_OBJECT
public:
    /// `condition` is what stands in the field at first.
    RunUntilDialog(const std::shared_ptr<const SystemMap>& map, const Theme& theme, const QString& condition,
        QWidget* parent = nullptr);

    QString condition() const;

private:
    void layOut();
    void showMistake();

    ExpressionEdit* m_edit;
    QLabel* m_words;
    QPushButton* m_run;
};

}
