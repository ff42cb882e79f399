// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "examples/bank/bank.h"
#include "views/common/enginelink.h"
#include "views/common/listtable.h"
#include "views/common/panel.h"
#include "views/common/selection.h"
#include "views/common/theme.h"

#include <QtTest>

namespace occasion {

/// A panel on the real bank, shown, with the cursor before the first step.
template <class P>
struct BankBench
{
    explicit BankBench(const QString& scenario, QSize size = {900, 500})
    {
        panel.resize(size);
        panel.show();
        link.post(request::OpenSystem{.system = QStringLiteral("bank"), .scenario = scenario});
        link.post(request::GoTo{});
        QObject::connect(&panel, &Panel::stepActivated, &link,
            [this](qint64 step) { link.post(request::GoTo{.step = step}); });
    }
    const Frame& frame() const { return link.frame(); }
    void step(int times)
    {
        for (int i = 0; i < times; ++i)
            link.post(request::StepForward{});
    }
    /// Opens a copy of one of the Python library's stores; false where they are not here.
    bool openStore(const QString& name)
    {
        const QString original = qEnvironmentVariable("OCCASION_SHARED") + QStringLiteral("/interop/") + name;
        if (!QFile::exists(original))
            return false;
        const QString copy = folder.filePath(name);
        QFile::copy(original, copy);
        link.post(request::OpenStore{.path = copy});
        return QTest::qWaitFor([this] { return frame().readOnly; });
    }
    void goTo(qint64 step) { link.post(request::GoTo{.step = step}); }

    /// What the history itself says; waits for the engine thread.
    template <class Query>
    auto ask(Query query)
    {
        std::optional<std::invoke_result_t<Query, const History&>> result;
        link.ask(&panel, std::move(query), [&result](auto found) { result = std::move(found); });
        [[maybe_unused]] const bool answered = QTest::qWaitFor([&result] { return result.has_value(); });
        return result.value();
    }

    /// The table or tree with that accessible name.
    QAbstractItemView* view(const QString& name) const
    {
        for (auto* each : panel.template findChildren<QAbstractItemView*>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    static QString cell(const QAbstractItemView* view, int row, int column)
    {
        return view->model()->index(row, column).data().toString();
    }
    /// All cells as text, rows separated by a new line and cells by a bar.
    static QString text(const QAbstractItemView* view)
    {
        QStringList rows;
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < view->model()->columnCount(); ++column)
                cells += cell(view, row, column);
            rows += cells.join(QLatin1Char('|'));
        }
        return rows.join(QLatin1Char('\n'));
    }

    QTemporaryDir folder; // outlives the engine thread that reads in it
    EngineLink link{{bank::bankSystem()}};
    Selection selection{link};
    ThemeSource themes;
    P panel{{.link = link, .selection = selection, .themes = themes}};
};

} // namespace occasion
