// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/runrequests.h"
#include "engine/session/systemmap.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;

namespace occasion {

class ExpressionEdit;
struct Theme;

/// Asks which condition shall be looked for, and where: the step at which it begins to hold.
class FindStepDialog : public QDialog
{
    Q_OBJECT
public:
    /// `condition` is what stands in the field at first.
    FindStepDialog(const std::shared_ptr<const SystemMap>& map, const Theme& theme, const QString& condition,
        QWidget* parent = nullptr);

    request::FindStep asked() const;

private:
    void layOut();
    void showMistake();

    ExpressionEdit* m_condition;
    QComboBox* m_where;
    QLabel* m_words;
    QPushButton* m_find;
};

}
