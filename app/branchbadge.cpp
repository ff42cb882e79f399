// SPDX-License-Identifier: BSD-3-Clause
#include "app/branchbadge.h"

#include "views/common/branchsign.h"
#include "views/common/enginelink.h"
#include "views/common/theme.h"

namespace occasion {

using namespace Qt::StringLiterals;

BranchBadge::BranchBadge(EngineLink& link, ThemeSource& themes, QWidget* parent)
    : QLabel(parent)
    , m_link(link)
    , m_themes(themes)
{
    setObjectName(u"transport.branch"_s);
    connect(&link, &EngineLink::frameChanged, this, &BranchBadge::refresh);
    connect(&themes, &ThemeSource::changed, this, [this] {
        m_shown.clear();
        refresh();
    });
    refresh();
}

void BranchBadge::refresh()
{
    const Frame& frame = m_link.frame();
    const SessionFigure* branch = frame.shown();
    setVisible(branch && frame.sessions.size() > 1);
    if (!branch)
        return;
    const QString name = branchTitle(branch->id, branch->name);
    if (name == m_shown)
        return;
    m_shown = name;
    const int size = fontMetrics().height() + 4;
    setPixmap(branchSign(*branch, m_themes.theme()).pixmap(size, size));
    setToolTip(u"Branch %1"_s.arg(name));
    setAccessibleName(u"Branch that is shown: %1"_s.arg(name));
}

} // namespace occasion
