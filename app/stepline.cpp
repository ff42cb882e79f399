// SPDX-License-Identifier: BSD-3-Clause
#include "app/stepline.h"

#include "views/common/enginelink.h"
#include "views/common/steptext.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QString beginningWords(const Frame& frame, bool isOpening)
{
    if (isOpening)
        return u"Opening…"_s;
    if (frame.map->processes.empty())
        return u"No session is open: Ctrl+N starts one, Ctrl+O opens a store."_s;
    return frame.readOnly ? u"Before the first event. F10 goes on, F5 runs."_s
                          : u"Nothing has happened yet. F10 makes the first step, F5 runs."_s;
}

}

StepLine::StepLine(EngineLink& link, QWidget* parent)
    : QLabel(parent)
    , m_link(link)
{
    setMinimumWidth(100);
    setTextFormat(Qt::PlainText);
    setAccessibleName(u"What the last step did"_s);
    connect(&m_link, &EngineLink::frameChanged, this, &StepLine::showFrame);
    showFrame();
}

void StepLine::showFrame()
{
    const Frame& frame = m_link.frame();
    if (frame.running && frame.run.mode == RunMode::Express) {
        setText(u"Express: step %1, %2 steps/s. The views wait for the end; F5 pauses."_s.arg(frame.cursor)
                    .arg(frame.run.rate, 0, 'f', 0));
        return;
    }
    if (!frame.step) {
        setText(beginningWords(frame, m_link.isOpening()));
        return;
    }
    m_link.ask(
        this,
        [step = *frame.step](
            const History& history) { return stepText(step, *history.map(), stepNames(history, step)); },
        [this, session = frame.session, number = frame.cursor](const QString& words) {
            const Frame& now = m_link.frame();
            if (now.session != session || now.cursor != number)
                return;
            const QString waits = now.run.remark.isEmpty() ? QString() : u" · %1"_s.arg(now.run.remark);
            setText(u"Step %1: %2%3"_s.arg(number).arg(words, waits));
            setToolTip(text());
        });
}

}
