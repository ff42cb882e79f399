// SPDX-License-Identifier: BSD-3-Clause
#include "views/graph/processgraphscene.h"

#include "views/common/theme.h"
#include "views/graph/graphitems.h"
#include "views/graph/processgraphmodel.h"

#include <QVariantAnimation>

#include <cmath>
#include <limits>

namespace occasion {

ProcessGraphScene::ProcessGraphScene(ProcessGraphModel& model, QObject* parent)
    : QGraphicsScene(parent)
    , m_model(model)
    , m_theme(&Theme::light())
    , m_journey(new QVariantAnimation(this))
{
    setItemIndexMethod(NoIndex); // an index costs more than it saves where edges are long
    m_journey->setDuration(tokenTime);
    m_journey->setStartValue(0.0);
    m_journey->setEndValue(1.0);
    m_journey->setEasingCurve(QEasingCurve::InOutQuad);
    connect(m_journey, &QVariantAnimation::finished, this, &ProcessGraphScene::stopToken);
    connect(&model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex& first, const QModelIndex& last) {
            for (int row = first.row(); row <= last.row(); ++row)
                updateRow(row);
            updateTips(first.row(), last.row());
        });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { place({}); });
}

ProcessGraphScene::~ProcessGraphScene() = default;

bool ProcessGraphScene::fits(const GraphLayout& layout) const
{
    const auto& content = m_model.content();
    return layout.nodes.size() == content.nodes.size() && layout.edges.size() == content.edges.size();
}

void ProcessGraphScene::place(const GraphLayout& layout)
{
    const int travelling = tokenPipe();
    const int soFar = m_journey->currentTime();
    stopToken();
    m_items.clear();
    m_token = nullptr;
    clear();
    setSceneRect({{}, layout.size});
    if (fits(layout)) {
        for (const auto& node : layout.nodes)
            m_items.push_back(new NodeItem(*this, static_cast<int>(m_items.size()), node.box));
        for (const auto& edge : layout.edges)
            m_items.push_back(new EdgeItem(*this, static_cast<int>(m_items.size()), edge));
        for (auto* item : m_items)
            addItem(item);
        m_token = new TokenItem(*this);
        m_token->hide();
        addItem(m_token);
        updateTips(0, static_cast<int>(m_items.size()) - 1);
    }
    if (travelling >= 0) { // the pipe lies elsewhere now, and the token is still on its way
        sendToken(travelling);
        m_journey->setCurrentTime(soFar);
    }
    if (m_current >= m_model.rowCount())
        setCurrentRow(-1);
}

void ProcessGraphScene::setLook(const Theme& theme, const QFont& font)
{
    m_theme = &theme;
    m_font = font;
    setBackgroundBrush(theme.canvas);
    update();
}

void ProcessGraphScene::setSelectedProcess(std::optional<int> process)
{
    const auto before = m_selected;
    m_selected = process;
    for (const auto& each : {before, m_selected})
        if (each)
            updateRow(m_model.rowOfProcess(*each));
}

void ProcessGraphScene::setCurrentRow(int row)
{
    if (row == m_current)
        return;
    const int before = m_current;
    m_current = row;
    updateRow(before);
    updateRow(row);
    Q_EMIT currentRowChanged(row);
}

int ProcessGraphScene::rowAt(QPointF point) const
{
    const auto found = items(point);
    for (auto* item : found)
        if (item != m_token)
            return static_cast<GraphItem*>(item)->row();
    return -1;
}

QRectF ProcessGraphScene::rowRect(int row) const
{
    return row >= 0 && row < static_cast<int>(m_items.size()) ? m_items[static_cast<size_t>(row)]->rect()
                                                              : QRectF();
}

QPointF ProcessGraphScene::rowCentre(int row) const
{
    return row >= 0 && row < static_cast<int>(m_items.size()) ? m_items[static_cast<size_t>(row)]->centre()
                                                              : QPointF();
}

QRectF ProcessGraphScene::gutterOf(int row) const
{
    return row >= 0 && row < static_cast<int>(m_items.size())
        ? GraphPainter::gutter(m_items[static_cast<size_t>(row)]->corner())
        : QRectF();
}

int ProcessGraphScene::rowTowards(int row, QPointF direction) const
{
    int nearest = -1;
    qreal shortest = std::numeric_limits<qreal>::max();
    const QPointF from = rowCentre(row);
    for (int other = 0; other < static_cast<int>(m_items.size()); ++other) {
        const QPointF way = rowCentre(other) - from;
        const qreal ahead = QPointF::dotProduct(way, direction);
        const qreal aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        if (other == row || ahead <= 1 || aside > 2 * ahead)
            continue;
        if (ahead + 2 * aside < shortest) { // straight on is nearer than aside
            shortest = ahead + 2 * aside;
            nearest = other;
        }
    }
    return nearest;
}

void ProcessGraphScene::sendToken(int pipe)
{
    const bool following = m_journey->state() == QAbstractAnimation::Running;
    stopToken();
    for (size_t i = 0; i < m_model.content().edges.size() && m_token; ++i) {
        if (m_model.content().edges[i].pipe != pipe)
            continue;
        auto* edge = static_cast<EdgeItem*>(m_items[m_model.content().nodes.size() + i]);
        m_token->setData(0, pipe);
        m_token->setPos(edge->along(0));
        m_token->setVisible(!following);
        connect(m_journey, &QVariantAnimation::valueChanged, this,
            [this, edge](const QVariant& share) { m_token->setPos(edge->along(share.toDouble())); });
        m_journey->start();
    }
}

void ProcessGraphScene::stopToken()
{
    disconnect(m_journey, &QVariantAnimation::valueChanged, nullptr, nullptr);
    m_journey->stop();
    if (m_token)
        m_token->hide();
}

int ProcessGraphScene::tokenPipe() const
{
    return m_token && m_token->isVisible() ? m_token->data(0).toInt() : -1;
}

GraphPainter ProcessGraphScene::painter() const
{
    return {*m_theme, m_font};
}

GraphPainter::Emphasis ProcessGraphScene::emphasis(int row) const
{
    const auto* node = m_model.node(row);
    return {.selected = node && m_selected && node->process == *m_selected, .current = row == m_current};
}

void ProcessGraphScene::updateRow(int row)
{
    if (row >= 0 && row < static_cast<int>(m_items.size()))
        m_items[static_cast<size_t>(row)]->update();
}

void ProcessGraphScene::updateTips(int first, int last)
{
    for (int row = first; row <= last && row < static_cast<int>(m_items.size()); ++row)
        m_items[static_cast<size_t>(row)]->setToolTip(m_model.index(row, 0).data(Qt::ToolTipRole).toString());
}

} // namespace occasion
