// SPDX-License-Identifier: BSD-3-Clause
#include "app/checkpointactions.h"

#include "engine/session/filefigure.h"
#include "views/common/enginelink.h"

#include <QInputDialog>

namespace occasion {

using namespace Qt::StringLiterals;

CheckpointActions::CheckpointActions(EngineLink& link, QWidget* window)
    : QObject(window)
    , m_link(link)
    , m_window(window)
    , m_menu(new QMenu(window))
{
    connect(m_menu, &QMenu::aboutToShow, this, &CheckpointActions::fill);
}

QString CheckpointActions::nameHere() const
{
    const Frame& now = m_link.frame();
    if (!now.file)
        return {};
    for (const CheckpointFigure& each : now.file->checkpoints) {
        if (each.isHere && each.checkpoint.step == now.cursor)
            return each.checkpoint.name;
    }
    return {};
}

void CheckpointActions::askName()
{
    const Frame& now = m_link.frame(); // the name is for this step, wherever a run has come to meanwhile
    auto* dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(u"Name this step"_s);
    dialog->setLabelText(u"A &name for step %1, to come back to it (empty: none):"_s.arg(now.cursor));
    dialog->setTextValue(nameHere());
    connect(dialog, &QInputDialog::textValueSelected, this,
        [this, step = now.cursor, session = now.session](const QString& name) {
            m_link.post(request::NameStep{name, step, session});
        });
    dialog->open();
}

void CheckpointActions::fill()
{
    m_menu->clear();
    const auto file = m_link.frame().file;
    if (file) {
        for (const CheckpointFigure& each : file->checkpoints)
            add(each);
    }
    if (m_menu->isEmpty())
        m_menu->addAction(u"No step has a name yet"_s)->setEnabled(false);
    m_menu->addSeparator();
    const QString name = nameHere();
    const Frame& now = m_link.frame();
    auto* remove = m_menu->addAction(name.isEmpty()
            ? u"&Remove the name of this step"_s
            : u"&Remove “%1” from this step"_s.arg(QString(name).replace(u'&', u"&&"_s)),
        this, [this, step = now.cursor, session = now.session] {
            m_link.post(request::NameStep{{}, step, session});
        });
    remove->setEnabled(!name.isEmpty());
}

void CheckpointActions::add(const CheckpointFigure& checkpoint)
{
    const QString name = QString(checkpoint.checkpoint.name).replace(u'&', u"&&"_s);
    const QString step = QString::number(checkpoint.checkpoint.step);
    const QString text = checkpoint.isHere
        ? u"%1 — step %2"_s.arg(name, step)
        : u"%1 — step %2 of %3"_s.arg(name, step, QString(checkpoint.branch).replace(u'&', u"&&"_s));
    m_menu->addAction(text, this, [this, checkpoint] { goTo(checkpoint); });
}

void CheckpointActions::goTo(const CheckpointFigure& checkpoint)
{
    if (checkpoint.session != m_link.frame().session)
        m_link.post(request::SwitchTo{checkpoint.session});
    m_link.post(request::GoTo{checkpoint.checkpoint.step});
}

} // namespace occasion
