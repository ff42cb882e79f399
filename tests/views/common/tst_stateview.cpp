// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/fieldexpression.h"
#include "views/common/stateview.h"
#include "views/common/theme.h"
#include "views/common/valuetreemodel.h"

#include <QTreeView>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// Beside the amount a list that is longer than what comes at once.
Value order()
{
    Value::Items lines;
    for (qint64 number = 0; number < 1200; ++number)
        lines += Value::object({{u"number"_s, Value::integer(number)}, {u"sku"_s, Value::text(u"A"_s)}});
    return Value::object({{u"amount"_s, Value::integer(7)}, {u"amounts"_s, Value::integer(8)},
        {u"lines"_s, Value::list(lines)}, {u"note"_s, Value::text(u"none"_s)}});
}

}

class StateViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFieldIsGoneToWhereverItIs_data()
    {
        QTest::addColumn<QString>("field");
        for (const char* field : {"amount", "amounts", "lines", "lines[3]", "lines[1100].sku", "note"})
            QTest::newRow(field) << QString::fromLatin1(field);
    }

    void aFieldIsGoneToWhereverItIs()
    {
        QFETCH(const QString, field);
        ThemeSource themes;
        StateView view(themes, u"State"_s);
        view.resize(400, 200);
        view.QWidget::show();
        view.show(u"order"_s, order());
        view.goTo(field);
        const QModelIndex current = view.tree().currentIndex();
        QCOMPARE(fieldExpression(view.model(), current), field);
        QVERIFY(view.tree().viewport()->rect().contains(view.tree().visualRect(current).center()));
    }

    void whatIsNotThereChangesNothing()
    {
        ThemeSource themes;
        StateView view(themes, u"State"_s);
        view.show(u"order"_s, order());
        view.goTo(u"note"_s);
        for (const char* field : {"", "price", "amount.cents", "lines[5000]", "lines[1].price"}) {
            view.goTo(QString::fromLatin1(field));
            QCOMPARE(fieldExpression(view.model(), view.tree().currentIndex()), u"note"_s);
        }
    }
};

QTEST_MAIN(StateViewTest)
#include "tst_stateview.moc"
