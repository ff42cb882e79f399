// SPDX-License-Identifier: BSD-3-Clause
#include <engine/application/application.h>
#include <engine/domain/describe.h>
#include <engine/persistence/recorderplace.h>

using namespace occasion;

struct Account
{
    static constexpr auto topic = "embedding:Account";
    struct Opened
    {
        static constexpr auto topic = "embedding:Account.Opened";
        qint64 balance;
    };
    using Events = occasion::Events<Opened>;
    qint64 balance = 0;
    void apply(const Opened& event) { balance = event.balance; }
};

int main()
{
    Application accounts(
        {.name = "Accounts", .aggregates = {describe<Account>()}}, openRecorder({.path = "accounts.sqlite"}));
    const Moment moment = Moment::real();
    Aggregate account = AggregateOf<Account>(moment.newId(0), moment.now, Account::Opened{50});
    accounts.save(account, moment);

    const AggregateOf<Account> stored = accounts.repository().get(account.id(), moment.now);
    for (const auto& notification : accounts.notificationLog().section("1,10").items)
        qInfo("%lld %s: %lld", notification.id, qPrintable(notification.topic), stored->balance);
}
