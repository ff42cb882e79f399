// SPDX-License-Identifier: BSD-3-Clause
#include "views/invariants/invariantsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

class InvariantsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVerdictIsSaidInWords()
    {
        QCOMPARE(verdictWords({.name = u"x"_s}), u"holds"_s);
        QCOMPARE(
            verdictWords({.name = u"x"_s, .holds = false, .reason = u"5 is missing"_s, .firstBroken = 4}),
            u"broken since step 4: 5 is missing"_s);
        QVERIFY(verdictWords({.name = u"x"_s, .holds = true, .firstBroken = 4}).contains(u"again"));
        QCOMPARE(
            shortVerdict({.name = u"x"_s, .holds = false, .reason = u"5 is missing"_s, .firstBroken = 4}),
            u"broken: step 4"_s);
    }

    void aChangedVerdictChangesTheRowInPlace()
    {
        InvariantsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setColours(Qt::green, Qt::red);
        model.show({{.name = u"No money vanishes"_s}, {.name = u"No balance below its limit"_s}});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!model.index(0, 0).data(Qt::ForegroundRole).isValid());
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.show({{.name = u"No money vanishes"_s, .holds = false, .reason = u"5"_s, .firstBroken = 2},
            {.name = u"No balance below its limit"_s}});
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(model.index(0, 0).data(Qt::ForegroundRole).value<QColor>(), QColor(Qt::red));
    }
};

QTEST_MAIN(InvariantsModelTest)
#include "tst_invariantsmodel.moc"
