// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/bankrun.h"
#include "tests/support/instants.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace bank;

class BankCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void amountsThatAreNotPositiveAreRefused_data();
    void amountsThatAreNotPositiveAreRefused();
    void aLimitMustCoverWhatIsDrawn();
    void unknownAccountsAreRefused();
    void nobodyPaysThemselves();
    void aDirectTransferIsWholeOrNot();
    void aTransferFromAnUnknownAccountIsRefused();
    void aTransferToAnUnknownAccountGivesTheMoneyBack();
    void aTransferToAClosedAccountGivesTheMoneyBack();
    void aTransferWithoutFundsIsRefused();
    void aRefundReachesAnAccountThatWasClosedMeanwhile();
    void aStatementTellsWhatHappened();
    void whateverIsAskedNoMoneyVanishes_data();
    void whateverIsAskedNoMoneyVanishes();

private:
    std::unique_ptr<Session> m_session;
    Uuid m_alice, m_bob;
};

/// Alice has 100.00, Bob nothing.
void BankCommandsTest::init()
{
    m_session = bankSession(u"first steps"_s);
    m_alice = bank::call(*m_session, openAccount(u"Alice"_s));
    m_bob = bank::call(*m_session, openAccount(u"Bob"_s));
    bank::call(*m_session, deposit(m_alice, u"100.00"_s));
}

void BankCommandsTest::amountsThatAreNotPositiveAreRefused_data()
{
    QTest::addColumn<QString>("amount");
    for (const auto* amount : {"0", "0.00", "-0.00", "-5.00", "NaN", "Infinity", "-Infinity"})
        QTest::newRow(amount) << QString::fromLatin1(amount);
}

void BankCommandsTest::amountsThatAreNotPositiveAreRefused()
{
    QFETCH(QString, amount);
    const QString error = u"AmountNotPositiveError"_s;
    QCOMPARE(refusalOf(*m_session, deposit(m_alice, amount)), error);
    QCOMPARE(refusalOf(*m_session, withdraw(m_alice, amount)), error);
    QCOMPARE(refusalOf(*m_session, transferDirectly(m_alice, m_bob, amount)), error);
    QCOMPARE(refusalOf(*m_session, startTransfer(m_alice, m_bob, amount)), error);
    if (amount != u"Infinity") // a limit may well be none
        QCOMPARE(refusalOf(*m_session, setOverdraftLimit(m_alice, amount)), u"AssertionError"_s);
    QCOMPARE(balanceOf(*m_session, m_alice), u"100.00"_s);
}

void BankCommandsTest::aLimitMustCoverWhatIsDrawn()
{
    QCOMPARE(refusalOf(*m_session, setOverdraftLimit(m_alice, u"50.00"_s)), QString());
    QCOMPARE(refusalOf(*m_session, withdraw(m_alice, u"140.00"_s)), QString());
    QCOMPARE(refusalOf(*m_session, setOverdraftLimit(m_alice, u"39.99"_s)), u"LimitBelowDebtError"_s);
    QCOMPARE(refusalOf(*m_session, setOverdraftLimit(m_alice, u"40.00"_s)), QString());
    QCOMPARE(brokenInvariants(*m_session), QStringList());
}

void BankCommandsTest::unknownAccountsAreRefused()
{
    const auto nobody = idOf(u"/nobody"_s);
    const QString error = u"AccountNotFoundError"_s;
    QCOMPARE(refusalOf(*m_session, deposit(nobody, u"1.00"_s)), error);
    QCOMPARE(refusalOf(*m_session, withdraw(nobody, u"1.00"_s)), error);
    QCOMPARE(refusalOf(*m_session, transferDirectly(m_alice, nobody, u"1.00"_s)), error);
    QCOMPARE(refusalOf(*m_session, transferDirectly(nobody, m_alice, u"1.00"_s)), error);
    QCOMPARE(refusalOf(*m_session, setOverdraftLimit(nobody, u"1.00"_s)), error);
    QCOMPARE(refusalOf(*m_session, closeAccount(nobody)), error);
    QCOMPARE(balanceOf(*m_session, m_alice), u"100.00"_s);
}

void BankCommandsTest::nobodyPaysThemselves()
{
    // Two copies of one account would record the same version.
    QCOMPARE(refusalOf(*m_session, transferDirectly(m_alice, m_alice, u"1.00"_s)), u"IntegrityError"_s);
    QCOMPARE(refusalOf(*m_session, startTransfer(m_alice, m_alice, u"1.00"_s)), u"SameAccountError"_s);
    QCOMPARE(balanceOf(*m_session, m_alice), u"100.00"_s);
}

void BankCommandsTest::aDirectTransferIsWholeOrNot()
{
    QCOMPARE(refusalOf(*m_session, transferDirectly(m_alice, m_bob, u"30.00"_s)), QString());
    QCOMPARE(balanceOf(*m_session, m_bob), u"30.00"_s);
    QCOMPARE(
        refusalOf(*m_session, transferDirectly(m_alice, m_bob, u"1000.00"_s)), u"InsufficientFundsError"_s);
    bank::call(*m_session, closeAccount(m_bob));
    QCOMPARE(refusalOf(*m_session, transferDirectly(m_alice, m_bob, u"1.00"_s)), u"AccountClosedError"_s);
    QCOMPARE(balanceOf(*m_session, m_alice), u"70.00"_s);
    QCOMPARE(balanceOf(*m_session, m_bob), u"30.00"_s);
}

void BankCommandsTest::aTransferFromAnUnknownAccountIsRefused()
{
    const auto transfer = bank::call(*m_session, startTransfer(idOf(u"/nobody"_s), m_bob, u"30.00"_s));
    finish(*m_session);
    QCOMPARE(statusOf(*m_session, transfer), u"refused"_s);
    QCOMPARE(fieldOf(*m_session, u"Transfers"_s, transfer, u"reason").toText(), u"AccountNotFoundError"_s);
    QCOMPARE(balanceOf(*m_session, m_bob), u"0.00"_s);
}

void BankCommandsTest::aTransferToAnUnknownAccountGivesTheMoneyBack()
{
    const auto transfer = bank::call(*m_session, startTransfer(m_alice, idOf(u"/nobody"_s), u"30.00"_s));
    finish(*m_session);
    QCOMPARE(statusOf(*m_session, transfer), u"failed"_s);
    QCOMPARE(fieldOf(*m_session, u"Transfers"_s, transfer, u"reason").toText(), u"AccountNotFoundError"_s);
    QCOMPARE(balanceOf(*m_session, m_alice), u"100.00"_s);
    QCOMPARE(brokenInvariants(*m_session), QStringList());
}

void BankCommandsTest::aTransferToAClosedAccountGivesTheMoneyBack()
{
    bank::call(*m_session, closeAccount(m_bob));
    const auto transfer = bank::call(*m_session, startTransfer(m_alice, m_bob, u"30.00"_s));
    finish(*m_session);
    QCOMPARE(statusOf(*m_session, transfer), u"failed"_s);
    QCOMPARE(fieldOf(*m_session, u"Transfers"_s, transfer, u"reason").toText(), u"AccountClosedError"_s);
    QCOMPARE(balanceOf(*m_session, m_alice), u"100.00"_s);
    QCOMPARE(balanceOf(*m_session, m_bob), u"0.00"_s);
    QCOMPARE(brokenInvariants(*m_session), QStringList());
}

void BankCommandsTest::aTransferWithoutFundsIsRefused()
{
    const auto transfer = bank::call(*m_session, startTransfer(m_alice, m_bob, u"100.01"_s));
    finish(*m_session);
    QCOMPARE(statusOf(*m_session, transfer), u"refused"_s);
    QCOMPARE(fieldOf(*m_session, u"Transfers"_s, transfer, u"reason").toText(), u"InsufficientFundsError"_s);
    QCOMPARE(balanceOf(*m_session, m_alice), u"100.00"_s);
}

void BankCommandsTest::aRefundReachesAnAccountThatWasClosedMeanwhile()
{
    bank::call(*m_session, closeAccount(m_bob));
    const auto transfer = bank::call(*m_session, startTransfer(m_alice, m_bob, u"30.00"_s));
    while (statusOf(*m_session, transfer) != u"refunding")
        QVERIFY(m_session->advance());
    QCOMPARE(balanceOf(*m_session, m_alice), u"70.00"_s);
    QCOMPARE(refusalOf(*m_session, closeAccount(m_alice)), QString());
    finish(*m_session);
    QCOMPARE(statusOf(*m_session, transfer), u"failed"_s);
    QCOMPARE(balanceOf(*m_session, m_alice), u"100.00"_s);
    QVERIFY(fieldOf(*m_session, u"Accounts"_s, m_alice, u"is_closed").toBool());
    QCOMPARE(brokenInvariants(*m_session), QStringList());
}

void BankCommandsTest::aStatementTellsWhatHappened()
{
    bank::call(*m_session, withdraw(m_alice, u"20.00"_s));
    bank::call(*m_session, startTransfer(m_alice, m_bob, u"30.00"_s));
    finish(*m_session);
    bank::call(*m_session, closeAccount(m_alice));
    finish(*m_session);
    const auto& history = m_session->history();
    const int statements = m_session->options().system->system.indexOf(u"Statements"_s);
    const auto alices = history.aggregates(statements, m_session->newestStep(), 0, 1).front();
    const auto state = history.aggregate(statements, alices.id, alices.version).state;
    QCOMPARE(state.value(u"holder").toText(), u"Alice"_s);
    QVERIFY(state.value(u"is_closed").toBool());
    QStringList lines;
    for (const auto& line : state.value(u"lines").items()) {
        lines.append(u"%1 %2 %3"_s.arg(line.value(u"text").toText(),
            line.value(u"amount").asDecimal()->text(), line.value(u"balance").asDecimal()->text()));
    }
    QCOMPARE(lines,
        QStringList(
            {u"Deposit 100.00 100.00"_s, u"Withdrawal -20.00 80.00"_s, u"Transfer out -30.00 50.00"_s}));
}

void BankCommandsTest::whateverIsAskedNoMoneyVanishes_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void BankCommandsTest::whateverIsAskedNoMoneyVanishes()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    QList<Uuid> accounts{m_alice, m_bob, bank::call(*m_session, openAccount(u"Carol"_s)), idOf(u"/nobody"_s)};
    const auto anyone = [&] { return accounts.at(random.bounded(accounts.size())); };
    const auto amount
        = [&] { return u"%1.%2"_s.arg(int(random.bounded(80)) - 5).arg(int(random.bounded(90)) + 10); };
    m_session->setScheduler(u"random"_s);
    for (int i = 0; i < 120; ++i) {
        switch (random.bounded(12)) {
        case 0:
            m_session->call(deposit(anyone(), amount()));
            break;
        case 1:
            m_session->call(withdraw(anyone(), amount()));
            break;
        case 2:
            m_session->call(transferDirectly(anyone(), anyone(), amount()));
            break;
        case 3:
            m_session->call(setOverdraftLimit(anyone(), amount()));
            break;
        case 4:
            if (random.bounded(4) == 0)
                m_session->call(closeAccount(anyone()));
            break;
        case 5:
        case 6:
            m_session->call(startTransfer(anyone(), anyone(), amount()));
            break;
        default:
            m_session->advance();
        }
    }
    finish(*m_session);
    QCOMPARE(brokenInvariants(*m_session), QStringList());
    const int transfers = m_session->options().system->system.indexOf(u"Transfers"_s);
    for (const auto& summary : m_session->history().aggregates(transfers, m_session->newestStep(), 0, 1000)) {
        const auto status = statusOf(*m_session, summary.id.uuid());
        QVERIFY2(status == u"completed" || status == u"refused" || status == u"failed", qPrintable(status));
    }
}

QTEST_GUILESS_MAIN(BankCommandsTest)
#include "tst_bankcommands.moc"
