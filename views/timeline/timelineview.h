// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"
#include "views/common/figure.h"
#include "views/timeline/timelinepainter.h"

#include <QAbstractScrollArea>

namespace occasion {

/// The space-time diagram on screen: paints what pages of steps are here and asks for those that are not.
///
/// Its text twin for keyboard and screen reader is StepListModel in a list.
class TimelineView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    /// How to read steps without waiting; see StepPages.
    struct Source
    {
        StepPages<TimelineMark>::Ask marks;
        StepPages<StripStep>::Ask strip;
    };

    explicit TimelineView(Source source, QWidget* parent = nullptr);

    /// Another session starts anew; otherwise the cursor stays in view unless the person scrolled away from
    /// it.
    void showFrame(const Frame& frame);
    void showTheme(const Theme& theme);
    /// Selects without signalling, and scrolls there when the step was selected elsewhere.
    void select(qint64 step);
    qint64 selected() const { return m_scene.selected; }

    /// What is on screen, with a legend below it, as a picture that owns all it needs.
    Figure figure(const QString& title) const;

    const TimelineScene& scene() const { return m_scene; }
    /// The step whose mark is there; 0 if none is.
    qint64 markAt(QPointF point) const;
    void zoom(double factor, double x);
    void fit();

    QSize sizeHint() const override { return {720, 260}; }

Q_SIGNALS:
    void stepSelected(qint64 step);
    void stepActivated(qint64 step);
    void causeWanted(qint64 step);
    void effectWanted(qint64 step);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void layOut();
    void showScale();
    void fetch();
    void hover(qint64 step);
    void scrub(double x);
    void choose(qint64 step);
    bool moveSelection(const QKeyEvent& event);
    QString toolTipOf(qint64 step) const;

    StepPages<TimelineMark> m_marks;
    StepPages<StripStep> m_strip;
    TimelineBins m_bins;
    TimelineScene m_scene;
    Theme m_theme = Theme::light();
    int m_session = -1;
    bool m_causesKnown = true;
    bool m_follows = true; ///< the cursor is kept in view
    bool m_zoomed = false; ///< by the person
    bool m_scrubs = false;
    bool m_placing = false; ///< the scroll bars are being set, not moved by the person
};

} // namespace occasion
