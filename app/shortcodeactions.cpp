// SPDX-License-Identifier: BSD-3-Clause
#include "app/shortcodeactions.h"

#include "app/shortcodedialog.h"
#include "engine/session/shortcode.h"
#include "views/common/answer.h"
#include "views/common/enginelink.h"

#include <QClipboard>
#include <QGuiApplication>

namespace occasion {

using namespace Qt::StringLiterals;

ShortCodeActions::ShortCodeActions(Systems systems, EngineLink& link, QWidget* window)
    : QObject(window)
    , m_systems(std::move(systems))
    , m_link(link)
    , m_window(window)
{
}

void ShortCodeActions::copy()
{
    const Frame& now = m_link.frame();
    const auto system = findSystem(m_systems, now.map->title);
    if (now.readOnly || !system)
        return;
    const SessionOptions options{system, now.scenario, now.seed, now.scheduler};
    m_link.ask(this, answering([options, step = now.cursor](const History& history) {
        return shortCode(options, history, step);
    }),
        [this](const Answer<QString>& code) {
            if (!code.value) {
                Q_EMIT problem(code.problem);
                return;
            }
            QGuiApplication::clipboard()->setText(*code.value);
            Q_EMIT said(u"The short code of this moment is %1; it is on the clipboard."_s.arg(*code.value));
        });
}

void ShortCodeActions::ask()
{
    auto* dialog = new ShortCodeDialog(m_systems, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &QDialog::accepted, this, [this, dialog] { m_link.post(request::OpenCode{dialog->code()}); });
    dialog->open();
}

} // namespace occasion
