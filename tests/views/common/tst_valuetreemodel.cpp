// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/valuetreemodel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

Value money(const QString& amount)
{
    return Value::decimal(*Decimal::fromText(amount));
}

Value entry(qint64 number)
{
    return Value::object({{u"number"_s, Value::integer(number)}});
}

Value account(const QString& balance, qint64 entries)
{
    Value::Items items;
    for (qint64 i = 0; i < entries; ++i)
        items += entry(i);
    return Value::object({{u"_version"_s, Value::integer(entries)}, {u"name"_s, Value::text(u"Alice"_s)},
        {u"balance"_s, money(balance)}, {u"entries"_s, Value::list(items)}});
}

struct Tree
{
    ValueTreeModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    QModelIndex find(const QString& name, const QModelIndex& parent = {}) const
    {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            if (text(model.index(row, 0, parent)) == name)
                return model.index(row, 0, parent);
        }
        return {};
    }
    QString text(const QModelIndex& index, int column = 0) const
    {
        return index.siblingAtColumn(column).data().toString();
    }
    ValueMark mark(const QModelIndex& index) const
    {
        return static_cast<ValueMark>(index.data(ValueTreeModel::MarkRole).toInt());
    }
};

}

class TestValueTreeModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void membersStandInOrderWithWhatAllAggregatesHaveLast()
    {
        Tree tree;
        tree.model.show(account(u"10.00"_s, 2));
        QCOMPARE(tree.model.rowCount(), 4);
        QCOMPARE(tree.text(tree.model.index(0, 0)), u"name"_s);
        QCOMPARE(tree.text(tree.find(u"balance"_s), ValueTreeModel::Content), u"10.00"_s);
        QCOMPARE(tree.text(tree.find(u"balance"_s), ValueTreeModel::Type), u"Decimal"_s);
        QCOMPARE(tree.text(tree.find(u"entries"_s), ValueTreeModel::Type), u"list of 2"_s);
        QCOMPARE(tree.text(tree.model.index(3, 0)), u"_version"_s);
        QVERIFY(tree.model.index(3, 0).data(ValueTreeModel::SideRole).toBool());
        QCOMPARE(tree.mark(tree.find(u"balance"_s)), ValueMark::Same);
    }

    void whatChangedIsMarkedAndSaysWhatItWas()
    {
        Tree tree;
        tree.model.show(account(u"70.00"_s, 3), account(u"40.00"_s, 2));
        const QModelIndex balance = tree.find(u"balance"_s);
        QCOMPARE(tree.mark(balance), ValueMark::Changed);
        QCOMPARE(tree.text(balance, ValueTreeModel::Change), u"was 40.00"_s);
        QCOMPARE(balance.data(Qt::AccessibleTextRole).toString(), u"balance, was 40.00"_s);
        QCOMPARE(tree.mark(tree.find(u"name"_s)), ValueMark::Same);
        const QModelIndex entries = tree.find(u"entries"_s);
        QCOMPARE(tree.mark(entries), ValueMark::Inside);
        tree.model.fetchMore(entries);
        QCOMPARE(tree.mark(tree.find(u"1"_s, entries)), ValueMark::Same);
        QCOMPARE(tree.mark(tree.find(u"2"_s, entries)), ValueMark::Added);
    }

    void membersThatAreGoneAreShownAsRemoved()
    {
        Tree tree;
        tree.model.show(Value::object({{u"kept"_s, Value::integer(1)}}),
            Value::object({{u"gone"_s, Value::text(u"old"_s)}, {u"kept"_s, Value::integer(1)}}));
        QCOMPARE(tree.model.rowCount(), 2);
        QCOMPARE(tree.mark(tree.find(u"gone"_s)), ValueMark::Removed);
        QCOMPARE(tree.text(tree.find(u"gone"_s), ValueTreeModel::Content), u"old"_s);
        QCOMPARE(tree.mark(tree.find(u"kept"_s)), ValueMark::Same);
    }

    void everythingIsNewInTheFirstState()
    {
        Tree tree;
        tree.model.show(account(u"0.00"_s, 0), Value());
        for (int row = 0; row < tree.model.rowCount(); ++row)
            QCOMPARE(tree.mark(tree.model.index(row, 0)), ValueMark::Added);
    }

    void theNextStateIsMergedAndRowsKeepTheirPlace()
    {
        Tree tree;
        tree.model.show(account(u"10.00"_s, 2));
        const QModelIndex entries = tree.find(u"entries"_s);
        tree.model.fetchMore(entries);
        const QPersistentModelIndex second = tree.find(u"1"_s, entries);
        QSignalSpy resets(&tree.model, &QAbstractItemModel::modelReset);
        QSignalSpy inserts(&tree.model, &QAbstractItemModel::rowsInserted);
        tree.model.show(account(u"12.00"_s, 4), account(u"10.00"_s, 2));
        QVERIFY(second.isValid());
        QCOMPARE(second.row(), 1);
        QCOMPARE(inserts.size(), 2);
        QCOMPARE(tree.model.rowCount(entries), 4);
        QCOMPARE(tree.text(tree.find(u"balance"_s), ValueTreeModel::Content), u"12.00"_s);
        tree.model.show(account(u"10.00"_s, 1));
        QCOMPARE(tree.model.rowCount(entries), 1);
        QVERIFY(!second.isValid());
        QCOMPARE(resets.size(), 0);
    }

    void aLeafBecomesABranchAndALeafAgain()
    {
        Tree tree;
        tree.model.show(account(u"1.00"_s, 0));
        const QModelIndex entries = tree.find(u"entries"_s);
        QVERIFY(!tree.model.hasChildren(entries));
        tree.model.show(account(u"1.00"_s, 1));
        QVERIFY(tree.model.hasChildren(entries));
        QCOMPARE(tree.model.rowCount(entries), 1);
        tree.model.show(account(u"1.00"_s, 0));
        QVERIFY(!tree.model.hasChildren(entries));
    }

    void longListsComeInBatches()
    {
        ValueTreeModel model; // a tester would fetch all of it
        model.show(account(u"1.00"_s, 1200));
        const QModelIndex entries = model.index(2, 0);
        QCOMPARE(model.rowCount(entries), 0);
        QVERIFY(model.hasChildren(entries));
        int batches = 0;
        while (model.canFetchMore(entries) && ++batches < 10)
            model.fetchMore(entries);
        QCOMPARE(model.rowCount(entries), 1200);
        QVERIFY(batches > 1);
        QCOMPARE(model.path(model.index(700, 0, entries)), u"entries/700"_s);
        QCOMPARE(model.value(model.index(700, 0, entries)), entry(700));
    }

    void theSameStateAgainChangesNothing()
    {
        Tree tree;
        tree.model.show(account(u"1.00"_s, 1), account(u"2.00"_s, 1));
        QSignalSpy changes(&tree.model, &QAbstractItemModel::dataChanged);
        tree.model.show(account(u"1.00"_s, 1), account(u"2.00"_s, 1));
        QCOMPARE(changes.size(), 0);
        tree.model.clear();
        QCOMPARE(tree.model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestValueTreeModel)
#include "tst_valuetreemodel.moc"
