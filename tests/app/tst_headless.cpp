// SPDX-License-Identifier: BSD-3-Clause
#include "app/headless.h"
#include "engine/errors.h"
#include "tests/support/kennelsession.h"

#include <QTest>

#include <thread>

using namespace occasion;
using namespace occasion::kennel;

namespace {

using Behaviour = std::function<void()>;

/// A system whose counters do this at each trick before they count it.
std::shared_ptr<const SystemDefinition> kennelWhoseCounters(const Behaviour& behave)
{
    auto counting = counters();
    counting.policy->on(
        QString::fromLatin1(Dog::TrickAdded::topic), [behave](const DomainEvent& event, Context& context) {
            behave();
            count(event, context);
        });
    return kennelDefinition({{kennel::kennel(), counting}, {{u"Kennel"_s, u"Counters"_s}}});
}

}

/// The engine without a window, as commands use it.
class TestHeadless : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunGoesToItsEnd()
    {
        Headless headless({kennelDefinition()});
        headless.run({}, 0);
        const Frame& frame = headless.link().frame();
        QVERIFY(frame.enabled.empty());
        QVERIFY(frame.newest > 3);
        QCOMPARE(frame.cursor, frame.newest);
    }

    void aRunEndsAtTheStepThatIsAskedFor()
    {
        Headless headless({kennelDefinition()});
        headless.run({}, 3);
        QCOMPARE(headless.link().frame().newest, 3);
        QCOMPARE(headless.link().frame().cursor, 3);
    }

    void aStepThatDoesNotComeIsNotWaitedFor()
    {
        Headless headless({kennelDefinition()});
        headless.run({}, 1000);
        QVERIFY(headless.link().frame().newest < 1000);
    }

    void aRunEndsAtAStepThatFails()
    {
        Headless headless({kennelWhoseCounters(
            [] { throw DomainError(u"BadTrickError"_s, u"No such trick is counted."_s); })});
        headless.run({}, 0);
        const Frame& frame = headless.link().frame();
        QVERIFY(frame.step && frame.step->outcome == StepOutcome::Failed);
        QCOMPARE(frame.cursor, frame.newest);
        QVERIFY(frame.newest < 10);
    }

    void aRunIsWaitedForAsLongAsFramesCome()
    {
        Headless headless(
            {kennelWhoseCounters([] { std::this_thread::sleep_for(std::chrono::milliseconds(400)); })},
            std::chrono::milliseconds(900));
        headless.run({}, 0);
        QVERIFY(headless.link().frame().enabled.empty());
    }

    void anAnswerIsWaitedForAsLongAsItTakes()
    {
        Headless headless({kennelDefinition()}, std::chrono::milliseconds(500));
        headless.run({}, 1);
        const auto events = headless.ask<qint64>([](const History& history) {
            std::this_thread::sleep_for(std::chrono::milliseconds(900));
            return history.eventCount(0, 1);
        });
        QCOMPARE(events, 1);
    }

    void silenceIsNotWaitedForForEver()
    {
        Headless headless({kennelDefinition()}, std::chrono::milliseconds(50));
        QVERIFY_THROWS_EXCEPTION(OperationalError, headless.waitUntil([] { return false; }));
    }

    void whatCannotBeOpenedIsThrown()
    {
        Headless headless({kennelDefinition()});
        try {
            headless.run({.system = u"moon"_s}, 0);
            QFAIL("there is no such system");
        } catch (const OperationalError& error) {
            QVERIFY2(error.message().contains(u"'moon'"), qPrintable(error.message()));
        }
    }
};

QTEST_GUILESS_MAIN(TestHeadless)
#include "tst_headless.moc"
