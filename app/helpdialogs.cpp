// SPDX-License-Identifier: BSD-3-Clause
#include "app/helpdialogs.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QString row(const QString& keys, const QString& what)
{
    return u"<tr><td width=\"35%\" style=\"padding:3px 24px 3px 0\"><b>%1</b></td><td style=\"padding:3px 0\">%2</td></tr>"_s
        .arg(keys.toHtmlEscaped(), what.toHtmlEscaped());
}

QString keysPage(const std::vector<Action>& table)
{
    QString page;
    QString menu;
    for (const Action& action : table) {
        if (action.keys.isEmpty())
            continue;
        if (action.menu != menu)
            page += u"%1<h3>%2</h3><table width=\"100%\">"_s.arg(
                menu.isEmpty() ? QString() : u"</table>"_s, QString(action.menu).remove(u'&'));
        menu = action.menu;
        page += row(action.keys.constFirst().toString(QKeySequence::NativeText), action.tip);
    }
    page += u"</table><h3>In the view that has the focus</h3><table width=\"100%\">"_s;
    for (const auto& [keys, what] : viewKeys())
        page += row(keys, what);
    return page + u"</table>"_s;
}

QDialog* makeDialog(const QString& title, const QString& page, const QSize& size, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* text = new QTextBrowser(dialog);
    text->setHtml(page);
    text->setFrameShape(QFrame::NoFrame);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(text);
    column->addWidget(buttons);
    dialog->resize(size);
    return dialog;
}

} // namespace

void showKeysDialog(const std::vector<Action>& table, QWidget* parent)
{
    const int em = parent->fontMetrics().height();
    makeDialog(u"Keys"_s, keysPage(table), {em * 40, em * 34}, parent)->show();
}

void showAboutDialog(QWidget* parent)
{
    const int em = parent->fontMetrics().height();
    const QString page
        = u"<h2>Occasion %1</h2><p>A workbench for modelling, running and seeing event-sourced systems.</p>"
          "<p>An actual occasion is an event, and here everything is made of events. It follows the pattern "
          "language "
          "of the book <i>Event Sourcing in Python</i> by John Bywater.</p>"
          "<p>BSD-3-Clause licence. Uses Qt %2, under the LGPL.</p>"_s.arg(
              QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()));
    makeDialog(u"About Occasion"_s, page, {em * 26, em * 15}, parent)->show();
}

} // namespace occasion
