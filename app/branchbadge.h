// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QLabel>

namespace occasion {

class EngineLink;
class ThemeSource;

/// The colour and the letter of the branch that all views show; its name is in the tool tip.
class BranchBadge : public QLabel
{
    Q_OBJECT
public:
    BranchBadge(EngineLink& link, ThemeSource& themes, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    int signSize() const;

    EngineLink& m_link;
    ThemeSource& m_themes;
    QString m_shown; // the branch and all that its sign depends on
};

} // namespace occasion
