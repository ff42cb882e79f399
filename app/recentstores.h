// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QMenu>

namespace occasion {

/// Puts a store before those that were opened earlier; the oldest of many is forgotten.
void rememberStore(const QString& path);

/// The menu of the stores that were opened last, the newest first. Those that are not there any more are left out.
class RecentStores : public QMenu
{
    Q_OBJECT
public:
    explicit RecentStores(QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& path);

private:
    void fill();
};

} // namespace occasion
