// SPDX-License-Identifier: BSD-3-Clause
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Ended
{
    int status = -1;
    QString out;
    QString err;
};

Ended occasion(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(qEnvironmentVariable("OCCASION_PROGRAM"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

}

/// Expressions on the command line, in the real program.
class ExpressionCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evalPrintsAValue()
    {
        QCOMPARE(occasion({u"eval"_s, u"[1 + 1, 10.00d * 2, 'a']"_s}).out, u"[2, 20.00d, \"a\"]\n"_s);
        const auto wrong = occasion({u"eval"_s, u"1 +"_s});
        QCOMPARE(wrong.status, 1);
        QCOMPARE(wrong.err, u"occasion eval: The expression ends too early.\n"_s);
    }

    void evalAnswersEachLine()
    {
        const auto ended = occasion({u"eval"_s},
            "{\"expr\": \"x + 1\", \"bindings\": {\"x\": {\"int\": \"41\"}}}\n"
            "{\"expr\": \"unknown || true\"}\n"
            "{\"expr\": \"1 / 0\"}\n"
            "no JSON\n"
            "{\"expr\": \"{'a': [1u, 0.5, null]}\"}\n");
        const QStringList answers = ended.out.trimmed().split(u'\n');
        QCOMPARE(answers.size(), 5);
        QCOMPARE(answers[0], u"{\"value\":{\"int\":\"42\"}}"_s);
        QCOMPARE(answers[1], u"{\"value\":{\"bool\":true}}"_s);
        QCOMPARE(answers[2], u"{\"error\":\"Division by zero.\",\"at\":2}"_s);
        QVERIFY(answers[3].startsWith(u"{\"error\":"));
        QCOMPARE(answers[4],
            u"{\"value\":{\"map\":[[{\"string\":\"a\"},{\"list\":[{\"uint\":\"1\"},{\"double\":\"0.5\"},{\"null\":true}]}]]}}"_s);
        QCOMPARE(ended.status, 0);
    }

    void inspectShowsWhatTheConditionHoldsFor()
    {
        const QString bank = qEnvironmentVariable("OCCASION_SHARED") + u"/interop/bank.db"_s;
        if (!QFile::exists(bank))
            QSKIP("the Python library's bank is not here; OCCASION_SHARED names the folder above 'interop'");
        const auto all = occasion({u"inspect"_s, bank, u"--json-lines"_s, u"--where"_s, u"true"_s});
        const auto some = occasion({u"inspect"_s, bank, u"--json-lines"_s, u"--where"_s,
            u"topic.endsWith(\"Debited\") && state.amount > 100d"_s});
        QCOMPARE(some.status, 0);
        const auto isWanted = [](const QString& line) {
            const QString amount
                = line.section(u"\"amount\":"_s, 1).section(u"_data_\":\""_s, 1).section(u'"', 0, 0);
            return line.contains(u".Debited\"") && amount.toDouble() > 100;
        };
        const auto notifications = [](const QString& out) {
            QStringList lines = out.split(u'\n');
            lines.removeIf([](const QString& line) { return !line.startsWith(u"{\"notification\""); });
            return lines;
        };
        QStringList wanted = notifications(all.out);
        wanted.removeIf([&](const QString& line) { return !isWanted(line); });
        QCOMPARE(notifications(some.out), wanted);
        QVERIFY(notifications(all.out).size() > notifications(some.out).size());
    }

    void aMistakeIsMarkedBelowTheExpression()
    {
        const auto ended = occasion({u"run"_s, u"bank"_s, u"--until"_s, u"lag == 0 && acounts.size() > 1"_s});
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.err.startsWith(
                     u"occasion run: --until: There is no name `acounts` here. Did you mean `accounts`?\n"
                     "  lag == 0 && acounts.size() > 1\n"
                     "              ^\n"),
            qPrintable(ended.err));
    }

    void runStopsWhereItShould()
    {
        const auto ended
            = occasion({u"run"_s, u"bank"_s, u"--json"_s, u"--until"_s, u"accounts.size() == 2"_s});
        QCOMPARE(ended.status, 0);
        QVERIFY(ended.out.contains(u"\"Accounts\":{\"events\":2,\"aggregates\":2}"));
    }

    void runFailsWhereACheckDoesNotHold()
    {
        const auto ended = occasion({u"run"_s, u"bank"_s, u"--check"_s, u"accounts.size() < 2"_s});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.contains(u"it does not hold that accounts.size() < 2."), qPrintable(ended.err));
        QCOMPARE(occasion({u"run"_s, u"bank"_s, u"--check"_s,
                              u"accounts.all(a, a.balance >= -a.overdraft_limit)"_s})
                     .status,
            0);
    }
};

QTEST_GUILESS_MAIN(ExpressionCommandsTest)
#include "tst_expressioncommands.moc"
