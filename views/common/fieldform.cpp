// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/fieldform.h"

#include <QFormLayout>
#include <QLabel>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

FieldForm::FieldForm(const QList<FieldInfo>& fields, const QColor& problemColour, QWidget* parent)
    : QWidget(parent)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const FieldInfo& field : fields) {
        auto* editor = new FieldEditor(field, problemColour, this);
        connect(editor, &FieldEditor::submitted, this, &FieldForm::submitted);
        connect(editor, &FieldEditor::changed, this, &FieldForm::changed);
        auto* label = new QLabel(fieldTitle(field.name), this);
        label->setBuddy(editor);
        form->addRow(label, editor);
        m_editors.append(editor);
    }
    if (!m_editors.isEmpty())
        setFocusProxy(m_editors.constFirst());
}

void FieldForm::setTabOrderBetween(QWidget* before, QWidget* after)
{
    for (const FieldEditor* editor : std::as_const(m_editors)) {
        setTabOrder(before, editor->focusProxy());
        before = editor->focusProxy();
    }
    setTabOrder(before, after);
}

bool FieldForm::needsChoices() const
{
    return std::any_of(m_editors.begin(), m_editors.end(),
        [](const FieldEditor* editor) { return editor->field().type == FieldType::Uuid; });
}

void FieldForm::setChoices(const std::vector<AggregateChoice>& choices)
{
    for (FieldEditor* editor : std::as_const(m_editors))
        editor->setChoices(choices);
}

void FieldForm::setProblemColour(const QColor& colour)
{
    for (FieldEditor* editor : std::as_const(m_editors))
        editor->setProblemColour(colour);
}

FieldForm::Texts FieldForm::texts() const
{
    Texts texts;
    for (const FieldEditor* editor : m_editors)
        texts.insert(editor->field().name, editor->text());
    return texts;
}

void FieldForm::setTexts(const Texts& texts)
{
    for (FieldEditor* editor : std::as_const(m_editors)) {
        if (texts.contains(editor->field().name))
            editor->setText(texts.value(editor->field().name));
    }
}

void FieldForm::setValues(const Value& object)
{
    for (FieldEditor* editor : std::as_const(m_editors))
        editor->setText(fieldText(object.value(editor->field().name)));
}

void FieldForm::checkWhileTyping()
{
    for (FieldEditor* editor : std::as_const(m_editors))
        connect(editor, &FieldEditor::changed, editor, &FieldEditor::check);
}

std::optional<Value> FieldForm::value() const
{
    Value::Members members;
    for (const FieldEditor* editor : m_editors) {
        const auto value = editor->value();
        if (!value)
            return {};
        members.append({editor->field().name, *value});
    }
    return Value::object(std::move(members));
}

std::optional<Value> FieldForm::check()
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
