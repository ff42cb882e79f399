// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/bankaccount.h"

namespace bank {

BankAccount::OverdraftLimitSet BankAccount::setOverdraftLimit(Decimal limit) const
{
    if (!(limit > Decimal(0)))
        throw occasion::AssertionError(
            u"An overdraft limit must be above zero; it is %1."_s.arg(limit.text()));
    requireOpen();
    return {limit};
}

std::variant<BankAccount::DebitedForTransfer, BankAccount::DebitRefused> BankAccount::debitForTransfer(
    Uuid transferId, Decimal amount) const
{
    try {
        requireOpen();
        requireFunds(amount);
        return DebitedForTransfer{transferId, amount};
    } catch (const occasion::DomainError& refusal) {
        return DebitRefused{transferId, amount, refusal.name()};
    }
}

std::variant<BankAccount::CreditedByTransfer, BankAccount::CreditRefused> BankAccount::creditByTransfer(
    Uuid transferId, Decimal amount) const
{
    try {
        requireOpen();
        return CreditedByTransfer{transferId, amount};
    } catch (const occasion::DomainError& refusal) {
        return CreditRefused{transferId, amount, refusal.name()};
    }
}

void BankAccount::requireOpen() const
{
    if (isClosed)
        throw AccountClosedError();
}

void BankAccount::requireFunds(const Decimal& amount) const
{
    if (balance - amount < -overdraftLimit)
        throw InsufficientFundsError();
}

}
