// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/transfers.h"

#include "examples/bank/bankaccount.h"
#include "examples/bank/missingaccount.h"
#include "examples/bank/transfer.h"

namespace bank {

using namespace occasion;

namespace {

void startTransfer(const StartTransfer& command, Context& context)
{
    AggregateOf<Transfer> transfer(
        context.newId(), context.now(), Transfer::start(command.source, command.target, command.amount));
    context.save(transfer);
}

void debited(const DomainEvent& event, Context& context)
{
    AggregateOf<Transfer> transfer = context.get(event.as<BankAccount::DebitedForTransfer>().transferId);
    transfer.record(transfer->debited());
    context.save(transfer);
}

void refuse(const Uuid& transferId, const QString& reason, Context& context)
{
    AggregateOf<Transfer> transfer = context.get(transferId);
    transfer.record(transfer->refuse(reason));
    context.save(transfer);
}

void credited(const DomainEvent& event, Context& context)
{
    AggregateOf<Transfer> transfer = context.get(event.as<BankAccount::CreditedByTransfer>().transferId);
    transfer.record(transfer->credited());
    transfer.record(transfer->complete());
    context.save(transfer);
}

void requestRefund(const Uuid& transferId, const QString& reason, Context& context)
{
    AggregateOf<Transfer> transfer = context.get(transferId);
    transfer.record(transfer->requestRefund(reason));
    context.save(transfer);
}

void refunded(const DomainEvent& event, Context& context)
{
    AggregateOf<Transfer> transfer = context.get(event.as<BankAccount::Refunded>().transferId);
    transfer.record(transfer->fail());
    context.save(transfer);
}

void debitRefused(const DomainEvent& event, Context& context)
{
    const auto& refusal = event.as<BankAccount::DebitRefused>();
    refuse(refusal.transferId, refusal.reason, context);
}

void creditRefused(const DomainEvent& event, Context& context)
{
    const auto& refusal = event.as<BankAccount::CreditRefused>();
    requestRefund(refusal.transferId, refusal.reason, context);
}

void accountMissing(const DomainEvent& event, Context& context)
{
    const auto& report = event.as<MissingAccount::Reported>();
    report.wasDebit ? refuse(report.transferId, report.reason, context)
                    : requestRefund(report.transferId, report.reason, context);
}

}

ProcessType transfers()
{
    ProcessType process;
    process.application.name = u"Transfers"_s;
    process.application.aggregates = {describe<Transfer>()};
    process.application.commands = {commandType(u"StartTransfer"_s, startTransfer)};
    process.policy = Policy()
                         .on(QString::fromLatin1(BankAccount::DebitedForTransfer::topic), debited)
                         .on(QString::fromLatin1(BankAccount::DebitRefused::topic), debitRefused)
                         .on(QString::fromLatin1(BankAccount::CreditedByTransfer::topic), credited)
                         .on(QString::fromLatin1(BankAccount::CreditRefused::topic), creditRefused)
                         .on(QString::fromLatin1(BankAccount::Refunded::topic), refunded)
                         .on(QString::fromLatin1(MissingAccount::Reported::topic), accountMissing);
    process.followTopics = process.policy->topics();
    return process;
}

}
