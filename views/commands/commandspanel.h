// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/step.h"
#include "engine/session/systemmap.h"
#include "views/common/fieldform.h"
#include "views/common/panel.h"

#include <QPointer>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace occasion {

/// The commands that a person can call, a form for each, and the answer to the last one in words.
class CommandsPanel : public Panel
{
    Q_OBJECT
public:
    explicit CommandsPanel(const PanelContext& context, QWidget* parent = nullptr);

    bool showsBranch() const override { return false; }

protected:
    void refresh() override;
    void showTheme() override;

private:
    QWidget* makeChoosers();
    QWidget* makeFormSide();
    void layOut();
    void showSystem();
    void showCommands();
    void showForm();
    void askChoices();
    void run();
    void lookForAnswer();
    void showAnswer(const Step& step, const QString& words);
    QString formKey() const;
    QString emptyText() const;

    QComboBox* m_processes;
    QListWidget* m_commands;
    QLabel* m_summary;
    QScrollArea* m_scroll;
    QPushButton* m_run;
    QLabel* m_hint;
    QLabel* m_answer;
    QLabel* m_empty;
    QStackedWidget* m_pages;
    QPointer<FieldForm> m_form;
    QString m_formKey;
    QMap<QString, FieldForm::Texts> m_texts; ///< what was entered last, by process and command
    std::shared_ptr<const SystemMap> m_map;
    std::optional<CommandCall> m_asked; ///< waiting for its answer
    qint64 m_askedAt = 0; ///< the cursor then
    int m_session = -1;
    StepOutcome m_outcome = StepOutcome::Recorded;
};

} // namespace occasion
