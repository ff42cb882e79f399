// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"
#include "views/common/supposedmarks.h"
#include "views/common/theme.h"
#include "views/timeline/steppages.h"
#include "views/timeline/timelinemark.h"

#include <QAbstractTableModel>

namespace occasion {

/// The timeline as text: a row for each step, fetched by page; the step at the cursor is bold, those after it
/// are dimmed.
///
/// Row r is step r + 1. New steps are inserted, a moved cursor changes what it passed; only another session
/// resets.
class StepListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Number,
        Clock,
        Process,
        What,
        Outcome,
        ColumnCount
    };

    explicit StepListModel(StepPages<TimelineMark>::Ask ask, QObject* parent = nullptr);

    void showFrame(const Frame& frame);
    void showTheme(const Theme& theme);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Never waits: "…" until the page is there.
    QVariant data(const QModelIndex& index, int role) const override;

    static qint64 stepOf(const QModelIndex& index) { return index.isValid() ? index.row() + 1 : 0; }

private:
    void want(qint64 step) const;
    void showCursor(qint64 cursor);
    QString textOf(const TimelineMark& mark, int column) const;
    QVariant colourOf(qint64 step, const TimelineMark* mark, int column) const;
    QVariant fontOf(qint64 step) const;

    mutable StepPages<TimelineMark> m_marks;
    mutable qint64 m_wantedFirst = 0; ///< collected until the event loop turns
    mutable qint64 m_wantedLast = 0;
    std::shared_ptr<const SystemMap> m_map = std::make_shared<SystemMap>();
    Theme m_theme = Theme::light();
    int m_session = -1;
    int m_rows = 0;
    qint64 m_cursor = 0;
    QMap<qint64, QString> m_supposed; ///< what is supposed, by its steps
};

} // namespace occasion
