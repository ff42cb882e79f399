// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/shortcode.h"
#include "examples/dogschool/dogschool.h"
#include "tests/support/bankrun.h"
#include "tests/support/telling.h"

#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

std::vector<std::shared_ptr<const SystemDefinition>> systems()
{
    return {bank::bankSystem(), dogschool::dogSchoolSystem()};
}

/// The journal and all that was recorded, to the last byte.
QString whole(const Session& session)
{
    const auto& history = session.history();
    QStringList lines;
    for (qint64 number = 1; number <= session.newestStep(); ++number)
        lines.append(telling::line(history.step(number)));
    for (int process = 0; process < static_cast<int>(history.map()->processes.size()); ++process) {
        for (const auto& event : history.notifications(process, 1, 1'000'000, session.newestStep()))
            lines.append(telling::line(event));
    }
    return lines.join(u'\n');
}

QString codeOf(const Session& session)
{
    return shortCode(session.options(), session.history(), session.newestStep());
}

std::unique_ptr<Session> sessionOf(const QString& code)
{
    const CodedSession coded = readShortCode(code, systems());
    auto session = std::make_unique<Session>(coded.options);
    follow(coded, *session);
    return session;
}

}

/// A short code makes the same session again, wherever it is entered.
class TestShortCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyScenarioComesBackUnderEveryScheduler_data()
    {
        QTest::addColumn<std::shared_ptr<const SystemDefinition>>("system");
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("scheduler");
        for (const auto& system : systems()) {
            for (const auto& scenario : system->scenarios) {
                for (const auto& scheduler : schedulerNames())
                    QTest::addRow("%s, %s, %s", qPrintable(system->name), qPrintable(scenario.name),
                        qPrintable(scheduler))
                        << system << scenario.name << scheduler;
            }
        }
    }
    void everyScenarioComesBackUnderEveryScheduler()
    {
        QFETCH(const std::shared_ptr<const SystemDefinition>, system);
        QFETCH(const QString, scenario);
        QFETCH(const QString, scheduler);
        Session session({.system = system,
            .scenario = scenario,
            .seed = 18'446'744'073'709'551'615U,
            .scheduler = scheduler});
        while (session.advance()) {}
        const QString code = codeOf(session);
        QVERIFY2(code.size() <= longestShortCode, qPrintable(code));
        const auto again = sessionOf(code);
        QCOMPARE(again->options().scheduler, scheduler);
        QCOMPARE(whole(*again), whole(session));
    }

    void aBranchWithChoicesComesBack()
    {
        Session first({.system = bank::bankSystem(), .scenario = u"a busy day"_s});
        while (first.advance()) {}
        const auto branch = first.forkAt(3);
        int deviations = 0;
        while (true) {
            const auto enabled = branch->enabledAt(branch->newestStep());
            if (enabled.empty())
                break;
            const auto suggested = branch->suggestedAt(enabled, branch->newestStep());
            const auto chosen = deviations < 4 ? enabled.size() - 1 : static_cast<size_t>(suggested);
            deviations += static_cast<int>(chosen) != suggested ? 1 : 0;
            branch->take(enabled[chosen]);
        }
        QVERIFY(deviations > 1);
        const QString code = codeOf(*branch);
        QVERIFY2(code.size() <= longestShortCode, qPrintable(code));
        QCOMPARE(readShortCode(code, systems()).deviations.size(), static_cast<size_t>(deviations));
        QVERIFY(whole(*branch) != whole(first));
        QCOMPARE(whole(*sessionOf(code)), whole(*branch));
    }

    void aPastStepHasACodeOfItsOwn()
    {
        Session session({.system = bank::bankSystem(), .scenario = u"transfer"_s});
        while (session.advance()) {}
        const auto again = sessionOf(shortCode(session.options(), session.history(), 5));
        QCOMPARE(again->newestStep(), 5);
        QCOMPARE(whole(*again), whole(*session.forkAt(5)));
    }

    void aPersonsCommandAndTooManyChoicesAreSaid()
    {
        Session session({.system = bank::bankSystem(), .scenario = u"transfer"_s});
        session.call({.process = u"Accounts"_s,
            .command = u"OpenAccount"_s,
            .arguments = Value::object({{u"full_name"_s, Value::text(u"Eve"_s)},
                {u"email_address"_s, Value::text(u"eve@example.com"_s)}})});
        QVERIFY_THROWS_EXCEPTION(ValueError, codeOf(session));

        Session busy({.system = bank::bankSystem(), .scenario = u"a busy day"_s, .scheduler = u"random"_s});
        while (busy.advance()) {}
        busy.setScheduler(u"round-robin"_s);
        try {
            codeOf(busy);
            QFAIL("so many choices cannot fit");
        } catch (const ValueError& error) {
            QVERIFY(error.message().contains(u"40 characters"));
        }
    }

    void systemsAreToldApart()
    {
        QStringList beginnings;
        for (const auto& system : systems()) {
            Session session({.system = system});
            const auto coded = readShortCode(codeOf(session), systems());
            QCOMPARE(coded.options.system->name, system->name);
        }
        Session session({.system = bank::bankSystem()});
        QVERIFY_THROWS_EXCEPTION(ValueError, readShortCode(codeOf(session), {dogschool::dogSchoolSystem()}));
    }
};

QTEST_APPLESS_MAIN(TestShortCode)
#include "tst_shortcode.moc"
