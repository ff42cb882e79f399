// SPDX-License-Identifier: BSD-3-Clause
// A whole session in memory: commands, deliveries with tracking, journal and invariants; and what a branch of a long one
// costs.
#include "engine/session/session.h"
#include "examples/bank/bank.h"
#include "examples/bank/busyday.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <chrono>
#include <malloc.h>

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

/// Forks of a session of some 100,000 steps, all over it, each with a step of its own.
QString costOfBranches()
{
    constexpr int count = 100;
    auto system = std::make_shared<SystemDefinition>(*bank::bankSystem());
    system->scenarios = {bank::busyDay(775)};
    Session session({.system = system});
    while (session.advance()) {}
    std::vector<std::unique_ptr<Session>> forks;
    const auto memory = mallinfo2().uordblks;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 1; i <= count; ++i) {
        forks.push_back(session.forkAt(session.newestStep() * i / (count + 1)));
        forks.back()->advance();
    }
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    return u"a branch of a session of %1 steps: %2 ms, %3 KB"_s.arg(session.newestStep())
        .arg(time.count() / count, 0, 'f', 2)
        .arg(double(mallinfo2().uordblks - memory) / count / 1024, 0, 'f', 1);
}

}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto system = bank::bankSystem();
    std::vector<double> rates;
    rates.reserve(3);
    for (int round = 0; round < 3; ++round)
        rates.push_back(stepsPerSecond(system));
    std::sort(rates.begin(), rates.end());
    QTextStream(stdout) << u"a bank session in memory, step by step: %1 steps/s"_s.arg(rates[1], 0, 'f', 0)
                        << Qt::endl
                        << costOfBranches() << Qt::endl;
    return 0;
}
