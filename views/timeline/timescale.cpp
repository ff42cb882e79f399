// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/timescale.h"

#include <cmath>

namespace occasion {

double Timescale::xOf(qint64 step) const
{
    return (static_cast<double>(step) + 0.5) * pixelsPerStep - scroll;
}

qint64 Timescale::stepAt(double x) const
{
    const double step = std::floor((x + scroll) / pixelsPerStep);
    return static_cast<qint64>(qBound(0.0, step, static_cast<double>(newest)));
}

std::pair<qint64, qint64> Timescale::visible() const
{
    return {stepAt(0), stepAt(width)};
}

bool Timescale::isVisible(qint64 step) const
{
    const double x = xOf(step);
    return x >= 0 && x <= width;
}

double Timescale::contentWidth() const
{
    return static_cast<double>(newest + 1) * pixelsPerStep;
}

double Timescale::mostScroll() const
{
    return qMax(0.0, contentWidth() - width);
}

double Timescale::fittingPixels() const
{
    return qMin(mostPixels, width / static_cast<double>(newest + 1));
}

void Timescale::scrollTo(double position)
{
    scroll = qBound(0.0, position, mostScroll());
}

void Timescale::zoom(double factor, double x)
{
    const double fits = fittingPixels();
    // Bounded to what a scroll bar can count.
    const double most = qMin(mostPixels, 2e9 / static_cast<double>(newest + 1));
    const double before = pixelsPerStep;
    pixelsPerStep = qBound(qMin(fits, most), before * factor, most);
    scrollTo((x + scroll) * (pixelsPerStep / before) - x);
}

void Timescale::fit()
{
    pixelsPerStep = qMax(fittingPixels(), 1e-6);
    scroll = 0;
}

void Timescale::reveal(qint64 step)
{
    const double margin = qMin(width / 4, pixelsPerStep * 1.5);
    const double x = xOf(step);
    if (x < margin)
        scrollTo(scroll + x - margin);
    else if (x > width - margin)
        scrollTo(scroll + x - width + margin);
}

} // namespace occasion
