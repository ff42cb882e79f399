// SPDX-License-Identifier: BSD-3-Clause
#include "app/newsessiondialog.h"

#include "engine/session/scheduler.h"
#include "engine/session/systemdefinition.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include <limits>

namespace occasion {

using namespace Qt::StringLiterals;

NewSessionDialog::NewSessionDialog(std::vector<std::shared_ptr<const SystemDefinition>> systems,
    const request::OpenSystem& before, QWidget* parent)
    : QDialog(parent)
    , m_systems(std::move(systems))
    , m_system(new QComboBox(this))
    , m_scenario(new QComboBox(this))
    , m_summary(new QLabel(this))
    , m_seed(new QSpinBox(this))
    , m_scheduler(new QComboBox(this))
{
    setWindowTitle(u"New session"_s);
    for (const auto& each : m_systems)
        m_system->addItem(each->name);
    m_scheduler->addItems(schedulerNames());
    m_seed->setRange(0, std::numeric_limits<int>::max());
    layOut();
    connect(m_system, &QComboBox::currentIndexChanged, this, &NewSessionDialog::showScenarios);
    connect(m_scenario, &QComboBox::currentIndexChanged, this, &NewSessionDialog::showSummary);
    m_system->setCurrentText(before.system);
    showScenarios();
    m_scenario->setCurrentText(before.scenario);
    m_seed->setValue(static_cast<int>(before.seed));
    m_scheduler->setCurrentText(before.scheduler);
}

void NewSessionDialog::layOut()
{
    m_summary->setWordWrap(true);
    m_summary->setMinimumHeight(m_summary->fontMetrics().lineSpacing() * 3);
    m_summary->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    m_summary->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_seed->setToolTip(
        u"Two sessions with the same system, scenario, seed and choices are equal in every byte"_s);
    m_scheduler->setToolTip(u"Who chooses the next step when you do not"_s);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(u"&Begin"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(u"S&ystem"_s, m_system);
    form->addRow(u"S&cenario"_s, m_scenario);
    form->addRow(QString(), m_summary);
    form->addRow(u"S&eed"_s, m_seed);
    form->addRow(u"Sche&duler"_s, m_scheduler);
    form->addRow(buttons);
}

const SystemDefinition* NewSessionDialog::system() const
{
    const auto row = static_cast<size_t>(m_system->currentIndex());
    return row < m_systems.size() ? m_systems[row].get() : nullptr;
}

void NewSessionDialog::showScenarios()
{
    const QSignalBlocker quiet(m_scenario);
    m_scenario->clear();
    if (const SystemDefinition* definition = system()) {
        for (const Scenario& scenario : definition->scenarios)
            m_scenario->addItem(scenario.name);
    }
    showSummary();
}

void NewSessionDialog::showSummary()
{
    const SystemDefinition* definition = system();
    if (!definition)
        return;
    const Scenario* scenario = definition->scenario(m_scenario->currentText());
    m_summary->setText(scenario ? scenario->summary : definition->title);
}

request::OpenSystem NewSessionDialog::chosen() const
{
    return {.system = m_system->currentText(),
        .scenario = m_scenario->currentText(),
        .seed = static_cast<quint64>(m_seed->value()),
        .scheduler = m_scheduler->currentText()};
}

} // namespace occasion
