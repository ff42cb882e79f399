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

} // namespace

QIcon icon(const QString& name, const QColor& colour)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer picture(file.readAll().replace("currentColor", colour.name().toLatin1()));
    QIcon result;
    for (const int size : {16, 20, 24, 32, 48, 64}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        picture.render(&painter);
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

bool hasIcon(const QString& name)
{
    return QFile::exists(pathOf(name));
}

} // namespace occasion
