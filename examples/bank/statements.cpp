// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/statements.h"

#include "examples/bank/bankaccount.h"
#include "examples/bank/statement.h"

namespace bank {

using namespace occasion;

namespace {

void open(const DomainEvent& event, Context& context)
{
    const auto& account = event.originatorId.uuid();
    AggregateOf<Statement> statement(Statement::idFor(account), context.now(),
        Statement::Opened{account, event.as<BankAccount::Opened>().fullName});
    context.save(statement);
}

AggregateOf<Statement> statementOf(const DomainEvent& event, Context& context)
{
    return context.get(Statement::idFor(event.originatorId.uuid()));
}

/// A handler that adds a line for each event of one kind; money goes in or out.
template <class Event>
Policy::Handler line(const QString& text, bool goesOut)
{
    return [text, goesOut](const DomainEvent& event, Context& context) {
        const Decimal amount = event.as<Event>().amount;
        auto statement = statementOf(event, context);
        statement.record(statement->add(text, goesOut ? -amount : amount));
        context.save(statement);
    };
}

void close(const DomainEvent& event, Context& context)
{
    auto statement = statementOf(event, context);
    statement.record(statement->close());
    context.save(statement);
}

}

ProcessType statements()
{
    ProcessType process;
    process.application.name = u"Statements"_s;
    process.application.aggregates = {describe<Statement>()};
    process.policy = Policy()
                         .on(QString::fromLatin1(BankAccount::Opened::topic), open)
                         .on(QString::fromLatin1(BankAccount::Credited::topic),
                             line<BankAccount::Credited>(u"Deposit"_s, false))
                         .on(QString::fromLatin1(BankAccount::Debited::topic),
                             line<BankAccount::Debited>(u"Withdrawal"_s, true))
                         .on(QString::fromLatin1(BankAccount::DebitedForTransfer::topic),
                             line<BankAccount::DebitedForTransfer>(u"Transfer out"_s, true))
                         .on(QString::fromLatin1(BankAccount::CreditedByTransfer::topic),
                             line<BankAccount::CreditedByTransfer>(u"Transfer in"_s, false))
                         .on(QString::fromLatin1(BankAccount::Refunded::topic),
                             line<BankAccount::Refunded>(u"Refund"_s, false))
                         .on(QString::fromLatin1(BankAccount::Closed::topic), close);
    process.followTopics = process.policy->topics();
    return process;
}

}
