// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/runner.h"
#include "tests/support/bankrun.h"
#include "tests/support/telling.h"

#include <QtTest>

using namespace bank;

namespace {

/// Carries out a scenario's commands on a runner, whose ids are its own, and remembers which label got which.
class Play
{
public:
    Play(Runner& runner, std::function<void()> settle)
        : m_runner(runner)
        , m_settle(std::move(settle))
    {
    }

    void run(const Scenario& scenario)
    {
        for (const auto& command : scenario.commands) {
            if (!command.atOnce)
                m_settle();
            QCOMPARE(refusalOf(command.call), command.refusedWith);
            if (!command.as.isEmpty())
                m_ids.insert(command.as, newest(command.call.process));
        }
        m_settle();
    }

    /// Fields of the aggregates that labels stand for, and the number of events of each process.
    QStringList ending() const
    {
        QStringList lines;
        for (auto id = m_ids.begin(); id != m_ids.end(); ++id) {
            const bool isTransfer = id.key().startsWith(u't') && id.key().at(1).isDigit(); // t1, not tessa
            const auto& process = m_runner.get(isTransfer ? u"Transfers"_s : u"Accounts"_s);
            const auto state = aggregateState(process.repository().get(*id, {}));
            lines.append(id.key() + u' '
                + (isTransfer ? state.value(u"status").toText()
                              : state.value(u"balance").asDecimal()->text()));
        }
        for (const auto& process : m_runner.system().processes()) {
            const auto& name = process.application.name;
            lines.append(u"%1 %2"_s.arg(name).arg(m_runner.get(name).recorder().maxNotificationId()));
        }
        return lines;
    }

private:
    QString refusalOf(const CommandCall& call)
    {
        try {
            m_runner.call(call.process, call.command, resolved(call.arguments));
        } catch (const EngineError& error) {
            return error.name();
        }
        return {};
    }

    Value resolved(const Value& arguments) const
    {
        Value::Members members;
        for (const auto& [name, value] : arguments.members()) {
            const bool isReference = value.customName() == u"reference";
            members.append(
                {name, isReference ? Value::uuid(m_ids.value(value.customData().toText())) : value});
        }
        return Value::object(members);
    }

    /// The aggregate that was made last by a command.
    Uuid newest(const QString& process) const
    {
        const QStringList topics{u"eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Opened"_s,
            u"bank:Transfer.Started"_s};
        const auto made
            = m_runner.get(process).recorder().selectNotifications({.limit = -1, .topics = topics});
        return made.empty() ? Uuid() : made.back().originatorId.uuid();
    }

    Runner& m_runner;
    std::function<void()> m_settle;
    QMap<QString, Uuid> m_ids;
};

/// The same of a session.
QStringList endingOf(const Session& session)
{
    QStringList lines;
    QMap<QString, QString> labelled;
    for (const auto& command : session.scenario().commands) {
        const auto& label = command.as;
        if (label.isEmpty())
            continue;
        const auto id = session.referencedId(label);
        labelled.insert(
            label, command.call.process == u"Transfers" ? statusOf(session, id) : balanceOf(session, id));
    }
    for (auto entry = labelled.begin(); entry != labelled.end(); ++entry)
        lines.append(entry.key() + u' ' + *entry);
    const auto& processes = session.history().map()->processes;
    for (size_t i = 0; i < processes.size(); ++i) {
        lines.append(u"%1 %2"_s.arg(processes[i].name)
                         .arg(session.history().eventCount(static_cast<int>(i), session.newestStep())));
    }
    return lines;
}

std::unique_ptr<ProcessRecorder> inMemory(const QString&)
{
    return openRecorder({});
}

}

class BankRunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runnersEndConfluentScenariosAsSessionsDo_data();
    void runnersEndConfluentScenariosAsSessionsDo();
};

void BankRunnerTest::runnersEndConfluentScenariosAsSessionsDo_data()
{
    QTest::addColumn<QString>("scenario");
    const auto system = bankSystem();
    for (const auto& scenario : system->scenarios) {
        if (scenario.confluent)
            QTest::newRow(qPrintable(scenario.name)) << scenario.name;
    }
}

void BankRunnerTest::runnersEndConfluentScenariosAsSessionsDo()
{
    QFETCH(QString, scenario);
    const auto session = bankSession(scenario);
    finish(*session);
    const auto expected = endingOf(*session);
    const auto definition = bankSystem();

    SingleThreadedRunner single(definition->system, inMemory);
    single.start();
    Play one(single, [] {});
    one.run(*definition->scenario(scenario));
    QCOMPARE(one.ending(), expected);
    single.stop();

    for (int repetition = 0; repetition < 5; ++repetition) {
        MultiThreadedRunner multi(definition->system, inMemory);
        multi.start();
        Play many(multi, [&] { multi.waitUntilQuiet(); });
        many.run(*definition->scenario(scenario));
        QCOMPARE(many.ending(), expected);
        multi.stop();
    }
}

QTEST_GUILESS_MAIN(BankRunnerTest)
#include "tst_bankrunner.moc"
