// SPDX-License-Identifier: BSD-3-Clause
#include "app/transportbar.h"

#include "app/actionset.h"
#include "app/branchbadge.h"
#include "app/stepslider.h"
#include "engine/session/filefigure.h"
#include "views/common/enginelink.h"
#include "views/graph/graphcontent.h"

#include <QApplication>
#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTimer>
#include <QToolButton>

#include <limits>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int paceMilliseconds = 16;

int toInt(qint64 step)
{
    return static_cast<int>(std::min<qint64>(step, std::numeric_limits<int>::max()));
}

QString runWords(const Frame& frame)
{
    if (frame.map->processes.empty())
        return {};
    if (frame.readOnly)
        return u"opened store"_s;
    const QString scenario = frame.scenario.isEmpty() ? u"no scenario"_s : frame.scenario;
    return u"%1 · %2 · seed %3"_s.arg(scenario, frame.scheduler).arg(frame.seed);
}

/// Those that can be gone to without leaving the branch.
std::vector<Checkpoint> marksOf(const Frame& frame)
{
    std::vector<Checkpoint> marks;
    if (!frame.file)
        return marks;
    for (const CheckpointFigure& each : frame.file->checkpoints) {
        if (each.isHere)
            marks.push_back(each.checkpoint);
    }
    return marks;
}

} // namespace

TransportBar::TransportBar(EngineLink& link, ThemeSource& themes, const ActionSet& actions, QWidget* parent)
    : QWidget(parent)
    , m_link(link)
    , m_size(new QComboBox(this))
    , m_speed(new QComboBox(this))
    , m_slider(new StepSlider(this))
    , m_step(new QSpinBox(this))
    , m_of(new QLabel(this))
    , m_words(new QLabel(this))
    , m_pace(new QTimer(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 2, 6, 2);
    addButtons(row, actions);
    addStepSize(row);
    addSpeed(row);
    addScrubber(row);
    row->addSpacing(12);
    row->addWidget(new BranchBadge(link, themes, this));
    row->addWidget(m_words);
    m_pace->setSingleShot(true);
    m_pace->setInterval(paceMilliseconds);
    connect(m_pace, &QTimer::timeout, this, &TransportBar::send);
}

void TransportBar::addButtons(QBoxLayout* row, const ActionSet& actions)
{
    const int size = fontMetrics().height() + 6;
    for (const QString& id : {u"restart"_s, u"first"_s, u"back"_s, u"run"_s, u"step"_s, u"newest"_s}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(actions.action(id));
        button->setIconSize({size, size});
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setObjectName(u"transport."_s + id);
        row->addWidget(button);
    }
    row->addSpacing(8);
}

void TransportBar::addStepSize(QBoxLayout* row)
{
    for (const StepSizeName& each : stepSizes()) {
        m_size->addItem(each.title);
        m_size->setItemData(m_size->count() - 1, each.tip, Qt::ToolTipRole);
    }
    m_size->setObjectName(u"transport.size"_s);
    m_size->setToolTip(u"How far a step (F10) goes"_s);
    m_size->setAccessibleName(u"Step size"_s);
    connect(m_size, &QComboBox::activated, this, &TransportBar::stepSizeChosen);
    row->addWidget(m_size);
}

void TransportBar::addSpeed(QBoxLayout* row)
{
    for (const Pace& each : paces()) {
        m_speed->addItem(each.title, each.id);
        m_speed->setItemData(m_speed->count() - 1, each.tip, Qt::ToolTipRole);
    }
    m_speed->setObjectName(u"transport.speed"_s);
    m_speed->setMaxVisibleItems(m_speed->count());
    m_speed->setToolTip(u"How fast F5 runs on"_s);
    m_speed->setAccessibleName(u"Speed"_s);
    connect(m_speed, &QComboBox::activated, this, &TransportBar::paceChosen);
    row->addWidget(m_speed);
    row->addSpacing(8);
}

void TransportBar::addScrubber(QBoxLayout* row)
{
    m_slider->setAccessibleName(u"Step looked at"_s);
    m_slider->setToolTip(u"Drag to look at any step; nothing is lost"_s);
    m_slider->setPageStep(10);
    m_slider->setMinimumWidth(120);
    m_step->setObjectName(u"transport.step"_s);
    m_step->setAccessibleName(u"Number of the step looked at"_s);
    m_step->setToolTip(u"Type a step's number and press Enter"_s);
    m_step->setKeyboardTracking(false);
    m_step->setMaximum(
        99'999'999); // which is more than there are, or digits that lead too far would not be taken
    m_step->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_step->setAlignment(Qt::AlignRight);
    // Room for ten million steps, so that nothing moves while they are made.
    m_step->setFixedWidth(
        fontMetrics().horizontalAdvance(u"88888888"_s) + 2 * fontMetrics().averageCharWidth());
    m_of->setMinimumWidth(fontMetrics().horizontalAdvance(u"of 88,888,888"_s));
    connect(m_slider, &StepSlider::valueChanged, this, [this](int step) { want(step); });
    connect(m_step, &QSpinBox::valueChanged, this, &TransportBar::wantTyped);
    connect(m_step->findChild<QLineEdit*>(), &QLineEdit::textEdited, this, [this] { m_isTyping = true; });
    connect(m_step, &QSpinBox::editingFinished, this, [this] {
        m_isTyping = false;
        if (m_typedFrom && m_step->hasFocus())
            m_typedFrom->setFocus(Qt::OtherFocusReason);
        m_typedFrom.clear();
    });
    auto* label = new QLabel(u"Step"_s, this);
    label->setBuddy(m_step);
    row->addWidget(m_slider, 1);
    row->addWidget(label);
    row->addWidget(m_step);
    row->addWidget(m_of);
}

void TransportBar::typeStep()
{
    m_typedFrom = QApplication::focusWidget();
    m_isTyping = true;
    m_step->setFocus(Qt::ShortcutFocusReason);
    m_step->selectAll();
}

void TransportBar::show(const Frame& frame)
{
    const QSignalBlocker quietSlider(m_slider);
    const QSignalBlocker quietStep(m_step);
    m_slider->setMaximum(toInt(frame.newest));
    m_slider->setMarks(marksOf(frame));
    if (!m_slider->isSliderDown() && !m_wanted)
        m_slider->setValue(toInt(frame.cursor));
    if (!m_isTyping)
        m_step->setValue(toInt(frame.cursor));
    m_of->setText(u"of %1"_s.arg(groupedText(frame.newest)));
    m_slider->setEnabled(frame.newest > 0);
    m_step->setEnabled(frame.newest > 0);
    m_words->setText(runWords(frame));
    m_words->setToolTip(u"%1, %2"_s.arg(frame.name, frame.place));
}

void TransportBar::wantTyped(int step)
{
    const Frame& frame = m_link.frame();
    if (step <= frame.newest)
        return want(step);
    const QSignalBlocker quiet(m_step);
    if (m_isTyping) {
        Q_EMIT m_link.problem(
            u"There is no step %1: the newest is %2."_s.arg(groupedText(step), groupedText(frame.newest)));
        m_step->setValue(toInt(frame.cursor));
    } else { // by keys or the wheel, which go as far as they can
        m_step->setValue(toInt(frame.newest));
        want(frame.newest);
    }
}

/// Dragging makes many wishes; the first goes out at once, then the newest at the screen's rate.
void TransportBar::want(qint64 step)
{
    m_wanted = step;
    if (!m_pace->isActive())
        send();
}

void TransportBar::send()
{
    if (!m_wanted)
        return;
    m_link.post(request::GoTo{*m_wanted});
    m_wanted.reset();
    m_pace->start();
}

const Pace& TransportBar::pace() const
{
    return paces().at(qMax(0, m_speed->currentIndex()));
}

void TransportBar::setPace(const QString& id)
{
    const int found = m_speed->findData(id);
    m_speed->setCurrentIndex(found >= 0 ? found : m_speed->findData(u"1"_s));
}

request::StepSize TransportBar::stepSize() const
{
    return stepSizes().at(qMax(0, m_size->currentIndex())).size;
}

void TransportBar::setStepSize(int index)
{
    m_size->setCurrentIndex(std::clamp(index, 0, m_size->count() - 1));
}

int TransportBar::stepSizeIndex() const
{
    return m_size->currentIndex();
}

} // namespace occasion
