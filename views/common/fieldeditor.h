// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/fieldinfo.h"
#include "views/common/aggregatechoice.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace occasion {

/// Reads a field's text. Throws ValueError with the sentence that the form shows in place.
Value readField(const FieldInfo& field, const QString& text);

/// What readField() reads as that value; empty for null.
QString fieldText(const Value& value);

/// "full_name" → "Full name".
QString fieldTitle(const QString& name);

/// One field of a form: what its type asks for, with its problem in words below it.
class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    FieldEditor(const FieldInfo& field, const QColor& problemColour, QWidget* parent = nullptr);

    const FieldInfo& field() const { return m_field; }

    /// Only for ids: what can be picked. What was typed or picked stays.
    void setChoices(std::vector<AggregateChoice> choices);

    QString text() const;
    void setText(const QString& text);
    /// The value, or nothing: then the problem is shown in place.
    std::optional<Value> check();
    /// The same without a word.
    std::optional<Value> value() const;
    void setProblemColour(const QColor& colour);

Q_SIGNALS:
    void submitted(); ///< Enter was pressed in it
    void changed(); ///< a person has typed or picked something

private:
    QWidget* makeInput();
    QLineEdit* makeLine();
    QWidget* makeChooser();
    QWidget* makeIdInput();
    void edited();
    QString chosenText() const;
    void showProblem(const QString& sentence);

    FieldInfo m_field;
    std::vector<AggregateChoice> m_choices;
    QLineEdit* m_line = nullptr;
    QComboBox* m_combo = nullptr; ///< of ids
    QComboBox* m_names = nullptr; ///< of an enumeration
    QCheckBox* m_check = nullptr;
    QLabel* m_problem;
};

} // namespace occasion
