// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/decimal.h"
#include "engine/errors.h"

/// Errors of the bank's rules, by the names that the Python library's example gives them.
namespace bank {

using occasion::Decimal;
using occasion::Uuid;
using namespace Qt::StringLiterals;

struct AccountClosedError : occasion::DomainError
{
    AccountClosedError()
        : DomainError(u"AccountClosedError"_s, u"The account is closed."_s)
    {
    }
};

struct InsufficientFundsError : occasion::DomainError
{
    InsufficientFundsError()
        : DomainError(
            u"InsufficientFundsError"_s, u"The account does not hold enough, its overdraft included."_s)
    {
    }
};

struct AccountNotFoundError : occasion::DomainError
{
    explicit AccountNotFoundError(const Uuid& account)
        : DomainError(u"AccountNotFoundError"_s, u"There is no account %1."_s.arg(account.text()))
    {
    }
};

struct AmountNotPositiveError : occasion::DomainError
{
    explicit AmountNotPositiveError(const Decimal& amount)
        : DomainError(u"AmountNotPositiveError"_s,
            u"The amount must be a number above zero; it is %1."_s.arg(amount.text()))
    {
    }
};

struct LimitBelowDebtError : occasion::DomainError
{
    explicit LimitBelowDebtError(const Decimal& balance)
        : DomainError(u"LimitBelowDebtError"_s,
            u"The limit must cover what is drawn already; the balance is %1."_s.arg(balance.text()))
    {
    }
};

struct SameAccountError : occasion::DomainError
{
    SameAccountError()
        : DomainError(u"SameAccountError"_s, u"Source and target must be different accounts."_s)
    {
    }
};

/// AmountNotPositiveError unless it is above zero, and no infinity: nothing could be taken from such a balance.
inline void requirePositive(const Decimal& amount)
{
    if (!amount.isFinite() || !(amount > Decimal(0)))
        throw AmountNotPositiveError(amount);
}

}
