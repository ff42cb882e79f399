// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/bankaccount.h"
#include "examples/bank/statement.h"
#include "examples/bank/transfer.h"
#include "tests/support/story.h"

using namespace bank;
using namespace occasion;

using Opened = BankAccount::Opened;
using Credited = BankAccount::Credited;
using Debited = BankAccount::Debited;
using OverdraftLimitSet = BankAccount::OverdraftLimitSet;
using Closed = BankAccount::Closed;

class BankAccountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moneyGoesInAndOut();
    void noMoreGoesOutThanThereIs();
    void anOverdraftIsDrawnAsFarAsAgreed();
    void aLimitMustBeAboveZero();
    void aClosedAccountTakesNothing();
    void anAccountCanBeClosedTwice();
    void theAccountItselfDoesNotAskWhetherAmountsArePositive();
    void aTransferIsAnsweredWhateverHappens();
    void moneyThatComesBackReachesAClosedAccount();
    void aTransferNeedsTwoAccountsAndAnAmount();
    void aStatementKeepsARunningBalance();
};

namespace {

const Opened opened{u"Alice"_s, u"alice@example.com"_s};
const Uuid transferId = idOf(u"/transfers/1"_s);

}

void BankAccountTest::moneyGoesInAndOut()
{
    given<BankAccount>(opened).when(&BankAccount::credit, "200.00"_dec).then(Credited{"200.00"_dec});
    given<BankAccount>(opened, Credited{"200.00"_dec})
        .when(&BankAccount::debit, "50.00"_dec)
        .then(Debited{"50.00"_dec});
    given<BankAccount>(opened, Credited{"200.00"_dec})
        .when(&BankAccount::debit, "200.00"_dec)
        .then(Debited{"200.00"_dec});
}

void BankAccountTest::noMoreGoesOutThanThereIs()
{
    given<BankAccount>(opened, Credited{"200.00"_dec}, Debited{"50.00"_dec})
        .when(&BankAccount::debit, "150.01"_dec)
        .thenRefused(u"InsufficientFundsError"_s);
}

void BankAccountTest::anOverdraftIsDrawnAsFarAsAgreed()
{
    const auto withLimit = given<BankAccount>(opened, OverdraftLimitSet{"500.00"_dec});
    withLimit.when(&BankAccount::debit, "500.00"_dec).then(Debited{"500.00"_dec});
    withLimit.when(&BankAccount::debit, "500.01"_dec).thenRefused(u"InsufficientFundsError"_s);
}

void BankAccountTest::aLimitMustBeAboveZero()
{
    given<BankAccount>(opened)
        .when(&BankAccount::setOverdraftLimit, "0.01"_dec)
        .then(OverdraftLimitSet{"0.01"_dec});
    for (const auto& limit : {"0.00"_dec, "-500.00"_dec, "NaN"_dec})
        given<BankAccount>(opened)
            .when(&BankAccount::setOverdraftLimit, limit)
            .thenRefused(u"AssertionError"_s);
    given<BankAccount>(opened, Closed{})
        .when(&BankAccount::setOverdraftLimit, "-1.00"_dec)
        .thenRefused(u"AssertionError"_s); // the amount is looked at first
}

void BankAccountTest::aClosedAccountTakesNothing()
{
    const auto closed = given<BankAccount>(opened, Credited{"200.00"_dec}, Closed{});
    closed.when(&BankAccount::credit, "1.00"_dec).thenRefused(u"AccountClosedError"_s);
    closed.when(&BankAccount::debit, "1.00"_dec).thenRefused(u"AccountClosedError"_s);
    closed.when(&BankAccount::debit, "1000.00"_dec).thenRefused(u"AccountClosedError"_s);
    closed.when(&BankAccount::setOverdraftLimit, "1.00"_dec).thenRefused(u"AccountClosedError"_s);
}

void BankAccountTest::anAccountCanBeClosedTwice()
{
    given<BankAccount>(opened, Closed{}).when(&BankAccount::close).then(Closed{});
}

void BankAccountTest::theAccountItselfDoesNotAskWhetherAmountsArePositive()
{
    given<BankAccount>(opened).when(&BankAccount::credit, "-5.00"_dec).then(Credited{"-5.00"_dec});
}

void BankAccountTest::aTransferIsAnsweredWhateverHappens()
{
    const auto amount = "30.00"_dec;
    given<BankAccount>(opened, Credited{"30.00"_dec})
        .when(&BankAccount::debitForTransfer, transferId, amount)
        .then(BankAccount::DebitedForTransfer{transferId, amount});
    given<BankAccount>(opened, Credited{"29.99"_dec})
        .when(&BankAccount::debitForTransfer, transferId, amount)
        .then(BankAccount::DebitRefused{transferId, amount, u"InsufficientFundsError"_s});
    given<BankAccount>(opened, Credited{"30.00"_dec}, Closed{})
        .when(&BankAccount::debitForTransfer, transferId, amount)
        .then(BankAccount::DebitRefused{transferId, amount, u"AccountClosedError"_s});
    given<BankAccount>(opened)
        .when(&BankAccount::creditByTransfer, transferId, amount)
        .then(BankAccount::CreditedByTransfer{transferId, amount});
    given<BankAccount>(opened, Closed{})
        .when(&BankAccount::creditByTransfer, transferId, amount)
        .then(BankAccount::CreditRefused{transferId, amount, u"AccountClosedError"_s});
}

void BankAccountTest::moneyThatComesBackReachesAClosedAccount()
{
    given<BankAccount>(opened, Closed{})
        .when(&BankAccount::refund, transferId, "30.00"_dec)
        .then(BankAccount::Refunded{transferId, "30.00"_dec});
}

void BankAccountTest::aTransferNeedsTwoAccountsAndAnAmount()
{
    const auto a = idOf(u"/a"_s);
    const auto b = idOf(u"/b"_s);
    given<Transfer>().when(&Transfer::start, a, b, "1.00"_dec).then(Transfer::Started{a, b, "1.00"_dec});
    given<Transfer>().when(&Transfer::start, a, a, "1.00"_dec).thenRefused(u"SameAccountError"_s);
    given<Transfer>().when(&Transfer::start, a, b, "0.00"_dec).thenRefused(u"AmountNotPositiveError"_s);
}

void BankAccountTest::aStatementKeepsARunningBalance()
{
    const Statement::Opened begun{idOf(u"/a"_s), u"Alice"_s};
    const Statement::LineAdded first{u"Deposit"_s, "10.00"_dec, "10.00"_dec};
    given<Statement>(begun).when(&Statement::add, u"Deposit"_s, "10.00"_dec).then(first);
    given<Statement>(begun, first)
        .when(&Statement::add, u"Withdrawal"_s, "-2.50"_dec)
        .then(Statement::LineAdded{u"Withdrawal"_s, "-2.50"_dec, "7.50"_dec});
}

QTEST_GUILESS_MAIN(BankAccountTest)
#include "tst_bankaccount.moc"
