// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace occasion {

class ActionSet;
class EngineLink;
class ThemeSource;

/// Says, for as long as a hypothetical branch is shown, what is supposed in it and that it is not in the store; leads
/// back to what happened, and to what differs from it. Hidden otherwise.
class HypothesisStrip : public QFrame
{
    Q_OBJECT
public:
    HypothesisStrip(
        EngineLink& link, ThemeSource& themes, const ActionSet& actions, QWidget* parent = nullptr);

    QString words() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void showTheme();
    void showWords();
    void compare();

    EngineLink& m_link;
    ThemeSource& m_themes;
    QLabel* m_sign;
    QLabel* m_text;
    QPushButton* m_compare;
    QString m_words;
    int m_branch = -1;
};

} // namespace occasion
