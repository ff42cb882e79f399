// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"

#include <QAbstractTableModel>
#include <QIcon>
#include <QSet>

namespace occasion {

struct Theme;

/// The open sessions, each fork below the session that it was forked from, which can be folded up over its forks.
class SessionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Fold, ///< whether there are forks below, and how many are folded away
        Name,
        Steps,
        Origin,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Unfolds what the session on screen is folded into, whenever another one comes on screen.
    void show(const Frame& frame);
    void showTheme(const Theme& theme);

    /// Folds its forks away or shows them. Stays as long as the session is open; nothing for one without forks.
    void setFolded(int session, bool folded);
    bool isFolded(int session) const { return m_folded.contains(session); }
    bool hasForks(int row) const { return m_rows.at(static_cast<size_t>(row)).forks > 0; }
    /// The row of the session that it was forked from; -1 for a root.
    int parentRow(int row) const;
    /// The nearest row below (1) or above (-1) that was forked from the same session; -1 when it is the last.
    int siblingRow(int row, int direction) const;

    const SessionFigure& at(int row) const { return m_rows.at(static_cast<size_t>(row)).figure; }
    int rowOf(int session) const; ///< -1 when it is not there

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// A new name is only said: the row has it when a frame does.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void renamed(int session, const QString& name);

private:
    struct Row
    {
        SessionFigure figure;
        int depth = 0;
        int forks = 0; // below it, at any depth
    };
    void append(std::vector<Row>& rows, int parent, int depth, bool isHidden, int& count) const;
    bool isRoot(const SessionFigure& figure) const;
    const SessionFigure* find(int session) const;
    void unfoldOver(int session);
    void rebuild();
    void makeSigns();
    QString foldText(const Row& row) const;
    QString tip(const Row& row) const;
    QString text(const Row& row, int column) const;
    QString origin(const SessionFigure& figure) const;

    std::vector<SessionFigure> m_sessions;
    std::vector<Row> m_rows;
    QSet<int> m_folded;
    QHash<int, QIcon> m_signs; // by session
    const Theme* m_theme = nullptr;
    int m_shown = -1;
};

} // namespace occasion
