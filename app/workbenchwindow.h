// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/enginelink.h"
#include "views/common/selection.h"
#include "views/common/theme.h"

#include <QMainWindow>

class QLabel;

namespace occasion {

class ActionSet;
class CheckpointActions;
class CursorFollower;
class Docks;
class FlatTable;
class MessageBar;
class Panel;
class RunActions;
class SessionActions;
class ShortCodeActions;
class TransportBar;

/// The workbench: all views of one session around one bar that steps, runs and travels in time. It knows no
/// system of its own; which ones there are it is told.
class WorkbenchWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// Sessions that are given no file of their own are kept in that folder; empty is the standard one, in the user's
    /// data folder.
    explicit WorkbenchWindow(std::vector<std::shared_ptr<const SystemDefinition>> systems,
        const QString& sessionFolder = {}, QWidget* parent = nullptr);
    ~WorkbenchWindow() override;

    const Frame& frame() const { return m_link.frame(); }
    const Selection& selection() const { return m_selection; }
    const ActionSet& actions() const { return *m_actions; }
    void post(Request request) { m_link.post(std::move(request)); }
    RunActions& run() { return *m_run; }
    SessionActions& sessions() { return *m_sessions; }
    ShortCodeActions& shortCodes() { return *m_codes; }
    CheckpointActions& checkpoints() { return *m_checkpoints; }

    // What the table of actions calls.
    void exportView();
    void goTo(qint64 step);
    void typeStep();
    void showView(const QString& id);
    void changeTextSize(int points);
    void toggleDark();
    bool isDark() const { return m_themes.theme().dark; }
    void toggleFollow();
    bool isFollowing() const;
    void resetLayout();
    void showKeys();
    void showAbout();

    /// Shows a problem in the window's message bar.
    void say(const QString& sentence);
    /// Shows what came of something that was asked for.
    void notify(const QString& sentence);
    QString message() const; ///< what the message bar says; empty when it says nothing
    QString notice() const; ///< how the last run or search ended; empty when that is not what is looked at

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makePanelDocks();
    void forEachTable(const std::function<void(const QString& name, FlatTable& table)>& visit) const;
    void makeBars();
    void showFrame();
    void setDark(bool dark);
    void connectActions();

    QString m_sessionFolder;
    EngineLink m_link;
    Selection m_selection;
    ThemeSource m_themes;
    SessionActions* m_sessions;
    ShortCodeActions* m_codes;
    CheckpointActions* m_checkpoints;
    QList<Panel*> m_panels;
    CursorFollower* m_follower = nullptr;
    ActionSet* m_actions = nullptr;
    Docks* m_docks = nullptr;
    TransportBar* m_transport = nullptr;
    RunActions* m_run = nullptr;
    MessageBar* m_message = nullptr;
    MessageBar* m_notice = nullptr;
    QLabel* m_place = nullptr;
    bool m_arranged = false;
};

} // namespace occasion
