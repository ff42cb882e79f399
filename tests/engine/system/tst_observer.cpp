// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/remotelog.h"
#include "engine/system/runner.h"
#include "tests/support/kennelsession.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;
using namespace Qt::StringLiterals;

namespace {

struct Listener : Observer
{
    void passed(const Passage& passage) override { passages.append(passage); }

    QList<int> patterns() const
    {
        QSet<int> seen;
        for (const auto& passage : passages)
            seen.insert(static_cast<int>(passage.pattern));
        auto list = QList<int>(seen.begin(), seen.end());
        std::sort(list.begin(), list.end());
        return list;
    }

    /// The first passage of that operation.
    Passage find(Pattern pattern, QStringView operation) const
    {
        for (const auto& passage : passages) {
            if (passage.pattern == pattern && passage.operation == operation)
                return passage;
        }
        return {};
    }

    QList<Passage> passages;
};

}

class ObserverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPatternSaysWhatPassedThroughIt();
    void whatPassedIsWhatWasRecorded();
    void observingChangesNothing();
    void aPastStepCanBeLookedInto();
    void aRefusedStepCanBeLookedInto();
};

void ObserverTest::everyPatternSaysWhatPassedThroughIt()
{
    Listener listener;
    auto snapshotting = kennel::kennel();
    snapshotting.application.snapshotIntervals.insert(describe<Dog>()->topic, 2);
    SingleThreadedRunner runner(
        System({snapshotting, counters()}, {{u"Kennel"_s, u"Counters"_s}}),
        [](const QString&) { return openRecorder({}); }, &listener);
    runner.start();
    runner.call(u"Kennel"_s, u"RegisterDog"_s, registerDog(u"Fido"_s));
    const auto fido = runner.get(u"Kennel"_s).notificationLog().select({}).front().originatorId.uuid();
    runner.call(u"Kennel"_s, u"TeachTrick"_s, teachTrick(fido, u"sit"_s));
    runner.call(u"Kennel"_s, u"TeachTrick"_s, teachTrick(fido, u"fetch"_s));

    const NotificationLogJsonService service(runner.get(u"Kennel"_s).notificationLog(), &listener);
    const NotificationLogJsonClient client(
        {[&](const QString& id) { return service.section(id); },
            [&](NotificationId start, int limit, const QStringList& topics) {
                return service.notifications(start, limit, topics);
            }},
        &listener);
    QCOMPARE(client.section(u"1,10"_s).items.size(), 3U);

    QList<int> all(15);
    std::iota(all.begin(), all.end(), 1);
    QCOMPARE(listener.patterns(), all);
}

void ObserverTest::whatPassedIsWhatWasRecorded()
{
    Listener listener;
    SingleThreadedRunner runner(
        kennelSystem(), [](const QString&) { return openRecorder({}); }, &listener);
    runner.start();
    runner.call(u"Kennel"_s, u"RegisterDog"_s, registerDog(u"Fido"_s));
    QCOMPARE(listener.passages.back().pattern, Pattern::Runner); // the outermost comes last
    const auto stored = runner.get(u"Kennel"_s).notificationLog().select({}).front();

    const auto recorded = listener.find(Pattern::Recorder, u"record");
    QCOMPARE(recorded.in.value(u"events").items().front().value(u"state").toText(),
        QString::fromUtf8(stored.state));
    QVERIFY(recorded.out == Value::list({Value::integer(1)}));
    QCOMPARE(listener.find(Pattern::DomainEvent, u"decide").out.value(u"name").toText(), u"Fido"_s);
    QCOMPARE(listener.find(Pattern::Aggregate, u"collectEvents").out.value(u"name").toText(), u"Fido"_s);
    QCOMPARE(listener.find(Pattern::System, u"followersOf").out.items().front().toText(), u"Counters"_s);
    const auto processed = listener.find(Pattern::Process, u"processEvent");
    QCOMPARE(processed.in.value(u"notification_id").toInteger(), 1);
}

void ObserverTest::observingChangesNothing()
{
    Session session({.system = kennelDefinition()});
    while (session.advance()) {}
    Listener listener;
    const auto observed = session.forkAt(0, &listener);
    while (observed->advance()) {}
    QCOMPARE(observed->newestStep(), session.newestStep());
    for (qint64 step = 1; step <= session.newestStep(); ++step)
        QVERIFY(observed->history().step(step) == session.history().step(step));
    QVERIFY(!listener.passages.isEmpty());
}

void ObserverTest::aPastStepCanBeLookedInto()
{
    Session session({.system = kennelDefinition()});
    while (session.advance()) {}
    qint64 delivery = 1;
    while (session.history().step(delivery).kind != StepKind::Delivery
        || session.history().step(delivery).outcome != StepOutcome::Recorded)
        ++delivery;
    Listener listener;
    const auto scratch = session.forkAt(delivery - 1, &listener);
    listener.passages.clear();
    QVERIFY(scratch->redo(session.history().step(delivery)) == session.history().step(delivery));
    QVERIFY(!listener.find(Pattern::Policy, u"apply").in.isNull());
    QCOMPARE(listener.find(Pattern::Recorder, u"record").out.items().front().toInteger(),
        session.history().step(delivery).first);
}

void ObserverTest::aRefusedStepCanBeLookedInto()
{
    Session session({.system = kennelDefinition()});
    while (session.advance()) {}
    qint64 refused = 1;
    while (session.history().step(refused).outcome != StepOutcome::Refused)
        ++refused;
    Listener listener;
    const auto scratch = session.forkAt(refused - 1, &listener);
    listener.passages.clear();
    scratch->redo(session.history().step(refused));
    QVERIFY(!listener.find(Pattern::Repository, u"get").out.isNull()); // the aggregate that said no
    QVERIFY(listener.find(Pattern::Aggregate, u"collectEvents").in.isNull());
}

QTEST_GUILESS_MAIN(ObserverTest)
#include "tst_observer.moc"
