// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/bank.h"

#include "examples/bank/accounts.h"
#include "examples/bank/invariants.h"
#include "examples/bank/scenarios.h"
#include "examples/bank/statements.h"
#include "examples/bank/transfers.h"

namespace bank {

using namespace Qt::StringLiterals;

std::shared_ptr<const occasion::SystemDefinition> bankSystem()
{
    auto bank = std::make_shared<occasion::SystemDefinition>();
    bank->name = u"bank"_s;
    bank->title = u"Accounts, transfers between them, and their statements"_s;
    bank->system = occasion::System({accounts(), transfers(), statements()},
        {{u"Accounts"_s, u"Transfers"_s, u"Accounts"_s}, {u"Accounts"_s, u"Statements"_s}});
    bank->scenarios = bankScenarios();
    bank->invariants = bankInvariants();
    return bank;
}

}
