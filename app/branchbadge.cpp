// SPDX-License-Identifier: BSD-3-Clause
#include "app/branchbadge.h"

#include "views/common/branchsign.h"
#include "views/common/enginelink.h"
#include "views/common/theme.h"

#include <QEvent>

namespace occasion {

using namespace Qt::StringLiterals;

BranchBadge::BranchBadge(EngineLink& link, ThemeSource& themes, QWidget* parent)
    : QLabel(parent)
    , m_link(link)
    , m_themes(themes)
{
    setObjectName(u"transport.branch"_s);
    setFixedWidth(signSize()); // from the beginning, so that nothing beside it moves
    connect(&link, &EngineLink::frameChanged, this, &BranchBadge::refresh);
    connect(&themes, &ThemeSource::changed, this, [this] {
        m_shown.clear();
        refresh();
    });
    refresh();
}

int BranchBadge::signSize() const
{
    return fontMetrics().height() + 4;
}

void BranchBadge::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    setFixedWidth(signSize());
    m_shown.clear();
    refresh();
}

void BranchBadge::refresh()
{
    const SessionFigure* branch = m_link.frame().shown();
    if (!branch) {
        m_shown.clear();
        clear();
        return;
    }
    const QString name = branchTitle(branch->id, branch->name);
    if (name == m_shown)
        return;
    m_shown = name;
    setPixmap(branchSign(*branch, m_themes.theme()).pixmap(signSize(), signSize()));
    setToolTip(u"Branch %1"_s.arg(name));
    setAccessibleName(u"Branch that is shown: %1"_s.arg(name));
}

} // namespace occasion
