// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "engine/domain/topicregistry.h"

#include <QTextStream>

#include <array>
#include <cstdlib>

/// The domain that the engine is measured with: payments between accounts. A movement's state is 200 bytes.
namespace bench {

using namespace occasion;

constexpr int accounts = 200; ///< that payments are made between

/// What somebody asks to be paid.
struct Payment
{
    static constexpr auto topic = "bench.ledger:Payment";

    qint64 number = 0;
    Decimal amount;

    struct Requested
    {
        static constexpr auto topic = "bench.ledger:Payment.Requested";
        qint64 number = 0;
        Decimal amount;
        QString reference;
    };
    using Events = occasion::Events<Requested>;

    void apply(const Requested& event)
    {
        number = event.number;
        amount = event.amount;
    }
};

/// Money that goes out and comes in. The first movement opens it.
struct Account
{
    static constexpr auto topic = "bench.ledger:Account";

    Decimal balance;

    struct Opened
    {
        static constexpr auto topic = "bench.ledger:Account.Opened";
        Decimal amount;
        QString reference;
    };
    struct Moved
    {
        static constexpr auto topic = "bench.ledger:Account.Moved";
        Decimal amount;
        QString reference;
    };
    using Events = occasion::Events<Opened, Moved>;

    void apply(const Opened& event) { balance = event.amount; }
    void apply(const Moved& event) { balance += event.amount; }
};

inline const QString& reference()
{
    static const QString text(55, QChar(u'r'));
    return text;
}

/// 1.00, 1.01, … 9.99 and again.
inline const Decimal& amountOf(qint64 number)
{
    static const auto amounts = [] {
        std::array<Decimal, 900> made;
        for (size_t i = 0; i < made.size(); ++i)
            made[i] = *Decimal::fromText(QString::number(100 + i).insert(1, u'.'));
        return made;
    }();
    return amounts[static_cast<size_t>(number) % amounts.size()];
}

inline OriginatorId accountId(qint64 number)
{
    Uuid::Bytes bytes{};
    for (size_t i = 0; i < 8; ++i)
        bytes[15 - i] = static_cast<quint8>(number >> (8 * i));
    bytes[0] = static_cast<quint8>(number * 37);
    return Uuid(bytes);
}

/// A new account with so many movements, of which none is collected yet.
inline AggregateOf<Account> accountWith(qint64 number, int movements, const Timestamp& now)
{
    AggregateOf<Account> account(accountId(number), now, Account::Opened{amountOf(0), reference()});
    for (int i = 1; i < movements; ++i)
        account.record(Account::Moved{amountOf(i), reference()});
    return account;
}

inline Decimal sumOfAmounts(int movements)
{
    Decimal sum;
    for (int i = 0; i < movements; ++i)
        sum += amountOf(i);
    return sum;
}

inline std::shared_ptr<const TopicRegistry> topics()
{
    auto registry = std::make_shared<TopicRegistry>();
    registry->add(describe<Payment>());
    registry->add(describe<Account>());
    return registry;
}

/// Ends the measurement: what it measured cannot be believed.
inline void require(bool holds, const char* what)
{
    if (holds)
        return;
    QTextStream(stderr) << "the engine: " << what << Qt::endl;
    std::exit(1);
}

}
