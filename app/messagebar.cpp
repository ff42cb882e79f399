// SPDX-License-Identifier: BSD-3-Clause
#include "app/messagebar.h"

#include "views/common/icon.h"
#include "views/common/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPaintEvent>
#include <QPainter>
#include <QToolButton>

namespace occasion {

using namespace Qt::StringLiterals;

MessageBar::MessageBar(Kind kind, QWidget* parent)
    : QFrame(parent)
    , m_kind(kind)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_offer(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(kind == Kind::Problem ? u"Problem"_s : u"Notice"_s);
    m_close->setText(u"Dismiss"_s);
    m_close->setToolTip(u"Dismiss this message"_s);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_offer->setFocusPolicy(Qt::TabFocus);
    m_offer->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_offer->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 6, 4);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_offer);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_offer, &QToolButton::clicked, this, &MessageBar::dismiss);
    hide();
}

void MessageBar::say(const QString& sentence)
{
    m_offer->hide();
    m_sentences.removeAll(sentence);
    m_sentences.append(sentence);
    const auto earlier = m_sentences.size() - 1;
    m_text->setText(earlier == 0 ? sentence : u"%1 (and %2 earlier)"_s.arg(sentence).arg(earlier));
    m_text->setToolTip(m_sentences.join(u'\n'));
    show();
}

void MessageBar::offer(QAction* action)
{
    m_offer->setDefaultAction(action);
    m_offer->setVisible(true);
}

void MessageBar::dismiss()
{
    m_sentences.clear();
    hide();
}

QString MessageBar::sentence() const
{
    return m_sentences.isEmpty() ? QString() : m_sentences.constLast();
}

/// Tool bars do not let their widgets fill themselves by palette in every style.
void MessageBar::paintEvent(QPaintEvent* event)
{
    QPainter(this).fillRect(event->rect(), m_ground);
}

void MessageBar::setTheme(const Theme& theme)
{
    m_ground = m_kind == Kind::Problem ? theme.removed : theme.selectionFill;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme.text);
    setPalette(colours);
    const int size = fontMetrics().height();
    const auto sign
        = m_kind == Kind::Problem ? icon(u"problem"_s, theme.failed) : icon(u"step"_s, theme.text);
    m_icon->setPixmap(sign.pixmap(size, size));
    m_close->setIcon(icon(u"close"_s, theme.text));
    m_close->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

} // namespace occasion
