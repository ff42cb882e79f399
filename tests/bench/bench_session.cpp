// SPDX-License-Identifier: BSD-3-Clause
// A whole session in memory: commands, deliveries with tracking, journal and invariants.
#include "engine/session/session.h"
#include "examples/bank/bank.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <chrono>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// Steps a second of a hundred sessions.
double stepsPerSecond(const std::shared_ptr<const SystemDefinition>& system)
{
    const auto begin = std::chrono::steady_clock::now();
    qint64 steps = 0;
    for (quint64 seed = 0; seed < 100; ++seed) {
        Session session({.system = system, .scenario = u"two transfers at once"_s, .seed = seed});
        while (session.advance()) {}
        steps += session.newestStep();
    }
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
    return static_cast<double>(steps) / time.count();
}

}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto system = bank::bankSystem();
    std::vector<double> rates;
    for (int round = 0; round < 3; ++round)
        rates.push_back(stepsPerSecond(system));
    std::sort(rates.begin(), rates.end());
    QTextStream(stdout) << u"a bank session in memory, step by step: %1 steps/s"_s.arg(rates[1], 0, 'f', 0)
                        << Qt::endl;
    return 0;
}
