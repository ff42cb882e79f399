// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace occasion {

class EngineLink;
struct Progress;

/// Shows how far a request has come that takes long, and lets a person stop it. Hidden otherwise.
class ProgressStrip : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressStrip(EngineLink& link, QWidget* parent = nullptr);

private:
    void show(const Progress& progress);

    QLabel* m_what;
    QProgressBar* m_bar;
};

} // namespace occasion
