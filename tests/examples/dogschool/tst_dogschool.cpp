// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorderplace.h"
#include "engine/session/session.h"
#include "engine/system/runner.h"
#include "examples/dogschool/counter.h"
#include "examples/dogschool/dog.h"
#include "examples/dogschool/dogschool.h"

#include <QtTest>

using namespace occasion;
using namespace dogschool;

namespace {

std::unique_ptr<Session> finished(const QString& scheduler, quint64 seed)
{
    auto session = std::make_unique<Session>(SessionOptions{
        .system = dogSchoolSystem(), .scenario = u"tricks"_s, .seed = seed, .scheduler = scheduler});
    while (session->advance()) {}
    return session;
}

Value stateOf(const Session& session, int process, const Uuid& id, Version version)
{
    return session.history().aggregate(process, id, version).state;
}

}

/// The dog school ends as the Python library's example does, under every scheduler.
class DogSchoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTricksAreCounted_data()
    {
        QTest::addColumn<QString>("scheduler");
        for (const auto* scheduler : {"round-robin", "oldest-first", "random"})
            QTest::newRow(scheduler) << QString::fromLatin1(scheduler);
    }
    void theTricksAreCounted()
    {
        QFETCH(const QString, scheduler);
        for (quint64 seed = 1; seed <= 5; ++seed) {
            const auto session = finished(scheduler, seed);
            QCOMPARE(session->history().eventCount(0, session->newestStep()), 9);
            QCOMPARE(session->history().eventCount(1, session->newestStep()), 9);
            const auto counter = [&](const QString& trick, Version version) {
                return stateOf(*session, 1, Counter::idFor(trick), version).value(u"count").toInteger();
            };
            QCOMPARE(counter(u"roll over"_s, 4), 3);
            QCOMPARE(counter(u"fetch ball"_s, 3), 2);
            QCOMPARE(counter(u"play dead"_s, 2), 1);
            QCOMPARE(stateOf(*session, 0, Dog::idFor(u"Billy"_s), 4).value(u"tricks").items().size(), 3);
        }
    }

    void theInvariantHoldsAfterEveryStep()
    {
        const auto session = finished(u"random"_s, 3);
        for (qint64 step = 0; step <= session->newestStep(); ++step) {
            for (const auto& invariant : session->invariantsAt(step))
                QVERIFY2(invariant.holds, qPrintable(invariant.name));
        }
    }

    void aNameIsTakenOnceAndOnlyKnownDogsLearn()
    {
        SingleThreadedRunner runner(
            dogSchoolSystem()->system, [](const QString&) { return openRecorder({}); });
        runner.start();
        const auto fido = Value::object({{u"name"_s, Value::text(u"Fido"_s)}});
        runner.call(u"DogSchool"_s, u"RegisterDog"_s, fido);
        QVERIFY_THROWS_EXCEPTION(DomainError, runner.call(u"DogSchool"_s, u"RegisterDog"_s, fido));
        QVERIFY_THROWS_EXCEPTION(DomainError,
            runner.call(u"DogSchool"_s, u"AddTrick"_s,
                Value::object(
                    {{u"dog"_s, Value::uuid(Dog::idFor(u"Rex"_s))}, {u"trick"_s, Value::text(u"sit"_s)}})));
        QCOMPARE(runner.get(u"DogSchool"_s).recorder().maxNotificationId(), 1);
    }
};

QTEST_GUILESS_MAIN(DogSchoolTest)
#include "tst_dogschool.moc"
