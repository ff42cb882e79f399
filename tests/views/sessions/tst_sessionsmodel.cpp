// SPDX-License-Identifier: BSD-3-Clause
#include "views/sessions/sessionsmodel.h"

#include <QAbstractItemModelTester>
#include <QFont>
#include <QSignalSpy>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

class SessionsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aForkStandsBelowWhatItWasForkedFrom()
    {
        SessionsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Frame frame;
        frame.session = 3;
        frame.sessions = {{1, u"first"_s, -1, 0, 9}, {2, u"other"_s, -1, 0, 4}, {3, u"fork"_s, 1, 5, 6},
            {4, u"fork of fork"_s, 3, 6, 7}};
        model.show(frame);
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names.append(model.at(row).name);
        QCOMPARE(names, QStringList({u"first"_s, u"fork"_s, u"fork of fork"_s, u"other"_s}));
        QCOMPARE(model.index(1, SessionsModel::Origin).data().toString(), u"step 5"_s);
        QVERIFY(model.index(1, 0).data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!model.index(0, 0).data(Qt::FontRole).isValid());
    }

    void aForkOfAClosedSessionStaysInTheList()
    {
        SessionsModel model;
        Frame frame;
        frame.sessions = {{3, u"fork"_s, 1, 5, 6}};
        model.show(frame);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.index(0, SessionsModel::Origin).data().toString().contains(u"closed"));
    }

    void forksCanBeFoldedAway()
    {
        SessionsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Frame frame;
        frame.session = 1;
        frame.sessions = {{1, u"first"_s, -1, 0, 9}, {2, u"other"_s, -1, 0, 4}, {3, u"fork"_s, 1, 5, 6},
            {4, u"fork of fork"_s, 3, 6, 7}, {5, u"second fork"_s, 1, 7, 8}};
        model.show(frame);
        const auto names = [&model] {
            QStringList all;
            for (int row = 0; row < model.rowCount(); ++row)
                all.append(model.at(row).name);
            return all;
        };
        const auto fold
            = [&model](int row) { return model.index(row, SessionsModel::Fold).data().toString(); };
        QCOMPARE(fold(0), u"▾"_s);
        QCOMPARE(fold(2), QString());
        model.setFolded(1, true);
        QCOMPARE(names(), QStringList({u"first"_s, u"other"_s}));
        QCOMPARE(fold(0), u"▸ 3"_s);
        model.show(frame);
        QCOMPARE(names().size(), 2); // it stays
        model.setFolded(2, true);
        QVERIFY(!model.isFolded(2)); // there is nothing to fold
        frame.session = 4;
        model.show(frame);
        QCOMPARE(
            names(), QStringList({u"first"_s, u"fork"_s, u"fork of fork"_s, u"second fork"_s, u"other"_s}));
        model.setFolded(3, true);
        QCOMPARE(names(), QStringList({u"first"_s, u"fork"_s, u"second fork"_s, u"other"_s}));
        model.setFolded(3, false);
        QCOMPARE(names().size(), 5);
    }

    void siblingsAreForksOfTheSame()
    {
        SessionsModel model;
        Frame frame;
        frame.sessions = {{1, u"first"_s, -1, 0, 9}, {2, u"other"_s, -1, 0, 4}, {3, u"fork"_s, 1, 5, 6},
            {4, u"fork of fork"_s, 3, 6, 7}, {5, u"second fork"_s, 1, 7, 8}};
        model.show(frame); // first, fork, fork of fork, second fork, other
        QCOMPARE(model.siblingRow(1, 1), 3);
        QCOMPARE(model.siblingRow(3, 1), -1);
        QCOMPARE(model.siblingRow(3, -1), 1);
        QCOMPARE(model.siblingRow(0, 1), 4);
        QCOMPARE(model.siblingRow(2, 1), -1);
        QCOMPARE(model.parentRow(2), 1);
        QCOMPARE(model.parentRow(0), -1);
    }

    void aForkSaysWhatItChoseOtherwise()
    {
        SessionsModel model;
        Frame frame;
        frame.sessions = {{1, u"first"_s, -1, 0, 9}, {2, u"fork"_s, 1, 5, 6, u"step 6: A instead of B"_s}};
        model.show(frame);
        QCOMPARE(model.index(1, SessionsModel::Origin).data().toString(), u"step 6: A instead of B"_s);
    }

    void aNameIsEditedWithoutItsIndent()
    {
        SessionsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Frame frame;
        frame.sessions = {{1, u"first"_s, -1, 0, 9}, {2, u"fork"_s, 1, 5, 6}};
        model.show(frame);
        QSignalSpy renamed(&model, &SessionsModel::renamed);
        const auto index = model.index(1, SessionsModel::Name);
        QVERIFY(index.flags().testFlag(Qt::ItemIsEditable));
        QCOMPARE(index.data(Qt::EditRole).toString(), u"fork"_s);
        QVERIFY(!model.setData(index, u"  "_s));
        QVERIFY(model.setData(index, u" other "_s));
        QCOMPARE(renamed.value(0).value(0).toInt(), 2);
        QCOMPARE(renamed.value(0).value(1).toString(), u"other"_s);
    }

    void movingOnDoesNotResetTheList()
    {
        SessionsModel model;
        Frame frame;
        frame.sessions = {{1, u"first"_s, -1, 0, 9}};
        model.show(frame);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        frame.sessions.front().newest = 10;
        model.show(frame);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(model.index(0, SessionsModel::Steps).data().toString(), u"10"_s);
    }
};

QTEST_MAIN(SessionsModelTest)
#include "tst_sessionsmodel.moc"
