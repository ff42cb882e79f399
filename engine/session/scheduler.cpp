// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/scheduler.h"

#include "engine/errors.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// Serves the pipes in turn, beginning after the one that was served last; commands come when nothing waits, or
/// when they would race, after the last pipe.
class RoundRobin : public Scheduler
{
public:
    QString name() const override { return u"round-robin"_s; }

    size_t choose(
        const std::vector<EnabledStep>& enabled, const Step* previous, qint64, quint64) const override
    {
        const int last = previous && previous->kind == StepKind::Delivery ? previous->pipe : -1;
        for (size_t i = 0; i < enabled.size(); ++i) {
            if (enabled[i].kind == StepKind::Command || enabled[i].pipe > last)
                return i;
        }
        return 0;
    }
};

/// The delivery that has waited longest comes first; a command that races has waited least.
class OldestFirst : public Scheduler
{
public:
    QString name() const override { return u"oldest-first"_s; }

    size_t choose(const std::vector<EnabledStep>& enabled, const Step*, qint64, quint64) const override
    {
        const auto age = [](const EnabledStep& step) {
            return step.kind == StepKind::Delivery ? step.waitingSince : std::numeric_limits<qint64>::max();
        };
        const auto oldest = std::min_element(enabled.begin(), enabled.end(),
            [&](const EnabledStep& a, const EnabledStep& b) { return age(a) < age(b); });
        return static_cast<size_t>(oldest - enabled.begin());
    }
};

/// Any of them, by the seed and the step's number.
class Random : public Scheduler
{
public:
    QString name() const override { return u"random"_s; }

    size_t choose(
        const std::vector<EnabledStep>& enabled, const Step*, qint64 nextNumber, quint64 seed) const override
    {
        return static_cast<size_t>(mix(seed ^ mix(static_cast<quint64>(nextNumber))) % enabled.size());
    }

private:
    // The finaliser of SplitMix64: neighbouring inputs give unrelated outputs.
    static quint64 mix(quint64 x)
    {
        x += 0x9e3779b97f4a7c15ULL;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
        return x ^ (x >> 31);
    }
};

/// The person chooses; what is suggested is the first.
class Person : public Scheduler
{
public:
    QString name() const override { return u"person"_s; }
    size_t choose(const std::vector<EnabledStep>&, const Step*, qint64, quint64) const override { return 0; }
};

}

QStringList schedulerNames()
{
    return {u"round-robin"_s, u"oldest-first"_s, u"random"_s, u"person"_s};
}

std::unique_ptr<Scheduler> makeScheduler(const QString& name)
{
    if (name.isEmpty() || name == u"round-robin")
        return std::make_unique<RoundRobin>();
    if (name == u"oldest-first")
        return std::make_unique<OldestFirst>();
    if (name == u"random")
        return std::make_unique<Random>();
    if (name == u"person")
        return std::make_unique<Person>();
    throw ValueError(
        u"There is no scheduler '%1'; choose one of %2."_s.arg(name, schedulerNames().join(u", "_s)));
}

}
