// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/scenarios.h"

#include "examples/bank/busyday.h"
#include "examples/bank/money.h"
#include "examples/bank/scenariowords.h"

namespace bank {

using namespace occasion;

namespace {

struct People
{
    QString alice = u"alice"_s, bob = u"bob"_s, carol = u"carol"_s, dave = u"dave"_s;
};

Scenario firstSteps()
{
    const auto [alice, bob, carol, dave] = People{};
    return {u"first steps"_s, u"Two accounts are opened; money goes in and out, and once it is refused."_s,
        {open(alice, u"Alice"_s), open(bob, u"Bob"_s), deposit(alice, u"100.00"_s),
            withdraw(alice, u"30.00"_s), refused(withdraw(alice, u"100.00"_s), u"InsufficientFundsError"_s)},
        {balance(alice, u"70.00"_s), balance(bob, u"0.00"_s)}};
}

Scenario transferMoney()
{
    const auto [alice, bob, carol, dave] = People{};
    return {u"transfer"_s, u"Alice pays Bob: a transfer is started, debited, credited and completed."_s,
        {open(alice, u"Alice"_s), open(bob, u"Bob"_s), deposit(alice, u"100.00"_s),
            transfer(u"t1"_s, alice, bob, u"30.00"_s)},
        {balance(alice, u"70.00"_s), balance(bob, u"30.00"_s), status(u"t1"_s, u"completed"_s)}};
}

Scenario transferRefused()
{
    const auto [alice, bob, carol, dave] = People{};
    return {u"transfer refused"_s, u"Alice has too little, so her account refuses the transfer's debit."_s,
        {open(alice, u"Alice"_s), open(bob, u"Bob"_s), deposit(alice, u"20.00"_s),
            transfer(u"t1"_s, alice, bob, u"30.00"_s)},
        {balance(alice, u"20.00"_s), balance(bob, u"0.00"_s), status(u"t1"_s, u"refused"_s)}};
}

Scenario transferToClosed()
{
    const auto [alice, bob, carol, dave] = People{};
    return {u"transfer to a closed account"_s, u"Bob's account is closed, so Alice gets her money back."_s,
        {open(alice, u"Alice"_s), open(bob, u"Bob"_s), deposit(alice, u"100.00"_s), close(bob),
            transfer(u"t1"_s, alice, bob, u"30.00"_s)},
        {balance(alice, u"100.00"_s), balance(bob, u"0.00"_s), status(u"t1"_s, u"failed"_s)}};
}

Scenario overdraft()
{
    const auto [alice, bob, carol, dave] = People{};
    return {u"overdraft"_s, u"Alice draws what she has not, as far as it was agreed and no further."_s,
        {open(alice, u"Alice"_s), open(bob, u"Bob"_s), setLimit(alice, u"50.00"_s),
            withdraw(alice, u"40.00"_s), refused(withdraw(alice, u"20.00"_s), u"InsufficientFundsError"_s),
            refused(setLimit(alice, u"30.00"_s), u"LimitBelowDebtError"_s),
            transfer(u"t1"_s, alice, bob, u"10.00"_s)},
        {balance(alice, u"-50.00"_s), balance(bob, u"10.00"_s), status(u"t1"_s, u"completed"_s)}};
}

/// The Python library's own test of its example, in the same order.
Scenario librarysOwn()
{
    const auto [alice, bob, carol, dave] = People{};
    const QString insufficient = u"InsufficientFundsError"_s;
    const QString closed = u"AccountClosedError"_s;
    return {u"library's test"_s, u"The scenario that the Python library tests its bank with."_s,
        {refused(depositForNobody(), u"AccountNotFoundError"_s), open(alice, u"Alice"_s),
            deposit(alice, u"200.00"_s), withdraw(alice, u"50.00"_s),
            refused(withdraw(alice, u"151.00"_s), insufficient), open(bob, u"Bob"_s),
            direct(alice, bob, u"100.00"_s), refused(direct(alice, bob, u"1000.00"_s), insufficient),
            close(alice), refused(direct(alice, bob, u"50.00"_s), closed),
            refused(withdraw(alice, u"1.00"_s), closed), refused(deposit(alice, u"1000.00"_s), closed),
            refused(setLimit(alice, u"500.00"_s), closed), setLimit(bob, u"500.00"_s),
            refused(setLimit(bob, u"-500.00"_s), u"AssertionError"_s), withdraw(bob, u"500.00"_s),
            refused(withdraw(bob, u"101.00"_s), insufficient)},
        {balance(alice, u"50.00"_s), balance(bob, u"-400.00"_s)}};
}

Scenario twoAtOnce()
{
    const auto [alice, bob, carol, dave] = People{};
    return {u"two transfers at once"_s,
        u"Two transfers between four accounts run beside each other and end alike in any order."_s,
        {open(alice, u"Alice"_s), open(bob, u"Bob"_s), open(carol, u"Carol"_s), open(dave, u"Dave"_s),
            deposit(alice, u"100.00"_s), deposit(carol, u"50.00"_s),
            transfer(u"t1"_s, alice, bob, u"30.00"_s), atOnce(transfer(u"t2"_s, carol, dave, u"20.00"_s))},
        {balance(alice, u"70.00"_s), balance(bob, u"30.00"_s), balance(carol, u"30.00"_s),
            balance(dave, u"20.00"_s)}};
}

/// One transfer asks for Alice's money step by step, the other takes it at once.
Scenario race()
{
    const auto [alice, bob, carol, dave] = People{};
    Scenario scenario{u"race"_s,
        u"Two transfers want the same money: who gets it depends on what is scheduled first."_s,
        {open(alice, u"Alice"_s), open(bob, u"Bob"_s), open(carol, u"Carol"_s), deposit(alice, u"50.00"_s),
            transfer(u"t1"_s, alice, bob, u"40.00"_s), atOnce(direct(alice, carol, u"40.00"_s))},
        {}};
    scenario.confluent = false;
    return scenario;
}

}

std::vector<Scenario> bankScenarios()
{
    return {transferMoney(), firstSteps(), transferRefused(), transferToClosed(), overdraft(), librarysOwn(),
        twoAtOnce(), race(), busyDay()};
}

}
