// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/busyday.h"

#include "examples/bank/money.h"
#include "examples/bank/scenariowords.h"

#include <algorithm>
#include <utility>

namespace bank {

using namespace occasion;

namespace {

constexpr int largestTransfer = 60;

const QStringList& customers()
{
    static const QStringList names{u"Ada"_s, u"Ben"_s, u"Clara"_s, u"David"_s, u"Emma"_s, u"Felix"_s,
        u"Grace"_s, u"Hugo"_s, u"Ida"_s, u"Jonas"_s, u"Klara"_s, u"Leo"_s, u"Mia"_s, u"Noah"_s, u"Olga"_s,
        u"Paul"_s, u"Quinn"_s, u"Rosa"_s, u"Samuel"_s, u"Tessa"_s, u"Ulrich"_s, u"Vera"_s, u"Walter"_s,
        u"Xenia"_s, u"Yara"_s, u"Zeno"_s, u"Anna"_s, u"Bruno"_s, u"Cleo"_s, u"Dora"_s, u"Emil"_s, u"Frida"_s,
        u"Gustav"_s, u"Hanna"_s, u"Igor"_s, u"Julia"_s};
    return names;
}

/// Who meets whom in a round, as in a tournament: one stays, the others move on by one place around a table.
std::vector<std::pair<int, int>> pairsOf(int round)
{
    const auto count = static_cast<int>(customers().size());
    const auto seated = [&](int seat) { return seat == 0 ? 0 : 1 + (seat - 1 + round) % (count - 1); };
    std::vector<std::pair<int, int>> pairs;
    for (int seat = 0; seat < count / 2; ++seat) {
        const auto pair = std::pair(seated(seat), seated(count - 1 - seat));
        pairs.push_back((seat + round) % 2 == 0 ? pair : std::pair(pair.second, pair.first));
    }
    return pairs;
}

QString amountOf(int units)
{
    return QString::number(units) + u".00"_s;
}

QString label(int customer)
{
    return customers().at(customer).toLower();
}

}

Scenario busyDay(int rounds)
{
    const int firstDeposit = std::max(2000, rounds * largestTransfer); // nobody runs out of money
    const auto atATime = customers().size() / 2;
    Scenario scenario{u"a busy day"_s,
        u"%1 customers and %2 transfers, %3 at a time: long enough to be looked at from far."_s
            .arg(customers().size())
            .arg(rounds * atATime)
            .arg(atATime),
        {}, {}};
    std::vector<int> balances(static_cast<size_t>(customers().size()), firstDeposit);
    for (int customer = 0; customer < customers().size(); ++customer) {
        scenario.commands.push_back(open(label(customer), customers().at(customer)));
        scenario.commands.push_back(deposit(label(customer), amountOf(firstDeposit)));
    }
    for (int round = 0; round < rounds; ++round) {
        const auto pairs = pairsOf(round);
        for (size_t i = 0; i < pairs.size(); ++i) {
            const auto [source, target] = pairs[i];
            const int amount = 1 + (7 * round + 5 * static_cast<int>(i)) % largestTransfer;
            const auto name = u"t%1"_s.arg(round * pairs.size() + i + 1);
            auto paying = transfer(name, label(source), label(target), amountOf(amount));
            scenario.commands.push_back(i == 0 ? paying : atOnce(paying));
            balances[static_cast<size_t>(source)] -= amount;
            balances[static_cast<size_t>(target)] += amount;
        }
    }
    for (int customer = 0; customer < customers().size(); ++customer)
        scenario.expectations.push_back(
            balance(label(customer), amountOf(balances[static_cast<size_t>(customer)])));
    return scenario;
}

}
