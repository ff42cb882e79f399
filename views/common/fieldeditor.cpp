// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/fieldeditor.h"

#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"
#include "engine/persistence/transcoder.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// Fields are as wide as there is room, and no form need be scrolled sideways in a narrow dock.
constexpr int fewestLetters = 6;

template <class T>
T readOr(const std::optional<T>& read, const QString& sentence)
{
    if (!read)
        throw ValueError(sentence);
    return *read;
}

Value readReal(const QString& text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (!ok)
        throw ValueError(u"This must be a number, such as 1.5."_s);
    return Value::real(number);
}

Value readDecimal(const QString& text)
{
    const auto number = Decimal::fromText(text);
    if (!number || !number->isFinite())
        throw ValueError(u"This must be a decimal number, such as 10.00."_s);
    return Value::decimal(*number);
}

Value readInteger(const QString& text)
{
    try {
        return Value::integerText(text);
    } catch (const ValueError&) {
        throw ValueError(u"This must be a whole number, such as 42."_s);
    }
}

QString placeholder(FieldType type)
{
    switch (type) {
    case FieldType::Decimal:
        return u"10.00"_s;
    case FieldType::Integer:
        return u"42"_s;
    case FieldType::Real:
        return u"1.5"_s;
    case FieldType::Timestamp:
        return u"2026-01-31T09:00:00+00:00"_s;
    case FieldType::List:
        return u"[1, 2]"_s;
    case FieldType::Record:
        return u"{\"key\": \"value\"}"_s;
    default:
        return {};
    }
}

} // namespace

Value readField(const FieldInfo& field, const QString& text)
{
    const QString given = field.type == FieldType::Text ? text : text.trimmed();
    if (given.isEmpty() && field.optional)
        return {};
    if (given.isEmpty() && field.type != FieldType::Text)
        throw ValueError(u"This is needed."_s);
    switch (field.type) {
    case FieldType::Boolean:
        return Value(given == u"true");
    case FieldType::Integer:
        return readInteger(given);
    case FieldType::Real:
        return readReal(given);
    case FieldType::Text:
        if (!field.choices.isEmpty() && !field.choices.contains(given))
            throw ValueError(u"This must be one of %1."_s.arg(field.choices.join(u", "_s)));
        return Value::text(given);
    case FieldType::Decimal:
        return readDecimal(given);
    case FieldType::Uuid:
        return Value::uuid(
            readOr(Uuid::fromText(given), u"Pick one from the list, or type its 32 digits."_s));
    case FieldType::Timestamp:
        return Value::timestamp(
            readOr(Timestamp::fromText(given), u"This must be a time, such as 2026-01-31T09:00:00+00:00."_s));
    case FieldType::List:
    case FieldType::Record:
        break;
    }
    return readJson(given.toUtf8());
}

QString fieldText(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return {};
    case Value::Kind::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case Value::Kind::Int:
        return value.integerDigits();
    case Value::Kind::Float:
        return QString::fromLatin1(realText(value.toReal()));
    case Value::Kind::Text:
        return value.toText();
    case Value::Kind::Custom:
        // A decimal, an id, a time or a name; anything that has parts is written out whole.
        if (value.customData().kind() == Value::Kind::Text)
            return value.customData().toText();
        break;
    default:
        break;
    }
    return QString::fromUtf8(Transcoder().encode(value));
}

QString fieldTitle(const QString& name)
{
    QString title = name;
    title.replace(u'_', u' ');
    if (title.endsWith(u" id"))
        title.chop(3);
    return title.isEmpty() ? title : title.at(0).toUpper() + title.mid(1);
}

FieldEditor::FieldEditor(const FieldInfo& field, const QColor& problemColour, QWidget* parent)
    : QWidget(parent)
    , m_field(field)
    , m_problem(new QLabel(this))
{
    m_problem->setWordWrap(true);
    m_problem->hide();
    setProblemColour(problemColour);
    QWidget* input = makeInput();
    input->setObjectName(field.name);
    input->setAccessibleName(fieldTitle(field.name));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(input);
    column->addWidget(m_problem);
    setFocusProxy(input);
}

QLineEdit* FieldEditor::makeLine()
{
    auto* line = new QLineEdit(this);
    line->setPlaceholderText(m_field.optional
            ? u"%1 (may stay empty)"_s.arg(placeholder(m_field.type)).trimmed()
            : placeholder(m_field.type));
    connect(line, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(line, &QLineEdit::returnPressed, this, &FieldEditor::submitted);
    return line;
}

void FieldEditor::edited()
{
    showProblem({});
    Q_EMIT changed();
}

QWidget* FieldEditor::makeInput()
{
    if (m_field.type == FieldType::Boolean) {
        m_check = new QCheckBox(this);
        connect(m_check, &QCheckBox::clicked, this, &FieldEditor::edited);
        return m_check;
    }
    if (!m_field.choices.isEmpty())
        return makeChooser();
    m_line = makeLine();
    return m_field.type == FieldType::Uuid ? makeIdInput() : m_line;
}

QWidget* FieldEditor::makeChooser()
{
    m_names = new QComboBox(this);
    m_names->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_names->setMinimumContentsLength(fewestLetters);
    if (m_field.optional)
        m_names->addItem(QString());
    m_names->addItems(m_field.choices);
    connect(m_names, &QComboBox::activated, this, &FieldEditor::edited);
    return m_names;
}

QWidget* FieldEditor::makeIdInput()
{
    m_combo = new QComboBox(this);
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(fewestLetters);
    m_line->setPlaceholderText(
        m_field.optional ? u"pick one, or leave it empty"_s : u"pick one, or type its id"_s);
    m_combo->setLineEdit(m_line);
    connect(m_combo, &QComboBox::activated, m_line, [this] { m_line->setCursorPosition(0); });
    connect(m_combo, &QComboBox::activated, this, &FieldEditor::edited);
    return m_combo;
}

void FieldEditor::setChoices(std::vector<AggregateChoice> choices)
{
    sortFor(m_field.name, choices);
    if (!m_combo || choices == m_choices)
        return;
    const QString typed = m_line->text();
    m_choices = std::move(choices);
    m_combo->clear();
    for (const AggregateChoice& choice : m_choices) {
        m_combo->addItem(choice.text);
        m_combo->setItemData(m_combo->count() - 1, choice.id.text(), Qt::ToolTipRole);
    }
    m_combo->setCurrentIndex(-1);
    setText(typed);
}

/// The id that the typed text names: a whole item, or the only one that its first digits fit.
QString FieldEditor::chosenText() const
{
    const QString typed = m_line->text().trimmed();
    QStringList fitting;
    for (const AggregateChoice& choice : m_choices) {
        if (choice.text == typed || choice.id.text() == typed)
            return choice.id.text();
        if (typed.size() >= 4 && choice.id.text().startsWith(typed, Qt::CaseInsensitive))
            fitting.append(choice.id.text());
    }
    return fitting.size() == 1 ? fitting.constFirst() : typed;
}

QString FieldEditor::text() const
{
    if (m_check)
        return m_check->isChecked() ? u"true"_s : u"false"_s;
    if (m_names)
        return m_names->currentText();
    return m_combo ? chosenText() : m_line->text();
}

void FieldEditor::setText(const QString& text)
{
    if (m_check) {
        m_check->setChecked(text == u"true");
        return;
    }
    if (m_names) {
        m_names->setCurrentIndex(m_names->findText(text));
        return;
    }
    for (const AggregateChoice& choice : m_choices) {
        if (choice.id.text() == text) {
            m_combo->setCurrentText(choice.text);
            return;
        }
    }
    m_line->setText(text);
}

std::optional<Value> FieldEditor::check()
{
    try {
        Value value = readField(m_field, text());
        showProblem({});
        return value;
    } catch (const EngineError& error) {
        showProblem(error.message());
        return {};
    }
}

std::optional<Value> FieldEditor::value() const
{
    try {
        return readField(m_field, text());
    } catch (const EngineError&) { // said by check()
        return {};
    }
}

void FieldEditor::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    setAccessibleDescription(sentence);
}

void FieldEditor::setProblemColour(const QColor& colour)
{
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, colour);
    m_problem->setPalette(palette);
}

} // namespace occasion
