// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/comparison.h"
#include "engine/session/eventrevision.h"
#include "engine/session/hypothesis.h"
#include "tests/support/bankrun.h"
#include "tests/support/telling.h"

#include <QTest>

using namespace bank;

namespace {

const QString credited = u"eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Credited"_s;
const QString closed = u"eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Closed"_s;
const QString opened = u"eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Opened"_s;

Value amountOf(const QString& amount)
{
    return Value::object({{u"amount"_s, money(amount)}});
}

std::vector<EventView> eventsOf(const Session& session)
{
    std::vector<EventView> all;
    const auto newest = session.newestStep();
    for (int process = 0; process < static_cast<int>(session.history().map()->processes.size()); ++process) {
        const auto events = session.history().notifications(process, 1, -1, newest);
        all.insert(all.end(), events.begin(), events.end());
    }
    return all;
}

EventPlace placeOf(const EventView& event)
{
    return {event.process, event.id};
}

Value fieldsOf(const Session& session, const EventView& event)
{
    return ownFields(*session.options().system->system.topics()->event(event.topic), event.state);
}

/// Two accounts, and 100.00 paid into the first, of which 30.00 are taken out again.
struct Accounts
{
    std::unique_ptr<Session> session = bankSession(u"transfer"_s);
    Uuid first = call(*session, openAccount(u"First"_s));
    Uuid second = call(*session, openAccount(u"Second"_s));
    EventView paidIn = (call(*session, deposit(first, u"100.00"_s)), newest());
    EventView takenOut = (call(*session, withdraw(first, u"30.00"_s)), newest());

    EventView newest() const
    {
        const auto position = session->history().logPosition(0, session->newestStep());
        return session->history().notifications(0, position, 1, session->newestStep()).front();
    }
    SupposedSession edited(const QString& amount) const
    {
        return withEdited(*session, {}, placeOf(paidIn), amountOf(amount));
    }
    SupposedSession inserted(const QString& topic, const Value& fields) const
    {
        return withInserted(*session, {}, placeOf(paidIn), {topic, first, fields});
    }
    qint64 total() const { return session->newestStep(); }
};

QStringList causesIn(const Session& session)
{
    QStringList all;
    for (const auto& event : eventsOf(session))
        all.append(session.causeOf(event.process, event.id, event.originatorId, event.version));
    return all;
}

Step newestOf(const SupposedSession& supposed)
{
    return supposed.session->history().step(supposed.session->newestStep());
}

}

class BankEditedEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventEditedToWhatItWasGivesTheSameRun()
    {
        for (const auto& name : shortScenarioNames()) {
            const auto session = bankSession(name);
            finish(*session);
            const auto before = telling::wholeRun(*session);
            for (const auto& event : eventsOf(*session)) {
                const auto supposed = withEdited(*session, {}, placeOf(event), fieldsOf(*session, event));
                const auto after = telling::wholeRun(*supposed.session);
                QVERIFY2(after == before, telling::difference(before, after));
            }
            QCOMPARE(telling::wholeRun(*session), before);
        }
    }

    void anInsertedEventThatIsLeftOutAgainGivesTheSameRun_data()
    {
        QTest::addColumn<bool>("isBefore");
        QTest::newRow("before") << true;
        QTest::newRow("after") << false;
    }

    void anInsertedEventThatIsLeftOutAgainGivesTheSameRun()
    {
        QFETCH(const bool, isBefore);
        for (const auto& name : shortScenarioNames()) {
            const auto session = bankSession(name);
            finish(*session);
            const auto before = telling::wholeRun(*session);
            for (const auto& event : eventsOf(*session)) {
                if (event.aggregateType != u"BankAccount"_s || (isBefore && event.version == 1))
                    continue;
                const AddedEvent added{credited, event.originatorId, amountOf(u"1.00"_s), isBefore};
                const auto with = withInserted(*session, {}, placeOf(event), added);
                QCOMPARE(
                    compareHistories(session->history(), with.session->history()).common, event.step - 1);
                const auto here = event.id + (isBefore ? 0 : 1);
                const auto without = withoutEvent(*with.session, with.suppositions, {event.process, here});
                const auto after = telling::wholeRun(*without.session);
                QVERIFY2(after == before, telling::difference(before, after));
                QVERIFY(supposedEvents(without.session->history(), without.suppositions).empty());
            }
            QCOMPARE(telling::wholeRun(*session), before);
        }
    }

    void whatFollowsIsDecidedAnew()
    {
        const Accounts accounts;
        const auto more = accounts.edited(u"250.00"_s);
        QCOMPARE(balanceOf(*more.session, accounts.first), u"220.00"_s);
        QCOMPARE(balanceOf(*accounts.session, accounts.first), u"70.00"_s);
        const auto less = accounts.edited(u"20.00"_s);
        QCOMPARE(newestOf(less).outcome, StepOutcome::Refused);
        QVERIFY2(newestOf(less).error.contains(u"InsufficientFunds"), qPrintable(newestOf(less).error));
        QCOMPARE(balanceOf(*less.session, accounts.first), u"20.00"_s);
    }

    void policiesRunAnew()
    {
        const auto session = bankSession(u"transfer"_s);
        finish(*session);
        for (const auto& event : eventsOf(*session)) {
            if (event.topic != credited)
                continue;
            const auto supposed = withEdited(*session, {}, placeOf(event), amountOf(u"10.00"_s));
            const auto transfer = session->referencedId(u"t1"_s);
            QCOMPARE(statusOf(*session, transfer), u"completed"_s);
            QCOMPARE(statusOf(*supposed.session, transfer), u"refused"_s);
            QVERIFY(supposed.session->isQuietAt(supposed.session->newestStep()));
        }
    }

    void anInsertedEventIsNumberedAmongTheOthers()
    {
        const Accounts accounts;
        const auto supposed = accounts.inserted(credited, amountOf(u"5.00"_s));
        QCOMPARE(balanceOf(*supposed.session, accounts.first), u"75.00"_s);
        const auto events = supposed.session->history().aggregateEvents(
            0, accounts.first, supposed.session->newestStep(), 0, -1);
        QStringList names;
        for (const auto& event : events)
            names.append(u"%1 %2"_s.arg(QString::number(event.version), event.name));
        QCOMPARE(names, QStringList({u"1 Opened"_s, u"2 Credited"_s, u"3 Credited"_s, u"4 Debited"_s}));
        QCOMPARE(supposed.session->history().step(accounts.paidIn.step).count, 2);
    }

    void anInsertedEventCanMakeWhatFollowsImpossible()
    {
        const Accounts accounts;
        const auto supposed = accounts.inserted(closed, Value::object({}));
        QCOMPARE(newestOf(supposed).outcome, StepOutcome::Refused);
        QVERIFY2(
            newestOf(supposed).error.startsWith(u"AccountClosedError"), qPrintable(newestOf(supposed).error));
    }

    void aComparisonTellsAnInsertedEventFromItsNeighbours()
    {
        const Accounts accounts;
        const auto supposed = withInserted(*accounts.session, {}, placeOf(accounts.paidIn),
            {credited, accounts.first, amountOf(u"5.00"_s), true});
        const auto comparison = compareHistories(
            accounts.session->history(), supposed.session->history(), {}, {{}, supposed.suppositions});
        QCOMPARE(comparison.events.total, 1);
        QCOMPARE(comparison.events.rows.front().parity, Parity::OnlyRight);
        QCOMPARE(comparison.events.rows.front().right.notification, accounts.paidIn.id);
    }

    void whatDoesNotFitIsASentenceAndNoBranch()
    {
        const Accounts accounts;
        const auto edit = [&](const Value& fields) {
            return withEdited(*accounts.session, {}, placeOf(accounts.paidIn), fields);
        };
        QVERIFY_THROWS_EXCEPTION(TypeError, edit(Value::object({})));
        QVERIFY_THROWS_EXCEPTION(TypeError, edit(Value::text(u"25.00"_s)));
        QVERIFY_THROWS_EXCEPTION(TypeError, edit(Value::object({{u"amount"_s, Value::text(u"25.00"_s)}})));
        QVERIFY_THROWS_EXCEPTION(ValueError, edit(amountOf(u"25.00"_s).with(u"fee"_s, Value::integer(1))));
        QVERIFY_THROWS_EXCEPTION(ValueError, withEdited(*accounts.session, {}, {0, 99}, amountOf(u"1.00"_s)));
        QVERIFY_THROWS_EXCEPTION(ValueError, withEdited(*accounts.session, {}, {99, 1}, amountOf(u"1.00"_s)));
    }

    void whatCannotBeInsertedIsASentenceAndNoBranch()
    {
        const Accounts accounts;
        const auto insert = [&](const AddedEvent& added) {
            return withInserted(*accounts.session, {}, placeOf(accounts.paidIn), added);
        };
        const auto five = amountOf(u"5.00"_s);
        QVERIFY_THROWS_EXCEPTION(ValueError, insert({u"bank:Transfer.Completed"_s, accounts.first, {}}));
        QVERIFY_THROWS_EXCEPTION(ValueError, insert({credited, Uuid(), five}));
        QVERIFY_THROWS_EXCEPTION(TypeError, insert({credited, accounts.first, Value::object({})}));
        try {
            insert({opened, accounts.first,
                Value::object(
                    {{u"full_name"_s, Value::text(u"A"_s)}, {u"email_address"_s, Value::text(u"a"_s)}})});
            QFAIL("an account was opened twice");
        } catch (const ValueError& error) {
            QVERIFY2(error.message().contains(u"AssertionError: 'Opened' must be the first event"),
                qPrintable(error.message()));
        }
        QCOMPARE(accounts.session->newestStep(), accounts.total());
    }

    void anEventOfAnotherKindOfAggregateCannotBeInserted()
    {
        const auto session = bankSession(u"transfer"_s);
        finish(*session);
        const auto transfer = session->referencedId(u"t1"_s);
        const int transfers = session->options().system->system.indexOf(u"Transfers"_s);
        QVERIFY_THROWS_EXCEPTION(ValueError,
            withInserted(*session, {}, {transfers, 1}, {credited, transfer, amountOf(u"5.00"_s)}));
    }

    void hypothesesAddUp()
    {
        const Accounts accounts;
        const auto one = accounts.edited(u"250.00"_s);
        const auto two = withInserted(*one.session, one.suppositions, placeOf(accounts.paidIn),
            {credited, accounts.first, amountOf(u"5.00"_s)});
        QCOMPARE(balanceOf(*two.session, accounts.first), u"225.00"_s);
        QCOMPARE(two.suppositions.size(), size_t(2));
        const auto three
            = withEdited(*two.session, two.suppositions, {0, accounts.paidIn.id + 1}, amountOf(u"7.00"_s));
        QCOMPARE(balanceOf(*three.session, accounts.first), u"227.00"_s);
        const auto seen = supposedEvents(three.session->history(), three.suppositions);
        QCOMPARE(seen.size(), size_t(2));
        QCOMPARE(seen[0].notification, accounts.paidIn.id);
        QCOMPARE(seen[0].supposition.kind, Supposition::Kind::Edited);
        QCOMPARE(seen[1].notification, accounts.paidIn.id + 1);
        QCOMPARE(seen[1].supposition.kind, Supposition::Kind::Inserted);
        QCOMPARE(seen[1].supposition.fields, amountOf(u"7.00"_s));
        const auto four = withoutEvent(*three.session, three.suppositions, placeOf(accounts.paidIn));
        QCOMPARE(newestOf(four).outcome, StepOutcome::Refused);
        QCOMPARE(balanceOf(*four.session, accounts.first), u"7.00"_s);
        const auto last = supposedEvents(four.session->history(), four.suppositions);
        QCOMPARE(last.size(), size_t(2));
        QCOMPARE(last[0].supposition.kind, Supposition::Kind::LeftOut);
        QCOMPARE(last[0].supposition.before, amountOf(u"100.00"_s));
    }

    void whatCorrespondsCausesTheSame()
    {
        const Accounts accounts;
        const auto edited = accounts.edited(u"250.00"_s);
        QCOMPARE(causesIn(*edited.session), causesIn(*accounts.session));
        const auto inserted = accounts.inserted(credited, amountOf(u"5.00"_s));
        auto causes = causesIn(*inserted.session);
        causes.removeAt(accounts.paidIn.id); // what was inserted stands after it
        QCOMPARE(causes, causesIn(*accounts.session));
    }

    /// Two that had the same cause would give the same ids to what they cause.
    void everyEventKeepsACauseOfItsOwn()
    {
        Accounts accounts;
        call(*accounts.session, deposit(accounts.second, u"7.00"_s));
        const auto last = accounts.newest();
        const auto one = accounts.inserted(credited, amountOf(u"5.00"_s));
        const auto two = withoutEvent(*one.session, one.suppositions, {0, last.id + 1});
        const auto before = causesIn(*one.session);
        QCOMPARE(QSet<QString>(before.begin(), before.end()).size(), before.size());
        QCOMPARE(causesIn(*two.session), before.first(before.size() - 1));
    }

    void whatIsSupposedOfAStepThatIsRefusedNowIsNotInForce()
    {
        const Accounts accounts;
        const auto one = accounts.inserted(credited, amountOf(u"5.00"_s));
        const auto two = withoutEvent(*one.session, one.suppositions, {0, 1});
        QCOMPARE(two.session->history().step(accounts.paidIn.step).outcome, StepOutcome::Refused);
        QCOMPARE(two.suppositions.size(), size_t(1));
        QCOMPARE(two.suppositions.front(), two.made);
    }

    /// Whoever lacks what an earlier supposition needs is asked to do without that first.
    void whatWasSupposedEarlierHasToStayPossible()
    {
        const Accounts accounts;
        const auto one = withInserted(*accounts.session, {}, placeOf(accounts.paidIn),
            {credited, accounts.second, amountOf(u"5.00"_s)});
        QCOMPARE(balanceOf(*one.session, accounts.second), u"5.00"_s);
        try {
            withoutEvent(*one.session, one.suppositions, {0, 2});
            QFAIL("money was paid into an account that there is not");
        } catch (const ValueError& error) {
            QVERIFY2(error.message().contains(u"AggregateNotFound"), qPrintable(error.message()));
        }
    }

    void anEventThatASupposedOneReplacedIsNotMistakenForIt()
    {
        const auto session = bankSession(u"transfer"_s);
        finish(*session);
        EventView payment;
        EventView asked;
        for (const auto& event : eventsOf(*session)) {
            if (event.topic == credited)
                payment = event;
            if (event.name == u"DebitedForTransfer"_s)
                asked = event;
        }
        const auto one = withEdited(
            *session, {}, placeOf(asked), fieldsOf(*session, asked).with(u"amount"_s, money(u"29.00"_s)));
        QCOMPARE(balanceOf(*one.session, OriginatorId(asked.originatorId).uuid()), u"71.00"_s);
        // Now the account refuses: there is a DebitRefused in its place, of which nothing is supposed.
        const auto two = withEdited(*one.session, one.suppositions, placeOf(payment), amountOf(u"1.00"_s));
        QCOMPARE(two.suppositions.size(), size_t(1));
        QCOMPARE(statusOf(*two.session, session->referencedId(u"t1"_s)), u"refused"_s);
    }
};

QTEST_GUILESS_MAIN(BankEditedEventsTest)
#include "tst_bankeditedevents.moc"
