// SPDX-License-Identifier: BSD-3-Clause
#include "app/progressstrip.h"

#include "views/common/enginelink.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace occasion {

using namespace Qt::StringLiterals;

ProgressStrip::ProgressStrip(EngineLink& link, QWidget* parent)
    : QWidget(parent)
    , m_what(new QLabel(this))
    , m_bar(new QProgressBar(this))
{
    auto* cancel = new QPushButton(u"Cancel"_s, this);
    cancel->setToolTip(u"Stop this; what was shown before stays"_s);
    m_bar->setAccessibleName(u"Progress"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 6, 4);
    row->addWidget(m_what);
    row->addWidget(m_bar, 1);
    row->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, [&link] { link.cancel(); });
    connect(&link, &EngineLink::progressed, this, &ProgressStrip::show);
    connect(&link, &EngineLink::frameChanged, this, &QWidget::hide);
    hide();
}

/// In thousandths, since a bar counts in int.
void ProgressStrip::show(const Progress& progress)
{
    constexpr int whole = 1000;
    m_what->setText(
        u"%1: %L2 of %L3 %4"_s.arg(progress.what).arg(progress.done).arg(progress.total).arg(progress.unit));
    m_bar->setMaximum(whole);
    m_bar->setValue(progress.total > 0 ? static_cast<int>(whole * progress.done / progress.total) : 0);
    QWidget::show();
}

} // namespace occasion
