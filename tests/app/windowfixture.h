// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/sessionactions.h"
#include "app/workbenchwindow.h"
#include "examples/bank/bank.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace occasion {

/// The real window on the bank, with settings of its own, driven as a person would.
struct WindowFixture
{
    explicit WindowFixture(const QString& settingsFolder, QSize size = {1366, 768},
        const std::shared_ptr<const SystemDefinition>& system = bank::bankSystem())
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settingsFolder);
        window
            = std::make_unique<WorkbenchWindow>(std::vector<std::shared_ptr<const SystemDefinition>>{system},
                settingsFolder + QStringLiteral("/sessions"));
        window->resize(size);
        window->show();
        window->sessions().openRemembered();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qWarning("The window has not become active: keys will not reach it.");
    }

    /// Waits until the engine has brought the views there.
    bool isAt(qint64 cursor, qint64 newest) const
    {
        return QTest::qWaitFor([&] {
            const Frame& frame = window->frame();
            return !frame.map->processes.empty() && frame.cursor == cursor && frame.newest == newest;
        });
    }

    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier, QWidget* on = nullptr) const
    {
        QTest::keyClick(on ? on : window.get(), static_cast<Qt::Key>(key), modifiers);
    }

    template <class W>
    W* find(const QString& name) const
    {
        return window->findChild<W*>(name);
    }

    std::unique_ptr<WorkbenchWindow> window;
};

}
