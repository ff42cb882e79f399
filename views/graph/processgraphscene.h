// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/graph/graphlayout.h"
#include "views/graph/graphpainter.h"

#include <QFont>
#include <QGraphicsScene>

#include <optional>

class QVariantAnimation;

namespace occasion {

class GraphItem;
class ProcessGraphModel;
class TokenItem;
struct Theme;

/// The diagram of a ProcessGraphModel: one item for each of its rows, and a token that travels along a pipe. Rows
/// are the model's: processes, then pipes.
///
/// A change of figures repaints the items that show them; only another layout makes new ones.
class ProcessGraphScene : public QGraphicsScene
{
    Q_OBJECT
public:
    static constexpr int tokenTime = 450; ///< milliseconds from leader to follower

    explicit ProcessGraphScene(ProcessGraphModel& model, QObject* parent = nullptr);
    ~ProcessGraphScene() override;

    /// Where the model's parts are; one that does not answer the model's content shows nothing.
    void place(const GraphLayout& layout);
    void setLook(const Theme& theme, const QFont& font);

    void setSelectedProcess(std::optional<int> process);
    /// Where the keyboard is; -1 is nowhere.
    void setCurrentRow(int row);
    int currentRow() const { return m_current; }

    /// The row at a point of the scene; -1 if there is nothing.
    int rowAt(QPointF point) const;
    /// What a row covers: a box, or the whole of a pipe.
    QRectF rowRect(int row) const;
    /// The point of a row that the arrow keys go by: a box's middle, a pipe's label.
    QPointF rowCentre(int row) const;
    /// Where the row's breakpoint is shown, or would be.
    QRectF gutterOf(int row) const;
    /// The nearest row in the direction of the vector; -1 if there is none.
    int rowTowards(int row, QPointF direction) const;

    /// A notification travels through the pipe, unless another has set out less than tokenTime ago: steps that
    /// come faster than can be followed are not followed.
    void sendToken(int pipe);
    void stopToken();
    /// The pipe that the token is in; -1 when there is none on its way.
    int tokenPipe() const;

    ProcessGraphModel& model() const { return m_model; }
    GraphPainter painter() const;
    GraphPainter::Emphasis emphasis(int row) const;

Q_SIGNALS:
    void currentRowChanged(int row);

private:
    void updateRow(int row);
    void updateTips(int first, int last);
    bool fits(const GraphLayout& layout) const;

    ProcessGraphModel& m_model;
    const Theme* m_theme;
    QFont m_font;
    std::vector<GraphItem*> m_items; ///< by row
    TokenItem* m_token = nullptr;
    QVariantAnimation* m_journey;
    std::optional<int> m_selected;
    int m_current = -1;
};

} // namespace occasion
