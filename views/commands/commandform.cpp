// SPDX-License-Identifier: BSD-3-Clause
#include "views/commands/commandform.h"

#include <QFormLayout>
#include <QLabel>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

CommandForm::CommandForm(const CommandInfo& command, const QColor& problemColour, QWidget* parent)
    : QWidget(parent)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const FieldInfo& field : command.fields) {
        auto* editor = new FieldEditor(field, problemColour, this);
        connect(editor, &FieldEditor::submitted, this, &CommandForm::submitted);
        auto* label = new QLabel(fieldTitle(field.name), this);
        label->setBuddy(editor);
        form->addRow(label, editor);
        m_editors.append(editor);
    }
    if (!m_editors.isEmpty())
        setFocusProxy(m_editors.constFirst());
}

bool CommandForm::needsChoices() const
{
    return std::any_of(m_editors.begin(), m_editors.end(),
        [](const FieldEditor* editor) { return editor->field().type == FieldType::Uuid; });
}

void CommandForm::setChoices(const std::vector<AggregateChoice>& choices)
{
    for (FieldEditor* editor : std::as_const(m_editors))
        editor->setChoices(choices);
}

void CommandForm::setProblemColour(const QColor& colour)
{
    for (FieldEditor* editor : std::as_const(m_editors))
        editor->setProblemColour(colour);
}

CommandForm::Texts CommandForm::texts() const
{
    Texts texts;
    for (const FieldEditor* editor : m_editors)
        texts.insert(editor->field().name, editor->text());
    return texts;
}

void CommandForm::setTexts(const Texts& texts)
{
    for (FieldEditor* editor : std::as_const(m_editors)) {
        if (texts.contains(editor->field().name))
            editor->setText(texts.value(editor->field().name));
    }
}

std::optional<Value> CommandForm::check()
{
    Value::Members members;
    FieldEditor* wrong = nullptr;
    for (FieldEditor* editor : std::as_const(m_editors)) {
        const auto value = editor->check();
        if (value)
            members.append({editor->field().name, *value});
        else if (!wrong)
            wrong = editor;
    }
    if (!wrong)
        return Value::object(std::move(members));
    wrong->setFocus(Qt::OtherFocusReason);
    return {};
}

} // namespace occasion
