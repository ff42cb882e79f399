// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/choices.h"

#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"
#include "engine/persistence/transcoder.h"
#include "engine/session/journal.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

Value toChoice(const Step& step, const SystemMap& map)
{
    const auto row = toRow(step, map);
    return Value::object({{u"process"_s, Value::text(map.processes[static_cast<size_t>(step.process)].name)},
        {u"kind"_s, Value::text(row.kind)}, {u"cause"_s, readJson(row.cause)}});
}

int processNamed(const QString& name, const SystemMap& map)
{
    for (size_t i = 0; i < map.processes.size(); ++i) {
        if (map.processes[i].name == name)
            return static_cast<int>(i);
    }
    throw DataError(u"The remembered steps name '%1', which the system has not."_s.arg(name));
}

Step fromChoice(const Value& choice, qint64 number, const SystemMap& map)
{
    const JournalRow row{.step = number,
        .kind = choice.value(u"kind").toText(),
        .cause = Transcoder().encode(choice.value(u"cause")),
        .outcome = toText(StepOutcome::Recorded),
        .clock = u"2000-01-01T00:00:00+00:00"_s};
    return fromRow(row, processNamed(choice.value(u"process").toText(), map), map);
}

}

QByteArray writeChoices(const History& history)
{
    if (!history.knowsCauses())
        return {};
    Value::Items choices;
    for (qint64 number = 1; number <= history.newestStep(); ++number)
        choices.append(toChoice(history.step(number), *history.map()));
    return Transcoder().encode(Value::list(choices));
}

std::vector<Step> readChoices(const QByteArray& text, const SystemMap& map)
{
    std::vector<Step> steps;
    const Value choices = readJson(text);
    try {
        for (const auto& choice : choices.items())
            steps.push_back(fromChoice(choice, static_cast<qint64>(steps.size()) + 1, map));
    } catch (const TypeError& error) {
        throw DataError(u"The remembered steps cannot be read: %1"_s.arg(error.message()));
    }
    return steps;
}

}
