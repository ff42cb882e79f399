// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/supposedmarks.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

SupposedMarks::SupposedMarks(const Frame& frame, int process)
{
    if (const auto* shown = frame.shown())
        std::copy_if(shown->supposed.begin(), shown->supposed.end(), std::back_inserter(m_events),
            [process](const SupposedEvent& event) { return event.process == process; });
}

const SupposedEvent* SupposedMarks::at(NotificationId id) const
{
    const auto found = std::find_if(m_events.begin(), m_events.end(), [id](const SupposedEvent& event) {
        return event.notification == id && event.supposition.kind != Supposition::Kind::LeftOut;
    });
    return found == m_events.end() ? nullptr : &*found;
}

std::vector<SupposedEvent> SupposedMarks::leftOut() const
{
    std::vector<SupposedEvent> found;
    std::copy_if(m_events.begin(), m_events.end(), std::back_inserter(found),
        [](const SupposedEvent& event) { return event.supposition.kind == Supposition::Kind::LeftOut; });
    return found;
}

QString SupposedMarks::marked(NotificationId id, const QString& name) const
{
    const auto* supposed = at(id);
    if (!supposed)
        return name;
    return (supposed->supposition.kind == Supposition::Kind::Edited ? u"✎ "_s : u"+ "_s) + name;
}

QString SupposedMarks::sentence(NotificationId id) const
{
    const auto* supposed = at(id);
    return supposed ? supposedSentence(*supposed) : QString();
}

QMap<qint64, QString> supposedSteps(const Frame& frame)
{
    QMap<qint64, QString> steps;
    const auto* shown = frame.shown();
    for (const SupposedEvent& event : shown ? shown->supposed : std::vector<SupposedEvent>()) {
        QString& words = steps[event.supposition.step];
        words += (words.isEmpty() ? QString() : u"; "_s) + toText(event.supposition);
    }
    return steps;
}

QString supposedSentence(const SupposedEvent& event)
{
    return u"Hypothetical, not in the store: %1."_s.arg(toText(event.supposition));
}

} // namespace occasion
