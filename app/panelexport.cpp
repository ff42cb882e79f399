// SPDX-License-Identifier: BSD-3-Clause
#include "app/panelexport.h"

#include "app/settings.h"
#include "views/common/panel.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPainter>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// A view that has no figure of its own is painted as it is on screen.
Figure figureOf(Panel& panel)
{
    if (auto figure = panel.figure())
        return *figure;
    return {.title = panel.title(), .size = panel.size(), .paint = [&panel](QPainter& painter) {
                panel.render(&painter);
            }};
}

}

QString exportPanel(Panel& panel, qint64 step)
{
    const QString name = u"%1/%2-step-%3.svg"_s.arg(settings::folder.value(), panel.id()).arg(step);
    QString path = QFileDialog::getSaveFileName(&panel, u"Export %1"_s.arg(panel.title()), name,
        u"Vector picture (*.svg);;Page (*.pdf);;Picture (*.png)"_s);
    if (path.isEmpty())
        return {};
    settings::folder.set(QFileInfo(path).absolutePath());
    writeFigure(figureOf(panel), path);
    return path;
}

}
