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
