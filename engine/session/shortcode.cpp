// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/shortcode.h"

#include "engine/errors.h"
#include "engine/session/codetext.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostSteps = 100'000; // what a mistyped or malicious code may have us do

/// Tells the systems of one program apart; a test sees to it that the built-in ones differ.
quint64 systemNumber(const QString& name)
{
    return qChecksum(name.toUtf8()) & 0xfffU;
}

quint64 placeOf(const QStringList& names, const QString& name)
{
    return static_cast<quint64>(std::max<qsizetype>(0, names.indexOf(name)));
}

QStringList scenarioNames(const SystemDefinition& system)
{
    QStringList names;
    for (const auto& scenario : system.scenarios)
        names.append(scenario.name);
    return names;
}

bool isThis(const EnabledStep& enabled, const Step& step)
{
    return enabled.kind == step.kind
        && (step.kind == StepKind::Delivery ? enabled.pipe == step.pipe && enabled.upstream == step.upstream
                                            : enabled.scenarioIndex == step.scenarioIndex);
}

int choiceOf(const std::vector<EnabledStep>& enabled, const Step& step)
{
    const auto found = std::find_if(
        enabled.begin(), enabled.end(), [&](const EnabledStep& each) { return isThis(each, step); });
    if (found == enabled.end())
        throw ValueError(u"Step %1 is a command of a person's own, which a short code cannot hold: keep the "
                         "session in a file instead."_s.arg(step.number));
    return static_cast<int>(found - enabled.begin());
}

CodeWriter beginCode(const SessionOptions& options, qint64 steps)
{
    CodeWriter code;
    code.add(systemNumber(options.system->name));
    code.add(placeOf(scenarioNames(*options.system), options.scenario));
    code.add(placeOf(schedulerNames(), options.scheduler));
    code.add(options.seed);
    code.add(static_cast<quint64>(steps));
    return code;
}

void require(bool fits, qint64 step)
{
    if (!fits)
        throw ValueError(
            u"The choices up to step %1 are too many for a short code of %2 characters: keep the "
            "session in a file instead."_s.arg(step)
                .arg(longestShortCode));
}

}

QString shortCode(const SessionOptions& options, const History& history, qint64 steps)
{
    SessionOptions again = options;
    again.file.clear();
    Session session(again);
    CodeWriter code = beginCode(session.options(), steps);
    qint64 before = 0; // the deviation before
    for (qint64 number = 1; number <= steps; ++number) {
        const Step step = history.step(number);
        const auto enabled = session.enabledAt(number - 1);
        const int choice = choiceOf(enabled, step);
        if (choice != session.suggestedAt(enabled, number - 1)) {
            code.add(static_cast<quint64>(number - before));
            code.add(static_cast<quint64>(choice));
            before = number;
            require(code.length() <= longestShortCode, number);
        }
        if (session.redo(step) != step)
            throw ValueError(
                u"Step %1 is hypothetical: no short code makes it again. Go back to a step before it, or "
                "to the branch that really happened."_s.arg(number));
    }
    require(code.length() <= longestShortCode, steps);
    return code.text();
}

CodedSession readShortCode(
    const QString& code, const std::vector<std::shared_ptr<const SystemDefinition>>& systems)
{
    CodeReader reader(code);
    const quint64 number = reader.next();
    const auto system = std::find_if(
        systems.begin(), systems.end(), [&](const auto& each) { return systemNumber(each->name) == number; });
    if (system == systems.end())
        throw ValueError(u"That code is of a system that is not here."_s);
    const quint64 scenario = reader.next();
    const quint64 scheduler = reader.next();
    CodedSession coded;
    coded.options.system = *system;
    coded.options.seed = reader.next();
    coded.steps = static_cast<qint64>(std::min<quint64>(reader.next(), mostSteps + 1));
    if (scenario >= (*system)->scenarios.size() || scheduler >= static_cast<quint64>(schedulerNames().size())
        || coded.steps > mostSteps)
        throw ValueError(u"That code is of another version of the system \"%1\"."_s.arg((*system)->name));
    coded.options.scenario = (*system)->scenarios[scenario].name;
    coded.options.scheduler = schedulerNames().at(static_cast<qsizetype>(scheduler));
    qint64 before = 0;
    while (!reader.atEnd()) {
        before += static_cast<qint64>(std::min<quint64>(reader.next(), mostSteps));
        coded.deviations.push_back({before, static_cast<int>(std::min<quint64>(reader.next(), 1'000'000))});
    }
    return coded;
}

void follow(const CodedSession& coded, Session& session)
{
    auto deviation = coded.deviations.begin();
    for (qint64 number = 1; number <= coded.steps; ++number) {
        const auto enabled = session.enabledAt(number - 1);
        int choice = session.suggestedAt(enabled, number - 1);
        if (deviation != coded.deviations.end() && deviation->step == number)
            choice = (deviation++)->choice;
        if (choice < 0 || choice >= static_cast<int>(enabled.size()))
            throw ValueError(
                u"The code says what step %1 is, but nothing such can happen there: it was made by "
                "another version of the system \"%2\"."_s.arg(
                    QString::number(number), session.options().system->name));
        session.take(enabled[static_cast<size_t>(choice)]);
    }
}

}
