// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QColor>
#include <QFrame>

class QAction;
class QLabel;
class QToolButton;

namespace occasion {

struct Theme;

/// Says what went wrong, in one sentence, without getting in the way; stays until it is dismissed.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    enum class Kind : quint8
    {
        Problem,
        Notice ///< how something ended that was asked for
    };

    explicit MessageBar(Kind kind, QWidget* parent = nullptr);

    /// The newest sentence is shown, earlier ones that were not dismissed are counted.
    void say(const QString& sentence);
    /// Beside the newest sentence: what can be done about it. It goes with the sentence, and when it is chosen.
    void offer(QAction* action);
    void dismiss();
    QString sentence() const;
    void setTheme(const Theme& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind;
    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_offer;
    QToolButton* m_close;
    QStringList m_sentences;
    QColor m_ground;
};

} // namespace occasion
