// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/session.h"

class QTextStream;

namespace occasion {

/// What `occasion run` says of a session: a line for each step, and how it ended. For people, or as JSON lines in
/// the shapes of the manual, whose bytes depend on the session alone.
class RunReport
{
public:
    RunReport(const Session& session, QTextStream& out, bool json);

    void tell(const Step& step);
    void summarize();

private:
    void tellJson(const Step& step);
    void summarizeJson();
    Value processesJson() const;
    Value trackingJson() const;
    Value invariantsJson() const;
    Value statesJson() const;
    void printProcesses();
    void printChecks();
    void printStates();
    void printCode();
    void forEachAggregate(int process, const std::function<void(const AggregateView&)>& visit) const;

    const Session& m_session;
    const SessionHistory& m_history;
    const SystemMap& m_map;
    QTextStream& m_out;
    bool m_json;
};

}
