// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"
#include "engine/session/supposition.h"
#include "views/common/fieldform.h"
#include "views/common/panel.h"

#include <QDialog>
#include <QPointer>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QRadioButton;
class QScrollArea;

namespace occasion {

/// What an event would have said, or which one would have happened beside it: a form made from the event's type, checked
/// while one types. It stays open until the hypothetical branch is there, and says why when there is none.
class SuppositionDialog : public QDialog
{
    Q_OBJECT
public:
    /// `kind` is Edited or Inserted.
    SuppositionDialog(const PanelContext& context, const EventView& event, Supposition::Kind kind,
        QWidget* parent = nullptr);

    /// What the form comes to, as a sentence; or what is to be done.
    QString words() const;

public Q_SLOTS:
    /// While the branch is being made this gives it up.
    void reject() override;

private:
    void layOut();
    void addChoosers(QFormLayout* form);
    QWidget* makeWhen();
    void fitForm();
    void showAggregates();
    void showEvents();
    void showForm();
    bool isUnchanged() const;
    void showWords();
    void submit();
    void wait(bool waiting);
    void lookForBranch();
    void askChoices();
    const EventInfo* eventInfo(const QString& topic) const;
    const EventInfo* chosenEvent() const;
    OriginatorId chosenAggregate() const;
    bool isBefore() const;
    bool isBeforeItsAggregate() const;
    QString missing() const;
    QString beside() const;
    Supposition supposition(const Value& fields) const;

    PanelContext m_context;
    EventView m_event;
    Supposition::Kind m_kind;
    std::shared_ptr<const SystemMap> m_map;
    std::vector<AggregateChoice> m_choices; ///< of the whole system
    std::vector<AggregateChoice> m_own; ///< of the event's process, in the order in which they are offered
    QComboBox* m_aggregates = nullptr; ///< of an event to be inserted
    QComboBox* m_events = nullptr;
    QRadioButton* m_before = nullptr; ///< otherwise after the event
    QWidget* m_when = nullptr;
    QScrollArea* m_scroll;
    QPointer<FieldForm> m_form;
    QLabel* m_words;
    QPushButton* m_open;
    bool m_isWaiting = false;
    int m_session = -1; ///< the one that is shown
};

} // namespace occasion
