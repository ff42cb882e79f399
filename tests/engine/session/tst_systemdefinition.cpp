// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/kennelsession.h"

#include <QTest>

using namespace occasion;
using namespace occasion::kennel;

/// What a system says of itself.
class TestSystemDefinition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSystemIsFoundByItsName()
    {
        const std::vector systems{kennelDefinition()};
        QCOMPARE(findSystem(systems, u"kennel"_s), systems.front());
        QVERIFY(!findSystem(systems, u"Kennel"_s));
        QVERIFY(!findSystem(systems, QString()));
        QVERIFY(!findSystem({}, u"kennel"_s));
    }

    void itsMapIsReadByIndex()
    {
        const auto map = mapOf(*kennelDefinition());
        QCOMPARE(map->processCount(), 2);
        QCOMPARE(map->process(0).commands.size(), 3);
        QCOMPARE(map->processName(1), u"Counters"_s);
        QCOMPARE(map->pipeCount(), 1);
        QCOMPARE(map->pipe(0).leaderName, u"Kennel"_s);
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, map->process(2));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, map->pipe(-1));
    }

    void aProcessThatThereIsNotHasAQuestionMarkForAName()
    {
        const auto map = mapOf(*kennelDefinition());
        QCOMPARE(map->processName(-1), u"?"_s);
        QCOMPARE(map->processName(2), u"?"_s);
    }
};

QTEST_GUILESS_MAIN(TestSystemDefinition)
#include "tst_systemdefinition.moc"
