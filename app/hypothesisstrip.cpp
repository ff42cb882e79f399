// SPDX-License-Identifier: BSD-3-Clause
#include "app/hypothesisstrip.h"

#include "app/actionset.h"
#include "views/common/branchsign.h"
#include "views/common/enginelink.h"
#include "views/common/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// "Hypothetical: Credited (amount 10.00) never happened; Debited … — not in the store". Another supposition may have
/// undone all: then nothing is left to be seen of them.
QString wordsOf(const SessionFigure& branch)
{
    QStringList supposed;
    for (const SupposedEvent& event : branch.supposed)
        supposed.append(toText(event.supposition));
    return u"Hypothetical: %1 — not in the store"_s.arg(
        supposed.isEmpty() ? u"all happened as it did"_s : supposed.join(u"; "_s));
}

QPushButton* button(QAction& action, QWidget* parent)
{
    auto* made = new QPushButton(action.iconText(), parent);
    made->setObjectName(u"hypothesis.restore"_s);
    made->setToolTip(
        u"%1 (%2)"_s.arg(action.toolTip(), action.shortcut().toString(QKeySequence::NativeText)));
    QObject::connect(made, &QPushButton::clicked, &action, &QAction::trigger);
    return made;
}

} // namespace

HypothesisStrip::HypothesisStrip(
    EngineLink& link, ThemeSource& themes, const ActionSet& actions, QWidget* parent)
    : QFrame(parent)
    , m_link(link)
    , m_themes(themes)
    , m_sign(new QLabel(this))
    , m_text(new QLabel(this))
    , m_compare(new QPushButton(u"Compare"_s, this))
{
    setObjectName(u"hypothesis"_s);
    m_text->setAccessibleName(u"What is supposed in this branch"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_compare->setObjectName(u"hypothesis.compare"_s);
    m_compare->setToolTip(u"Shows what differs from the branch in which it was supposed"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 3, 6, 3);
    row->addWidget(m_sign);
    row->addWidget(m_text, 1);
    row->addWidget(button(*actions.action(u"restore-happened"_s), this));
    row->addWidget(m_compare);
    connect(m_compare, &QPushButton::clicked, this, &HypothesisStrip::compare);
    connect(&link, &EngineLink::frameChanged, this, &HypothesisStrip::refresh);
    connect(&themes, &ThemeSource::changed, this, &HypothesisStrip::showTheme);
    hide();
}

void HypothesisStrip::refresh()
{
    const SessionFigure* branch = m_link.frame().shown();
    const bool isHypothetical = branch && branch->hypothetical;
    setVisible(isHypothetical);
    if (!isHypothetical)
        return;
    const QString words = wordsOf(*branch);
    if (words == m_words && branch->id == m_branch)
        return;
    m_words = words;
    m_branch = branch->id;
    showTheme();
}

void HypothesisStrip::showTheme()
{
    if (const SessionFigure* branch = m_link.frame().shown()) {
        const int size = fontMetrics().height() + 4;
        m_sign->setPixmap(branchSign(*branch, m_themes.theme()).pixmap(size, size));
    }
    showWords();
    update();
}

/// On one line; the rest is in the tool tip.
void HypothesisStrip::showWords()
{
    m_text->setText(m_text->fontMetrics().elidedText(m_words, Qt::ElideMiddle, m_text->width()));
    m_text->setToolTip(m_words);
    m_text->setAccessibleDescription(m_words);
}

QString HypothesisStrip::words() const
{
    return m_words;
}

void HypothesisStrip::compare()
{
    const Frame& frame = m_link.frame();
    if (const SessionFigure* branch = frame.shown())
        m_link.post(request::Compare{branch->parent, branch->id});
}

void HypothesisStrip::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    showWords();
}

void HypothesisStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_themes.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.changed);
    QColor lines = theme.text;
    lines.setAlpha(theme.dark ? 40 : 28);
    painter.fillRect(rect(), QBrush(lines, Qt::BDiagPattern));
}

} // namespace occasion
