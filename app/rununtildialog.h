// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/rungoal.h"

#include <QDialog>
#include <QVariantMap>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace occasion {

class EngineLink;
class ExpressionEdit;
class Selection;
struct Theme;

/// Asks where a run shall end: when nothing waits any more, at a step, at a time of the session's clock, at an event,
/// or when a condition holds.
class RunUntilDialog : public QDialog
{
    Q_OBJECT
public:
    /// `remembered` is what choices() gave the last time.
    RunUntilDialog(EngineLink& link, const Selection& selection, const Theme& theme,
        const QVariantMap& remembered, QWidget* parent = nullptr);

    RunGoal goal() const;
    QVariantMap choices() const;

private:
    enum Choice
    {
        Quiet,
        AtStep,
        AtTime,
        AtEvent,
        Condition,
        ChoiceCount
    };

    void makeFields(EngineLink& link, const Selection& selection, const Theme& theme);
    void layOut();
    void addRow(QGridLayout* grid, Choice choice, const QString& text, QWidget* field, const QString& name);
    void recall(const QVariantMap& remembered);
    void choose(Choice choice);
    Choice choice() const;
    QString mistake() const;
    void showMistake();

    QRadioButton* m_choices[ChoiceCount] = {};
    QSpinBox* m_step;
    QLineEdit* m_time;
    QComboBox* m_event;
    QComboBox* m_aggregate;
    ExpressionEdit* m_condition;
    QLabel* m_words;
    QPushButton* m_run;
};

}
