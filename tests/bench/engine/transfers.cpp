// SPDX-License-Identifier: BSD-3-Clause
#include "ledger.h"
#include "workloads.h"

#include "engine/system/runner.h"

namespace bench {

using namespace Qt::StringLiterals;

namespace {

/// Asks for the next payment.
struct Request
{
    static constexpr auto summary = "Asks for a payment.";
    qint64 number = 0;
};

void request(const Request& command, Context& context)
{
    const auto amount = amountOf(command.number);
    AggregateOf<Payment> payment(accountId(1'000'000 + command.number), context.now(),
        Payment::Requested{command.number, amount, reference()});
    context.save(payment);
}

void move(Context& context, const OriginatorId& id, const Decimal& amount)
{
    if (auto known = context.find(id)) {
        AggregateOf<Account> account(*std::move(known));
        account.record(Account::Moved{amount, reference()});
        context.save(account);
        return;
    }
    AggregateOf<Account> account(id, context.now(), Account::Opened{amount, reference()});
    context.save(account);
}

void pay(const DomainEvent& event, Context& context)
{
    const auto& payment = event.as<Payment::Requested>();
    move(context, accountId(payment.number * 7 % accounts), -payment.amount);
}

template <class Movement>
void receive(const DomainEvent& event, Context& context)
{
    move(context, event.originatorId, -event.as<Movement>().amount);
}

/// Requests → Payers → Payees: each payment is taken from an account of the second and given to one of the third.
System paymentSystem(int deliveriesPerCommit)
{
    const int page = deliveriesPerCommit > 1 ? deliveriesPerCommit : 10;
    ProcessType requests{.application = {.name = u"Requests"_s,
                             .aggregates = {describe<Payment>()},
                             .commands = {commandType<Request>(u"Request"_s, request)},
                             .sectionSize = page}};
    ProcessType payers{
        .application = {.name = u"Payers"_s, .aggregates = {describe<Account>()}, .sectionSize = page},
        .policy = Policy().on(QString::fromLatin1(Payment::Requested::topic), pay),
        .pullSectionSize = page,
        .deliveriesPerCommit = deliveriesPerCommit};
    auto payees = payers;
    payees.application.name = u"Payees"_s;
    payees.policy = Policy()
                        .on(QString::fromLatin1(Account::Opened::topic), receive<Account::Opened>)
                        .on(QString::fromLatin1(Account::Moved::topic), receive<Account::Moved>);
    return {{requests, payers, payees}, {{u"Requests"_s, u"Payers"_s}, {u"Payers"_s, u"Payees"_s}}};
}

Decimal moneyIn(Process& process)
{
    Decimal sum;
    for (int i = 0; i < accounts; ++i) {
        if (const auto found = process.repository().find(accountId(i), Timestamp::now()))
            sum += AggregateOf<Account>(*found)->balance;
    }
    return sum;
}

void requireAll(Runner& runner, qint64 count)
{
    Decimal asked;
    for (qint64 i = 1; i <= count; ++i)
        asked += amountOf(i);
    auto& payees = runner.get(u"Payees"_s);
    require(moneyIn(payees) == asked && moneyIn(runner.get(u"Payers"_s)) == -asked, "money is missing");
    require(payees.recorder().maxTrackingId(u"Payers"_s) == count, "a delivery is missing");
    require(payees.recorder().maxNotificationId() == count, "a transfer is missing");
    require(payees.recorder().selectTracking().size() == static_cast<size_t>(count), "a position is missing");
}

RecorderFactory recordersOf(const Task& task)
{
    return [place = task.place](const QString& name) {
        auto own = place;
        if (!place.path.isEmpty())
            own.path = place.path % u'-' % name % u".db"_s;
        return openRecorder(own);
    };
}

}

double transfers(const Task& task)
{
    // In memory the floor keeps its accounts, so the engine may too.
    ApplicationSettings settings;
    if (task.place.path.isEmpty())
        settings.cache.maxSize = 0;
    SingleThreadedRunner runner(paymentSystem(1), recordersOf(task), nullptr, settings);
    runner.start();
    auto& requests = runner.get(u"Requests"_s);
    const auto* command = requests.type().command(u"Request"_s);
    const Stopwatch stopwatch;
    for (qint64 i = 1; i <= task.count; ++i) {
        const Request arguments{i};
        requests.execute(*command, &arguments, Moment::real());
    }
    const double rate = static_cast<double>(task.count) / stopwatch.seconds();
    requireAll(runner, task.count);
    return rate;
}

double transfersInBatches(const Task& task)
{
    // Not started: nothing is delivered at each request, but after each hundred, by those who pull.
    SingleThreadedRunner runner(paymentSystem(100), recordersOf(task));
    auto& requests = runner.get(u"Requests"_s);
    auto& payers = runner.get(u"Payers"_s);
    auto& payees = runner.get(u"Payees"_s);
    payers.follow(u"Requests"_s, requests.notificationLog());
    payees.follow(u"Payers"_s, payers.notificationLog());
    const auto* command = requests.type().command(u"Request"_s);
    const Stopwatch stopwatch;
    for (qint64 i = 1; i <= task.count; ++i) {
        const Request arguments{i};
        requests.execute(*command, &arguments, Moment::real());
        if (i % 100 == 0) {
            payers.pullAndProcess(u"Requests"_s, Moment::real());
            payees.pullAndProcess(u"Payers"_s, Moment::real());
        }
    }
    const double rate = static_cast<double>(task.count) / stopwatch.seconds();
    requireAll(runner, task.count);
    return rate;
}

}
