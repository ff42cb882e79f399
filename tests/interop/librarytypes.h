// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/transcodings.h"
#include "examples/bank/bank.h"
#include "examples/cargo/cargosystem.h"
#include "examples/cargo/transcodings.h"
#include "examples/dogschool/dogschool.h"
#include "tests/support/cargofields.h"
#include "tests/support/versionedcustomer.h"

/// Types of the Python library's examples and tests, as far as the stores that it wrote are folded here.
namespace librarytypes {

using namespace occasion;
using cargofields::EmailAddress;

struct LedgerAccount
{
    static constexpr auto topic = "ledger:Account";
    QString owner;
    Decimal balance;

    struct Opened
    {
        static constexpr auto topic = "ledger:Account.Opened";
        QString owner;
    };
    struct Credited
    {
        static constexpr auto topic = "ledger:Account.Credited";
        Decimal amount;
    };
    struct Debited
    {
        static constexpr auto topic = "ledger:Account.Debited";
        Decimal amount;
    };
    using Events = occasion::Events<Opened, Credited, Debited>;

    void apply(const Opened& event) { owner = event.owner; }
    void apply(const Credited& event) { balance += event.amount; }
    void apply(const Debited& event) { balance -= event.amount; }
};

/// The bank account of the library's tests, whose email address is a type of its own.
struct TestAccount
{
    static constexpr auto topic = "eventsourcing.tests.domain:BankAccount";
    QString fullName;
    EmailAddress emailAddress;
    Decimal balance = *Decimal::fromText(u"0.00");
    Decimal overdraftLimit = *Decimal::fromText(u"0.00");
    bool isClosed = false;

    struct Opened
    {
        static constexpr auto topic = "eventsourcing.tests.domain:BankAccount.Opened";
        QString fullName;
        EmailAddress emailAddress;
    };
    struct TransactionAppended
    {
        static constexpr auto topic = "eventsourcing.tests.domain:BankAccount.TransactionAppended";
        Decimal amount;
    };
    using Events = occasion::Events<Opened, TransactionAppended>;

    void apply(const Opened& event) { fullName = event.fullName, emailAddress = event.emailAddress; }
    void apply(const TransactionAppended& event) { balance += event.amount; }
};

struct EmailNotification
{
    static constexpr auto topic
        = "eventsourcing.tests.application_tests.test_processingpolicy:EmailNotification";
    EmailAddress to;
    QString subject, message;

    struct Created
    {
        static constexpr auto topic
            = "eventsourcing.tests.application_tests.test_processingpolicy:EmailNotification.Created";
        EmailAddress to;
        QString subject, message;
    };
    using Events = occasion::Events<Created>;

    void apply(const Created& event) { to = event.to, subject = event.subject, message = event.message; }
};

/// What the content example's log of pages holds.
struct PageLogged
{
    static constexpr auto topic = "eventsourcing.examples.contentmanagement.domainmodel:PageLogged";
    Uuid pageId;
};

struct PageIndex
{
    static constexpr auto topic = "eventsourcing.examples.contentmanagement.domainmodel:Index";
    QString slug;
    std::optional<Uuid> ref;

    struct Created
    {
        static constexpr auto topic = "eventsourcing.examples.contentmanagement.domainmodel:Index.Created";
        QString slug;
        std::optional<Uuid> ref;
    };
    struct RefChanged
    {
        static constexpr auto topic = "eventsourcing.examples.contentmanagement.domainmodel:Index.RefChanged";
        std::optional<Uuid> ref;
    };
    using Events = occasion::Events<Created, RefChanged>;

    void apply(const Created& event) { slug = event.slug, ref = event.ref; }
    void apply(const RefChanged& event) { ref = event.ref; }
};

inline std::shared_ptr<const TopicRegistry> topics()
{
    auto registry = std::make_shared<TopicRegistry>();
    for (const auto& system : {bank::bankSystem(), dogschool::dogSchoolSystem(), cargo::cargoSystem()}) {
        for (const auto& process : system->system.processes()) {
            for (const auto& aggregate : process.application.aggregates)
                registry->add(aggregate);
        }
    }
    registry->add(describe<versioned::Customer>());
    registry->add(describe<LedgerAccount>());
    registry->add(describe<TestAccount>());
    registry->add(describe<EmailNotification>());
    registry->add(describe<PageIndex>());
    registry->add(eventType<PageLogged>(QString(), false));
    return registry;
}

inline Transcodings transcodings()
{
    Transcodings known = cargo::transcodings();
    known.add<EmailAddress>();
    return known;
}

}
