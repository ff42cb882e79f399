// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/systemmap.h"
#include "views/commands/fieldeditor.h"

#include <QMap>

namespace occasion {

/// A form made from a command's description.
class CommandForm : public QWidget
{
    Q_OBJECT
public:
    /// What was typed, by field name; remembered while the program runs.
    using Texts = QMap<QString, QString>;

    CommandForm(const CommandInfo& command, const QColor& problemColour, QWidget* parent = nullptr);

    bool needsChoices() const;
    void setChoices(const std::vector<AggregateChoice>& choices);
    void setProblemColour(const QColor& colour);

    Texts texts() const;
    void setTexts(const Texts& texts);
    /// The arguments as an Object, or nothing: then each field shows its problem and the first has the focus.
    std::optional<Value> check();

Q_SIGNALS:
    void submitted();

private:
    QList<FieldEditor*> m_editors;
};

} // namespace occasion
