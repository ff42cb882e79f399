// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/graph/graphlayout.h"

#include <QObject>
#include <QPointer>

#include <chrono>

class QProcess;

namespace occasion {

/// Lays graphs out with Graphviz in a child, `occasion layout`: it cannot be interrupted, only killed, and
/// may take minutes for a graph that looks harmless (DESIGN §4b.14).
///
/// Only the newest request is answered: a newer one kills the child of the older. A child that fails or takes
/// too long answers through `failed`, and whoever asked keeps the plain layout.
class LayoutProcess : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds patience{3000};

    /// `program` is what is run with the argument "layout"; if empty, the program named by the environment
    /// variable OCCASION_PROGRAM, or else this program itself.
    explicit LayoutProcess(const QString& program = {}, QObject* parent = nullptr);
    ~LayoutProcess() override;

    void setPatience(std::chrono::milliseconds time) { m_patience = time; }

    /// Starts laying out and returns at once.
    void ask(const LayoutRequest& request);
    /// Nothing is wanted any more.
    void cancel();
    bool isBusy() const { return !m_child.isNull(); }

Q_SIGNALS:
    void laidOut(const LayoutRequest& request, const GraphLayout& layout);
    void failed(const QString& sentence);

private:
    void finish();
    void giveUp(const QString& sentence);

    QString m_program;
    std::chrono::milliseconds m_patience = patience;
    LayoutRequest m_request;
    QPointer<QProcess> m_child;
};

} // namespace occasion
