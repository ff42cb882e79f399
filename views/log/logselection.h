// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/answer.h"
#include "views/common/panel.h"
#include "views/common/selection.h"
#include "views/log/logpages.h"

#include <QScopedValueRollback>

namespace occasion {

class ListTable;
class LogBar;
class LogDetail;
class LogFilter;
class LogModel;

/// Keeps three things in step: the current row of a log's list, the selection that all views share, and the
/// notification that is shown beside the list. While nothing of the log is selected and its end is followed, the
/// newest notification is shown.
class LogSelection : public QObject
{
    Q_OBJECT
public:
    /// The parts of the log's view that it keeps in step: of the same panel.
    struct Parts
    {
        LogModel& model;
        ListTable& table; ///< shows the model
        LogDetail& detail;
        const LogBar& bar;
        const LogFilter& filter;
    };
    LogSelection(const PanelContext& context, const Parts& parts, QObject* parent = nullptr);

    /// Another session: whatever is selected in it has not been shown yet.
    void startOver();
    /// Another log: what was asked of the one before is not shown any more.
    void setProcess(int process);
    void setCursor(qint64 step) { m_cursor = step; }
    /// Other rows: none of them is the current one yet.
    void forgetRow();
    /// Lets the current row go when the list does not reach so far any more.
    void keepRow();
    /// Where the current row's notification stands in the list; -1 when there is none.
    qint64 place() const { return m_place; }

    /// The shared selection may be another one now.
    void showSelection();
    /// Reads what is to be shown at the cursor, and shows it once it is there.
    void read();

    /// While the result lives, what the list does is nobody's choice: its rows change, or it is scrolled by the program.
    [[nodiscard]] QScopedValueRollback<bool> quietly() { return QScopedValueRollback(m_isQuiet, true); }
    bool isQuiet() const { return m_isQuiet; }

Q_SIGNALS:
    /// What is selected now is in this other log.
    void otherLogWanted(int process);
    /// The list has moved to what was selected elsewhere.
    void broughtIntoView();

private:
    void select(int row);
    void selectPending();
    void take(const LogReading& reading);
    void mark(const LogReading& reading);
    qint64 shownPlace(const LogReading& reading) const;

    PanelContext m_context;
    Parts m_parts;
    OneAtATime m_reading;
    int m_log = 0; ///< counts them, so that an answer about one before is known
    Selected m_applied;
    int m_process = 0;
    qint64 m_cursor = 0;
    qint64 m_place = -1;
    int m_pending = -1; ///< a row that the person went to before its page was there
    bool m_choosing = false; ///< the person's choice is not in the selection yet
    bool m_scroll = false; ///< the selection came from elsewhere: bring it into view
    QString m_field; ///< that was selected elsewhere, of the notification: go to it
    bool m_isQuiet = false;
};

} // namespace occasion
