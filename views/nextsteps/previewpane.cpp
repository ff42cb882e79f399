// SPDX-License-Identifier: BSD-3-Clause
#include "views/nextsteps/previewpane.h"

#include "views/common/enginelink.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>

namespace occasion {

using namespace Qt::StringLiterals;

PreviewPane::PreviewPane(EngineLink& link, QWidget* parent)
    : QWidget(parent)
    , m_link(link)
    , m_detail(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
{
    m_detail->addItems({u"names"_s, u"changed fields"_s, u"full state"_s});
    m_detail->setAccessibleName(u"How much of the preview is shown"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(u"What the step would do"_s);
    auto* label = new QLabel(u"What it &would do"_s, this);
    label->setBuddy(m_detail);
    auto* top = new QHBoxLayout;
    top->addWidget(label);
    top->addWidget(m_detail);
    top->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 0, 6, 4);
    column->addLayout(top);
    column->addWidget(m_text);
    setDetail(PreviewDetail::Changes);
    connect(m_detail, &QComboBox::activated, this, [this] {
        showAnswer();
        Q_EMIT detailChosen();
    });
}

PreviewDetail PreviewPane::detail() const
{
    return static_cast<PreviewDetail>(m_detail->currentIndex());
}

void PreviewPane::setDetail(PreviewDetail detail)
{
    m_detail->setCurrentIndex(static_cast<int>(detail));
    showAnswer();
}

QString PreviewPane::text() const
{
    return m_text->toPlainText();
}

void PreviewPane::showStep(const std::optional<EnabledStep>& step)
{
    const Frame& frame = m_link.frame();
    if (step == m_step && frame.cursor == m_cursor && frame.session == m_session)
        return;
    m_step = step;
    if (frame.session != m_session)
        m_turn.reset(); // an answer of a closed session will not come
    m_cursor = frame.cursor;
    m_session = frame.session;
    m_answer = {};
    showAnswer();
    if (m_step && !frame.running)
        ask();
}

void PreviewPane::ask()
{
    if (!m_turn.start())
        return;
    m_link.askSession(
        this,
        [step = *m_step, cursor = m_cursor](const Session& session) -> Answer<StepPreview> {
            try {
                return {.value = previewOf(session, cursor, step)};
            } catch (const EngineError& error) {
                return {.problem = error.message()};
            }
        },
        [this, step = *m_step, cursor = m_cursor, session = m_session](const Answer<StepPreview>& answer) {
            const bool again = m_turn.finished();
            if (m_step == step && m_cursor == cursor && m_session == session)
                m_answer = answer;
            showAnswer();
            if (again && m_step && !m_answer.value)
                ask();
        });
}

void PreviewPane::showAnswer()
{
    m_text->setPlainText(m_answer.value ? previewText(*m_answer.value, detail()) : m_answer.problem);
}

} // namespace occasion
