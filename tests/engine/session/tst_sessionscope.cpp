// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/valuetext.h"
#include "engine/session/notificationfilter.h"
#include "engine/session/stopcondition.h"
#include "tests/support/kennelsession.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

/// Expressions over notifications and over whole sessions.
class SessionScopeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_session = std::make_unique<Session>(SessionOptions{.system = kennelDefinition()});
        while (m_session->advance()) {}
    }

    void theStepAndItsFiguresAreRead();
    void aggregatesAreListedUnderTheirProcess();
    void whatIsPickedOutOutlivesTheListItCameFrom();
    void unknownNamesAreMistakesBeforehand();
    void aConditionIsAskedAtEveryStep();
    void aCheckThatFailsSaysWhy();
    void aFilterKeepsWhatItsConditionHoldsFor();
    void aWordIsFoundAnywhereInANotification();
    void aHistoryOfUnknownFieldsTakesAnyName();

private:
    const History& history() const { return m_session->history(); }
    qint64 newest() const { return m_session->newestStep(); }

    QString valueText(const QString& text, qint64 step) const
    {
        const SessionScope scope(history().map());
        cel::Budget enough{cel::Limits()};
        return cel::sourceText(
            cel::Expression(text, scope).evaluate(scope.object({history(), step})), enough);
    }
    QString mistake(const QString& text) const
    {
        try {
            const StopCondition condition(text, history().map());
            return {};
        } catch (const cel::ExpressionError& error) {
            return error.message();
        }
    }
    qint64 kept(const QString& text) const
    {
        const NotificationFilter filter(text, history().map());
        const auto all = history().notifications(0, 1, 1000, newest());
        return std::count_if(
            all.begin(), all.end(), [&](const EventView& event) { return filter.keeps(event); });
    }

    std::unique_ptr<Session> m_session;
};

void SessionScopeTest::theStepAndItsFiguresAreRead()
{
    QCOMPARE(valueText(u"[step.number, step.kind, step.process, step.command]"_s, 1),
        u"[1, \"command\", \"Kennel\", \"RegisterDog\"]"_s);
    QCOMPARE(valueText(u"[processes[0].name, processes[0].events]"_s, 1), u"[\"Kennel\", 1]"_s);
    QCOMPARE(valueText(u"events.map(e, e.name)"_s, 1), u"[\"Registered\"]"_s);
    QCOMPARE(valueText(u"[step.number, lag, size(events), size(kennel)]"_s, 0), u"[0, 0, 0, 0]"_s);
    QCOMPARE(valueText(u"tracking.map(t, t.follower + \" <- \" + t.leader)"_s, newest()),
        u"[\"Counters <- Kennel\"]"_s);
    QCOMPARE(valueText(u"tracking.sum(t, t.lag) == lag && lag == 0"_s, newest()), u"true"_s);
}

void SessionScopeTest::aggregatesAreListedUnderTheirProcess()
{
    QCOMPARE(valueText(u"kennel.map(d, d.name)"_s, newest()), u"[\"Fido\", \"Rex\"]"_s);
    QCOMPARE(valueText(u"kennel.exists(d, \"fetch\" in d.tricks)"_s, newest()), u"true"_s);
    QCOMPARE(valueText(u"counters.sum(c, c.dogs)"_s, newest()), u"3"_s);
    QCOMPARE(valueText(u"kennel.by_id(kennel[1].id).version == kennel[1].version"_s, newest()), u"true"_s);
}

void SessionScopeTest::whatIsPickedOutOutlivesTheListItCameFrom()
{
    QCOMPARE(valueText(u"events.map(e, e.state)[0].name"_s, 1), u"\"Fido\""_s);
    QCOMPARE(valueText(u"kennel.map(d, d).first().name"_s, newest()), u"\"Fido\""_s);
}

void SessionScopeTest::unknownNamesAreMistakesBeforehand()
{
    QCOMPARE(mistake(u"kenel.size() > 0"_s), u"There is no name `kenel` here. Did you mean `kennel`?"_s);
    QCOMPARE(mistake(u"step.nmber > 3"_s), u"No field `nmber` in the step. Did you mean `number`?"_s);
    QCOMPARE(mistake(u"kennel.all(d, d.tricsk == [])"_s),
        u"No field `tricsk` in the aggregate. Did you mean `tricks`?"_s);
    QCOMPARE(mistake(u"events.exists(e, e.state.nmae == \"\")"_s),
        u"No field `nmae` in the state. Did you mean `name`?"_s);
    QCOMPARE(mistake(u"step.number"_s), u"A condition is true or false, and this is an int."_s);
}

void SessionScopeTest::aConditionIsAskedAtEveryStep()
{
    const StopCondition condition(u"kennel.size() == 2"_s, history().map());
    qint64 first = 0;
    while (!condition.holdsAfter(history(), first))
        ++first;
    QCOMPARE(history().aggregateCount(0, first), 2);
    QCOMPARE(history().aggregateCount(0, first - 1), 1);
}

void SessionScopeTest::aCheckThatFailsSaysWhy()
{
    const StopCondition few(u"kennel.size() < 2"_s, history().map());
    QVERIFY(few.whyNotAfter(history(), 1).isEmpty());
    QCOMPARE(few.whyNotAfter(history(), newest()),
        u"After step %1 it does not hold that kennel.size() < 2."_s.arg(newest()));
    const StopCondition none(u"kennel.by_id(\"x\").version > 0"_s, history().map());
    QVERIFY(none.whyNotAfter(history(), 1).contains(u"Nothing in the list has that id."));
}

void SessionScopeTest::aFilterKeepsWhatItsConditionHoldsFor()
{
    QCOMPARE(kept(u"name == \"Registered\""_s), 2);
    QCOMPARE(kept(u"process == \"Kennel\" && topic.endsWith(\"TrickAdded\")"_s), 3);
    QCOMPARE(kept(u"state.trick == \"sit\""_s), 2); // events without a trick are none of them
    QCOMPARE(kept(u"event.trick == \"sit\" && id > 3"_s), 1);
}

void SessionScopeTest::aWordIsFoundAnywhereInANotification()
{
    QCOMPARE(kept(u"registered"_s), 2);
    QCOMPARE(kept(u"FIDO"_s), 1);
    QCOMPARE(kept(u"sit || fetch"_s), 3);
    const auto all = history().notifications(0, 1, 1, newest());
    QVERIFY(kept(all.front().originatorId.text().left(8)) > 0);
    QCOMPARE(kept(u"nowhere"_s), 0);
}

void SessionScopeTest::aHistoryOfUnknownFieldsTakesAnyName()
{
    auto map = std::make_shared<SystemMap>(*history().map());
    map->eventFields.clear();
    const NotificationFilter filter(u"state.anything > 1"_s, map);
    QVERIFY(!filter.keeps(history().notifications(0, 1, 1, newest()).front()));
}

QTEST_GUILESS_MAIN(SessionScopeTest)
#include "tst_sessionscope.moc"
