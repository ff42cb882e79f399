// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QtGlobal>

#include <utility>

namespace occasion {

/// Where a step stands on a line: maps steps to x and back, with zoom and scroll. Plain numbers, no widget.
///
/// x runs from 0 at the left edge of what is visible to `width`. Step 0, before anything, has a place too.
struct Timescale
{
    static constexpr double mostPixels = 180; ///< a step is never wider
    static constexpr double marksFrom = 3; ///< narrower steps are shown as bins

    qint64 newest = 0;
    double width = 0;
    double pixelsPerStep = 56;
    double scroll = 0; ///< pixels that lie to the left of the visible part

    double xOf(qint64 step) const;
    /// The nearest step, within 0…newest.
    qint64 stepAt(double x) const;
    /// First and last step that are at least partly visible.
    std::pair<qint64, qint64> visible() const;
    bool isVisible(qint64 step) const;
    bool showsMarks() const { return pixelsPerStep >= marksFrom; }

    double contentWidth() const;
    double mostScroll() const;
    /// So wide that all steps are just visible, but not wider than mostPixels.
    double fittingPixels() const;

    void scrollTo(double position);
    /// Zooms so that what is at `x` stays there.
    void zoom(double factor, double x);
    void fit();
    /// Scrolls as little as possible, so that the step and a little beside it are visible.
    void reveal(qint64 step);

    friend bool operator==(const Timescale&, const Timescale&) = default;
};

} // namespace occasion
