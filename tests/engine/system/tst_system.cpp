// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/system.h"
#include "tests/support/kennel.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

namespace {

ProcessType named(const QString& name, bool follows = true)
{
    ProcessType type;
    type.application.name = name;
    if (follows)
        type.policy.emplace();
    return type;
}

QStringList edgesOf(const System& system)
{
    QStringList edges;
    for (const auto& edge : system.edges()) {
        edges.append(system.processes().at(edge.leader).application.name + u'>'
            + system.processes().at(edge.follower).application.name);
    }
    return edges;
}

const QList<ProcessType> threeProcesses{named(u"A"_s), named(u"B"_s), named(u"C"_s)};

}

class SystemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neighboursInAPipelineMakeEdgesInOrder();
    void repeatedEdgesCountOnce();
    void loopsAreAllowed();
    void leadersAndFollowersComeInOrderOfTheEdges();
    void aProcessMayStandAlone();
    void unknownAndRepeatedNamesAreRefused();
    void aFollowerNeedsAPolicy();
    void allTopicsOfAllProcessesAreKnown();
};

void SystemTest::neighboursInAPipelineMakeEdgesInOrder()
{
    const System system(threeProcesses, {{u"A"_s, u"B"_s, u"C"_s}});
    QCOMPARE(edgesOf(system), QStringList({u"A>B"_s, u"B>C"_s}));
    QCOMPARE(system.indexOf(u"C"_s), 2);
    QCOMPARE(system.indexOf(u"D"_s), -1);
}

void SystemTest::repeatedEdgesCountOnce()
{
    const System system(
        threeProcesses, {{u"B"_s, u"C"_s}, {u"A"_s, u"B"_s, u"C"_s}, {u"A"_s, u"B"_s, u"A"_s, u"B"_s}});
    QCOMPARE(edgesOf(system), QStringList({u"B>C"_s, u"A>B"_s, u"B>A"_s}));
}

void SystemTest::loopsAreAllowed()
{
    const System loop({named(u"A"_s), named(u"B"_s)}, {{u"A"_s, u"B"_s, u"A"_s}});
    QCOMPARE(edgesOf(loop), QStringList({u"A>B"_s, u"B>A"_s}));
    const System self({named(u"A"_s)}, {{u"A"_s, u"A"_s}});
    QCOMPARE(edgesOf(self), QStringList({u"A>A"_s}));
}

void SystemTest::leadersAndFollowersComeInOrderOfTheEdges()
{
    const System system(threeProcesses, {{u"A"_s, u"C"_s}, {u"A"_s, u"B"_s, u"C"_s}});
    QVERIFY(system.followersOf(0) == std::vector<int>({2, 1}));
    QVERIFY(system.leadersOf(2) == std::vector<int>({0, 1}));
    QVERIFY(system.leadersOf(0).empty());
}

void SystemTest::aProcessMayStandAlone()
{
    const System single({named(u"A"_s, false)}, {{u"A"_s}});
    QVERIFY(single.edges().empty());
    QCOMPARE(single.processes().size(), 1);
    QVERIFY(System({}, {}).edges().empty());
    QVERIFY(System({}, {{}}).edges().empty());
}

void SystemTest::unknownAndRepeatedNamesAreRefused()
{
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, System(threeProcesses, {{u"A"_s, u"B"_s, u"C"_s, u"D"_s}}));
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, System({named(u"A"_s), named(u"A"_s)}, {{u"A"_s}}));
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, System(threeProcesses, {{u"A"_s, u"B"_s}}));
}

void SystemTest::aFollowerNeedsAPolicy()
{
    try {
        const System system({named(u"A"_s), named(u"B"_s, false)}, {{u"A"_s, u"B"_s}});
        QFAIL("nothing was thrown");
    } catch (const TypeError& error) {
        QVERIFY2(error.message().contains(u"'B'"_s), qPrintable(error.message()));
    }
    QVERIFY_THROWS_EXCEPTION(TypeError, System({kennel::kennel()}, {{u"Kennel"_s, u"Kennel"_s}}));
}

void SystemTest::allTopicsOfAllProcessesAreKnown()
{
    const auto known = kennelSystem().topics();
    QVERIFY(known->findAggregate(u"kennel:Dog"_s));
    QVERIFY(known->findEvent(u"kennel:Counter.Incremented"_s));
}

QTEST_GUILESS_MAIN(SystemTest)
#include "tst_system.moc"
