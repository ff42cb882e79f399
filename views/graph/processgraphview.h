// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QGraphicsView>

namespace occasion {

class ProcessGraphScene;

/// The window onto the diagram. It fits the diagram until somebody zooms: Ctrl+wheel, + and -, and 0 fits again.
/// Dragging pans. Arrow keys and Tab walk the processes and pipes, Enter chooses one.
class ProcessGraphView : public QGraphicsView
{
    Q_OBJECT
public:
    explicit ProcessGraphView(ProcessGraphScene& scene, QWidget* parent = nullptr);

    bool isFitted() const { return m_fitted; }

public Q_SLOTS:
    void fit();
    void zoomIn() { zoom(1.25); }
    void zoomOut() { zoom(0.8); }

Q_SIGNALS:
    /// A click, Enter or Space on a row of the model.
    void chosen(int row);
    /// The keyboard has walked to a row.
    void walkedTo(int row);
    /// The context menu of a row is asked for, by mouse or by key.
    void menuAsked(int row, QPoint globalPlace);
    /// A click where the row's breakpoint is shown, or would be.
    void gutterClicked(int row);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void zoom(qreal factor);
    void applyFit();
    bool walk(int key);
    void goTo(int row);

    ProcessGraphScene& m_scene;
    bool m_fitted = true;
    QPoint m_pressed;
};

} // namespace occasion
