// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/panel.h"

#include "engine/session/breakpoint.h"
#include "views/common/enginelink.h"
#include "views/common/hatching.h"
#include "views/common/selection.h"
#include "views/common/theme.h"

namespace occasion {

using namespace Qt::StringLiterals;

Panel::Panel(QString id, QString title, const PanelContext& context, QWidget* parent)
    : QWidget(parent)
    , m_id(std::move(id))
    , m_title(std::move(title))
    , m_context(context)
{
    setObjectName(m_id);
    connect(&m_context.link, &EngineLink::frameChanged, this, [this] {
        showHatching();
        if (isVisible() && !isWaitingForTheEnd())
            refresh();
    });
    connect(&m_context.selection, &Selection::changed, this, [this] {
        if (isVisible())
            showSelection();
    });
    connect(&m_context.themes, &ThemeSource::changed, this, [this] {
        if (m_hatching)
            m_hatching->setTheme(theme());
        showTheme();
    });
}

void Panel::showHatching()
{
    const SessionFigure* shown = link().frame().shown();
    const bool isHatched = shown && shown->hypothetical && showsBranch();
    if (isHatched && !m_hatching) {
        m_hatching = new Hatching(this);
        m_hatching->setTheme(theme());
    }
    if (!m_hatching || m_hatching->isHidden() != isHatched)
        return;
    m_hatching->setVisible(isHatched);
    m_hatching->raise();
}

std::optional<Breakpoint> Panel::breakpointHere() const
{
    return {};
}

bool Panel::isWaitingForTheEnd() const
{
    const Frame& frame = link().frame();
    return frame.running && frame.run.mode == RunMode::Express;
}

const Theme& Panel::theme() const
{
    return m_context.themes.theme();
}

QString Panel::noSessionText() const
{
    return link().isOpening()
        ? u"Opening…"_s
        : u"No session is open. Start one with Session ▸ New session (Ctrl+N), or open a store (Ctrl+O)."_s;
}

void Panel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showHatching();
    refresh();
    showSelection();
}

}
