// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/fieldeditor.h"

#include <QMap>

namespace occasion {

/// A form made from the fields of a command or an event.
class FieldForm : public QWidget
{
    Q_OBJECT
public:
    /// What was typed, by field name; remembered while the program runs.
    using Texts = QMap<QString, QString>;

    FieldForm(const QList<FieldInfo>& fields, const QColor& problemColour, QWidget* parent = nullptr);

    /// Has Tab go from the one widget through the fields to the other, as a form is made after both.
    void setTabOrderBetween(QWidget* before, QWidget* after);

    bool needsChoices() const;
    void setChoices(const std::vector<AggregateChoice>& choices);
    void setProblemColour(const QColor& colour);

    Texts texts() const;
    void setTexts(const Texts& texts);
    /// Puts the members of an Object into the fields of their names.
    void setValues(const Value& object);
    /// The arguments as an Object, or nothing: then each field shows its problem and the first has the focus.
    std::optional<Value> check();
    /// The same as far as it goes, without a word.
    std::optional<Value> value() const;
    /// From now on a field says what is wrong with it as soon as it was changed.
    void checkWhileTyping();

Q_SIGNALS:
    void changed(); ///< by a person
    void submitted();

private:
    QList<FieldEditor*> m_editors;
};

} // namespace occasion
