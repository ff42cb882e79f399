// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"

#include <QAbstractTableModel>
#include <QIcon>

namespace occasion {

/// The steps that could be the next one: who would act, what would happen, since when it
/// waits, and whether the scheduler suggests it.
class NextStepsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Who,
        What,
        Since,
        Mark,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows that stay keep their place, so that selections and scroll positions do.
    void show(const Frame& frame);
    /// The step that was taken then, when the cursor is behind the newest step; marked in the list.
    void showTaken(const std::optional<Step>& taken);
    void setMark(const QIcon& mark);

    const EnabledStep& at(int row) const { return m_steps.at(static_cast<size_t>(row)); }
    int suggested() const { return m_suggested; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void sayAllChanged();
    void replace(const std::vector<EnabledStep>& steps);
    QString text(int row, int column) const;
    QString tip(int row) const;
    QString mark(int row) const;
    QString since(const EnabledStep& step) const;

    std::shared_ptr<const SystemMap> m_map = std::make_shared<SystemMap>();
    std::vector<EnabledStep> m_steps;
    std::optional<Step> m_taken;
    QString m_scheduler;
    QIcon m_mark;
    int m_suggested = -1;
};

} // namespace occasion
