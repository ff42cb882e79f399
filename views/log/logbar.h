// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/storedevent.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLineEdit;
class QToolButton;

namespace occasion {

struct SystemMap;
struct Theme;

/// The bar above a notification log: whose log, which section, which id, and whether the newest is followed.
class LogBar : public QWidget
{
    Q_OBJECT
public:
    explicit LogBar(QWidget* parent = nullptr);

    /// Another system: keeps the application chosen if it has one of that name. Says nothing.
    void setMap(const SystemMap& map, const Theme& theme);
    void showTheme(const Theme& theme);

    int process() const;
    QString processName() const;
    int processCount() const;
    /// Says nothing.
    void setProcess(int process);

    bool isFollowing() const;
    void setFollowing(bool following);

    /// A word on what was typed, beside it.
    void hint(const QString& sentence);

Q_SIGNALS:
    void processChosen(int process);
    void firstSection();
    void previousSection();
    void nextSection();
    void currentSection();
    void idTyped(NotificationId id);
    void followed(bool following);

private:
    void addSectionButton(
        QBoxLayout& row, const QString& text, const QString& name, void (LogBar::*signal)());
    void prepareGoTo();
    void readTyped();

    QComboBox* m_processes;
    QLineEdit* m_goTo;
    QToolButton* m_follow;
};

} // namespace occasion
