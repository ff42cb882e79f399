// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QLabel>

namespace occasion {

class EngineLink;
class ThemeSource;

/// The colour and the letter of the branch that all views show; its name is in the tool tip. Hidden while there is one
/// branch only.
class BranchBadge : public QLabel
{
    Q_OBJECT
public:
    BranchBadge(EngineLink& link, ThemeSource& themes, QWidget* parent = nullptr);

private:
    void refresh();

    EngineLink& m_link;
    ThemeSource& m_themes;
    QString m_shown; // the branch and all that its sign depends on
};

} // namespace occasion
