// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/step.h"
#include "views/common/answer.h"
#include "views/nextsteps/previewtext.h"

#include <QWidget>

class QComboBox;
class QPlainTextEdit;

namespace occasion {

class EngineLink;

/// What one of the enabled steps would do: asked of the engine, which takes it in a fork that nobody sees. Only what
/// was asked for last is shown, and one question is under way at a time.
class PreviewPane : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewPane(EngineLink& link, QWidget* parent = nullptr);

    /// None shows nothing.
    void showStep(const std::optional<EnabledStep>& step);
    QString text() const;

    PreviewDetail detail() const;
    void setDetail(PreviewDetail detail);

Q_SIGNALS:
    void detailChosen();

private:
    void ask();
    void showAnswer();

    EngineLink& m_link;
    QComboBox* m_detail;
    QPlainTextEdit* m_text;
    OneAtATime m_turn;
    std::optional<EnabledStep> m_step;
    qint64 m_cursor = -1; ///< of the frame in which it is enabled
    int m_session = -1;
    Answer<StepPreview> m_answer;
};

} // namespace occasion
