// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/branchsign.h"

#include "engine/session/frame.h"
#include "views/common/theme.h"

#include <QPainter>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int letters = 26;
constexpr int side = 64; // scaled down to the size of the text beside it

} // namespace

QString branchLetter(int id)
{
    QString text;
    for (int rest = qMax(0, id) + 1; rest > 0; rest = (rest - 1) / letters)
        text.prepend(QChar(u'A' + (rest - 1) % letters));
    return text;
}

QIcon branchSign(const SessionFigure& branch, const Theme& theme)
{
    QPixmap picture(side, side);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF square(3, 3, side - 6, side - 6);
    const QColor colour = theme.branch(branch.id);
    const QColor ink = branch.hypothetical ? colour : theme.onProcess();
    painter.setPen(QPen(colour, 6, branch.hypothetical ? Qt::DotLine : Qt::SolidLine));
    painter.setBrush(branch.hypothetical ? theme.canvas : colour);
    painter.drawRoundedRect(square, 10, 10);
    const QString letter = branchLetter(branch.id);
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(letter.size() == 1 ? 46 : 64 / static_cast<int>(letter.size()));
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(square, Qt::AlignCenter, letter);
    return QIcon(picture);
}

QString branchTitle(int id, const QString& name)
{
    return u"%1 · %2"_s.arg(branchLetter(id), name);
}

} // namespace occasion
