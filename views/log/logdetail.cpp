// SPDX-License-Identifier: BSD-3-Clause
#include "views/log/logdetail.h"

#include "views/common/stateview.h"
#include "views/log/notificationjson.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestShown = 200'000; // bytes; all of it is copied

}

LogDetail::LogDetail(ThemeSource& themes, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_copy(new QPushButton(u"Copy as &JSON"_s, this))
    , m_asStored(new QPushButton(u"As st&ored"_s, this))
    , m_state(new StateView(themes, u"Decoded state of the notification"_s, this))
    , m_text(new QPlainTextEdit(this))
    , m_splitter(new QSplitter(this))
{
    layOut();
    connect(m_copy, &QPushButton::clicked, this, &LogDetail::copyJson);
    connect(m_asStored, &QPushButton::toggled, this, &LogDetail::showWhatFits);
    say({});
}

QWidget* LogDetail::makeHeader()
{
    auto* header = new QWidget(this);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_copy->setToolTip(u"Copies the notification with its id, originator, topic and state"_s);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(8, 4, 6, 4);
    row->addWidget(m_title, 1);
    m_asStored->setCheckable(true);
    m_asStored->setToolTip(u"Shows the exact stored text in place of the fields"_s);
    row->addWidget(m_asStored);
    row->addWidget(m_copy);
    return header;
}

void LogDetail::layOut()
{
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(u"Exact stored text of the state"_s);
    m_text->setToolTip(u"The state's text exactly as it is stored"_s);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(qMax(font().pointSizeF(), 1.0));
    m_text->setFont(fixed);
    m_splitter->addWidget(m_state);
    m_splitter->addWidget(m_text);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_splitter, 1);
}

/// Side by side, tree and text need room; without it one of them is shown.
void LogDetail::showWhatFits()
{
    const bool narrow
        = m_splitter->orientation() == Qt::Horizontal && width() < 70 * fontMetrics().averageCharWidth();
    m_asStored->setVisible(narrow && m_event);
    const bool onlyText = narrow && m_event && m_asStored->isChecked();
    m_state->setVisible(!onlyText);
    m_text->setVisible(m_event && (onlyText || !narrow));
}

void LogDetail::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showWhatFits();
}

void LogDetail::show(const EventView& event)
{
    if (m_event == event)
        return;
    m_event = event;
    m_title->setText(u"Notification %1 · %2"_s.arg(event.id).arg(event.name));
    m_title->setToolTip(event.topic);
    m_copy->setEnabled(true);
    showWhatFits();
    const bool cut = event.stateText.size() > longestShown;
    m_text->setPlainText(QString::fromUtf8(cut ? event.stateText.first(longestShown) : event.stateText)
        + (cut ? u"…"_s : QString()));
    if (event.problem.isEmpty())
        m_state->show(u"%1/%2"_s.arg(event.process).arg(event.id), event.state);
    else
        m_state->say(event.problem);
}

void LogDetail::say(const QString& sentence)
{
    m_event.reset();
    m_title->setText(u"No notification selected"_s);
    m_title->setToolTip({});
    m_copy->setEnabled(false);
    m_text->clear();
    showWhatFits();
    m_state->say(
        sentence.isEmpty() ? u"Select a notification to see its state and the stored text."_s : sentence);
}

void LogDetail::goTo(const QString& field)
{
    m_asStored->setChecked(false);
    m_state->goTo(field);
}

QByteArray LogDetail::json() const
{
    return m_event ? notificationJson(*m_event) : QByteArray();
}

void LogDetail::copyJson() const
{
    if (m_event)
        QApplication::clipboard()->setText(QString::fromUtf8(json()));
}

void LogDetail::setOrientation(Qt::Orientation orientation)
{
    m_splitter->setOrientation(orientation);
    showWhatFits();
}

QString LogDetail::text() const
{
    return m_text->toPlainText();
}

} // namespace occasion
