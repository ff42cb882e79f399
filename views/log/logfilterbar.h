// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/log/logfilter.h"
#include "views/log/logpages.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace occasion {

class ExpressionEdit;
class ListTable;
struct Theme;

/// Where one types which notifications to see, and what is found. A filter without mistake applies soon after the
/// last key, or at once with Enter; Escape shows all again.
class LogFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit LogFilterBar(EngineLink& link, QWidget* parent = nullptr);

    /// Another history: its names are offered, and the text is read again.
    void setMap(const std::shared_ptr<const SystemMap>& map);
    void showTheme(const Theme& theme);
    /// Actions of the table's context menu that filter by what a row says.
    void addActionsTo(ListTable& table, const std::function<const LogItem*(int row)>& item);

    QString text() const;
    /// Types it and applies it at once.
    void setText(const QString& text);

    LogFilter& filter() { return *m_filter; }
    const LogFilter& filter() const { return *m_filter; }
    /// Says beside the field how much of `total` notifications is seen; a mistake goes before it.
    void showResult(qint64 total);
    /// What to say where nothing is left to see of `total` notifications of that application.
    QString emptyText(const QString& process, qint64 total) const;

Q_SIGNALS:
    /// Another filter is in force, or none.
    void applied();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::shared_ptr<const NotificationFilter> typed() const;
    void apply();
    void showState();

    LogFilter* m_filter;
    ExpressionEdit* m_edit;
    QLabel* m_state;
    QToolButton* m_clear;
    QTimer m_pause;
    std::shared_ptr<const SystemMap> m_map;
    QString m_result;
    QString m_appliedText;
};

} // namespace occasion
