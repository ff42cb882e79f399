// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/paces.h"
#include "engine/session/frame.h"

#include <QPointer>
#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;
class QSpinBox;
class QTimer;

namespace occasion {

class ActionSet;
class EngineLink;
class ThemeSource;
class StepSlider;

/// The bar that is always there: the buttons of a player, how far a step goes, the speed, a scrubber over all steps,
/// and in words what is being run. Nothing in it moves when numbers grow.
class TransportBar : public QWidget
{
    Q_OBJECT
public:
    TransportBar(EngineLink& link, ThemeSource& themes, const ActionSet& actions, QWidget* parent = nullptr);

    void show(const Frame& frame);
    /// Lets a step's number be typed; Enter goes there, and the focus back to where it was.
    void typeStep();
    using QWidget::show;

    const Pace& pace() const;
    /// One that does not exist chooses 1×.
    void setPace(const QString& id);
    request::StepSize stepSize() const;
    void setStepSize(int index);
    int stepSizeIndex() const;

Q_SIGNALS:
    void paceChosen();
    void stepSizeChosen();

private:
    void addButtons(QBoxLayout* row, const ActionSet& actions);
    void addStepSize(QBoxLayout* row);
    void addSpeed(QBoxLayout* row);
    void addScrubber(QBoxLayout* row);
    void want(qint64 step);
    void wantTyped(int step);
    void send();

    EngineLink& m_link;
    QComboBox* m_size;
    QComboBox* m_speed;
    StepSlider* m_slider;
    QSpinBox* m_step;
    bool m_isTyping = false; ///< a step's number: no frame takes it away
    QPointer<QWidget> m_typedFrom; ///< where the focus was before a number was typed
    QLabel* m_of;
    QLabel* m_words;
    QTimer* m_pace; ///< at most so often a request goes out while the scrubber is dragged
    std::optional<qint64> m_wanted;
};

} // namespace occasion
