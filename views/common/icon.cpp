// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/icon.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

// The resources are in a static library: without this the linker would leave them out.
static void initResources()
{
    Q_INIT_RESOURCE(occasion);
}

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QString pathOf(const QString& name)
{
    static const bool ready = (initResources(), true);
    Q_UNUSED(ready)
    return u":/occasion/icons/%1.svg"_s.arg(name);
}

void addPictures(QIcon& icon, QByteArray picture, const QColor& colour, QIcon::Mode mode)
{
    QSvgRenderer renderer(picture.replace("currentColor", colour.name().toLatin1()));
    for (const int size : {16, 20, 24, 32, 48, 64}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap, mode);
    }
}

} // namespace

QIcon icon(const QString& name, const QColor& colour, const QColor& selected)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray picture = file.readAll();
    QIcon result;
    addPictures(result, picture, colour, QIcon::Normal);
    if (selected.isValid())
        addPictures(result, picture, selected, QIcon::Selected);
    return result;
}

bool hasIcon(const QString& name)
{
    return QFile::exists(pathOf(name));
}

} // namespace occasion
