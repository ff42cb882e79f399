// SPDX-License-Identifier: BSD-3-Clause
#include "app/sessionarguments.h"

#include "engine/errors.h"

#include <QCommandLineParser>

namespace occasion {

using namespace Qt::StringLiterals;

void addSessionArguments(QCommandLineParser& parser)
{
    parser.addOptions({
        {u"scenario"_s, u"Which of the system's scenarios (the first, when not given)."_s, u"NAME"_s},
        {u"steps"_s, u"Stop at this step (when nothing is left to do, when not given)."_s, u"N"_s},
        {u"seed"_s, u"Where ids and random choices come from (1, when not given)."_s, u"N"_s},
        {u"scheduler"_s, u"Who chooses the next step: round-robin, oldest-first or random."_s, u"S"_s},
    });
}

SessionOptions readSessionArguments(const QCommandLineParser& parser, const CommandContext& context)
{
    SessionOptions options;
    options.system = context.system(parser.positionalArguments().constFirst());
    options.scenario = parser.value(u"scenario"_s);
    options.seed = static_cast<quint64>(numberOption(parser, u"seed"_s, 0, 1));
    options.scheduler = parser.value(u"scheduler"_s);
    if (options.scheduler == u"person")
        throw ValueError(u"The scheduler \"person\" needs somebody to choose, in the window; here choose "
                         "round-robin, oldest-first or random."_s);
    return options;
}

bool runToEnd(Session& session, qint64 most, const std::function<bool(const Step&)>& goesOn)
{
    while (most == 0 || session.newestStep() < most) {
        const auto step = session.advance();
        if (!step)
            return true;
        const bool isFailed = step->outcome == StepOutcome::Failed;
        if (!goesOn(*step))
            return !isFailed;
        if (isFailed)
            return false;
    }
    return true;
}

}
