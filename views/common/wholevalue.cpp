// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/wholevalue.h"

#include "views/common/stateview.h"
#include "views/common/valuemember.h"

#include <QBoxLayout>
#include <QDialog>
#include <QFontDatabase>
#include <QPlainTextEdit>

namespace occasion {

QString wholeText(const Value& value)
{
    if (value.kind() == Value::Kind::Text)
        return value.toText();
    if (hasMembers(value))
        return QString::fromUtf8(toJson(value));
    return value.displayText(1'000'000'000);
}

void openWholeValue(QWidget* parent, const QString& name, const Value& value)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(name);
    auto* text = new QPlainTextEdit(wholeText(value), dialog);
    text->setReadOnly(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    text->setAccessibleName(name);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(text);
    dialog->resize(dialog->fontMetrics().averageCharWidth() * 80, dialog->fontMetrics().height() * 20);
    dialog->show();
}

} // namespace occasion
