// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/accounts.h"

#include "examples/bank/bankaccount.h"
#include "examples/bank/missingaccount.h"
#include "examples/bank/transfer.h"

namespace bank {

using namespace occasion;

namespace {

AggregateOf<BankAccount> accountOf(const Uuid& id, Context& context)
{
    auto found = context.find(id);
    if (!found)
        throw AccountNotFoundError(id);
    return *std::move(found);
}

void openAccount(const OpenAccount& command, Context& context)
{
    AggregateOf<BankAccount> account(
        context.newId(), context.now(), BankAccount::Opened{command.fullName, command.emailAddress});
    context.save(account);
}

void deposit(const Deposit& command, Context& context)
{
    requirePositive(command.amount);
    auto account = accountOf(command.account, context);
    account.record(account->credit(command.amount));
    context.save(account);
}

void withdraw(const Withdraw& command, Context& context)
{
    requirePositive(command.amount);
    auto account = accountOf(command.account, context);
    account.record(account->debit(command.amount));
    context.save(account);
}

void transferDirectly(const TransferDirectly& command, Context& context)
{
    requirePositive(command.amount);
    auto source = accountOf(command.source, context);
    auto target = accountOf(command.target, context);
    source.record(source->debit(command.amount));
    target.record(target->credit(command.amount));
    context.save(source);
    context.save(target);
}

void setOverdraftLimit(const SetOverdraftLimit& command, Context& context)
{
    auto account = accountOf(command.account, context);
    const auto agreed = account->setOverdraftLimit(command.limit);
    if (account->balance < -command.limit)
        throw LimitBelowDebtError(account->balance);
    account.record(agreed);
    context.save(account);
}

void closeAccount(const CloseAccount& command, Context& context)
{
    auto account = accountOf(command.account, context);
    account.record(account->close());
    context.save(account);
}

/// Even an account that is not there gives an answer, so that no transfer waits for ever.
void reportMissing(const Uuid& account, const DomainEvent& asked, bool wasDebit, Context& context)
{
    const auto& transfer = asked.originatorId.uuid();
    AggregateOf<MissingAccount> report(MissingAccount::idFor(transfer, wasDebit), context.now(),
        MissingAccount::Reported{transfer, account, wasDebit, AccountNotFoundError(account).name()});
    context.save(report);
}

void debitSource(const DomainEvent& event, Context& context)
{
    const auto& asked = event.as<Transfer::Started>();
    auto found = context.find(asked.source);
    if (!found)
        return reportMissing(asked.source, event, true, context);
    AggregateOf<BankAccount> account(*std::move(found));
    account.record(account->debitForTransfer(event.originatorId.uuid(), asked.amount));
    context.save(account);
}

void creditTarget(const DomainEvent& event, Context& context)
{
    const auto& asked = event.as<Transfer::Debited>();
    auto found = context.find(asked.target);
    if (!found)
        return reportMissing(asked.target, event, false, context);
    AggregateOf<BankAccount> account(*std::move(found));
    account.record(account->creditByTransfer(event.originatorId.uuid(), asked.amount));
    context.save(account);
}

void refundSource(const DomainEvent& event, Context& context)
{
    const auto& asked = event.as<Transfer::RefundRequested>();
    auto account = accountOf(asked.source, context);
    account.record(account->refund(event.originatorId.uuid(), asked.amount));
    context.save(account);
}

}

ProcessType accounts()
{
    ProcessType process;
    process.application.name = u"Accounts"_s;
    process.application.aggregates = {describe<BankAccount>(), describe<MissingAccount>()};
    process.application.commands = {commandType(u"OpenAccount"_s, openAccount),
        commandType(u"Deposit"_s, deposit), commandType(u"Withdraw"_s, withdraw),
        commandType(u"TransferDirectly"_s, transferDirectly),
        commandType(u"SetOverdraftLimit"_s, setOverdraftLimit), commandType(u"CloseAccount"_s, closeAccount)};
    process.policy = Policy()
                         .on(QString::fromLatin1(Transfer::Started::topic), debitSource)
                         .on(QString::fromLatin1(Transfer::Debited::topic), creditTarget)
                         .on(QString::fromLatin1(Transfer::RefundRequested::topic), refundSource);
    process.followTopics = process.policy->topics();
    return process;
}

}
