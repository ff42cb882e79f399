// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSplitter;

namespace occasion {

class StateView;
class ThemeSource;

/// One notification: its decoded state as a tree and the exact text that is stored.
class LogDetail : public QWidget
{
    Q_OBJECT
public:
    explicit LogDetail(ThemeSource& themes, QWidget* parent = nullptr);

    void show(const EventView& event);
    void say(const QString& sentence);
    /// Goes to a field of the state.
    void goTo(const QString& field);
    /// The notification as JSON text; empty when none is shown.
    QByteArray json() const;
    void copyJson() const;
    /// Tree and text side by side, or one above the other.
    void setOrientation(Qt::Orientation orientation);
    QString text() const;
    const std::optional<EventView>& notification() const { return m_event; }
    const StateView& state() const { return *m_state; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void showWhatFits();
    QWidget* makeHeader();

    std::optional<EventView> m_event;
    QLabel* m_title;
    QPushButton* m_copy;
    QPushButton* m_asStored;
    StateView* m_state;
    QPlainTextEdit* m_text;
    QSplitter* m_splitter;
};

} // namespace occasion
