// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/valuescope.h"
#include "views/common/expressionedit.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTextBlock>
#include <QTextLayout>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

class ExpressionEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMistakeIsUnderlinedAndSaid();
    void enterAcceptsOnlyWhatIsRight();
    void namesInReachAreOffered();
    void aChoiceReplacesTheWordThatWasBegun();
    void literalsAndFunctionsHaveColours();
    void pastedLinesBecomeOne();

private:
    static std::shared_ptr<const cel::Shape> account()
    {
        static const auto scope
            = std::make_shared<const cel::ValueScope>(std::vector<std::pair<QString, cel::Value>>{
                {u"balance"_s, Decimal(5)}, {u"owner"_s, u"Alice"_s}});
        return scope;
    }
    static QList<QTextLayout::FormatRange> formats(const ExpressionEdit& edit)
    {
        return edit.document()->firstBlock().layout()->formats();
    }
};

void ExpressionEditTest::aMistakeIsUnderlinedAndSaid()
{
    ExpressionEdit edit(ExpressionEdit::Use::Condition);
    edit.setTheme(Theme::light());
    edit.setScope(account());
    QSignalSpy said(&edit, &ExpressionEdit::mistakeChanged);
    edit.setExpression(u"balnce > 0d"_s);
    QCOMPARE(edit.mistake(), u"There is no name `balnce` here. Did you mean `balance`?"_s);
    QCOMPARE(said.count(), 1);
    const auto marked = formats(edit);
    QVERIFY(std::any_of(marked.begin(), marked.end(), [](const QTextLayout::FormatRange& range) {
        return range.start == 0 && range.length == 6
            && range.format.underlineStyle() == QTextCharFormat::WaveUnderline;
    }));
    edit.setExpression(u"balance > 0d"_s);
    QVERIFY(edit.mistake().isEmpty());
    edit.setExpression({});
    QVERIFY(edit.mistake().isEmpty());
}

void ExpressionEditTest::enterAcceptsOnlyWhatIsRight()
{
    ExpressionEdit edit(ExpressionEdit::Use::Condition);
    edit.setScope(account());
    QSignalSpy accepted(&edit, &ExpressionEdit::accepted);
    edit.setExpression(u"balance + 1"_s);
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(accepted.count(), 0);
    edit.setExpression(u"balance > 1"_s);
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(edit.expression(), u"balance > 1"_s);
}

void ExpressionEditTest::namesInReachAreOffered()
{
    ExpressionEdit edit(ExpressionEdit::Use::Filter);
    edit.setScope(account());
    QTest::keyClicks(&edit, u"bal"_s);
    QCOMPARE(edit.offered(), QStringList{u"balance"_s});
    edit.setExpression({});
    QTest::keyClicks(&edit, u"owner.sta"_s);
    QCOMPARE(edit.offered(), QStringList{u"startsWith("_s});
}

void ExpressionEditTest::aChoiceReplacesTheWordThatWasBegun()
{
    ExpressionEdit edit(ExpressionEdit::Use::Filter);
    edit.setScope(account());
    edit.show();
    QTest::keyClicks(&edit, u"5d < bal"_s);
    auto* list = QApplication::activePopupWidget();
    QVERIFY(list);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(edit.expression(), u"5d < balance"_s);
}

void ExpressionEditTest::literalsAndFunctionsHaveColours()
{
    ExpressionEdit edit(ExpressionEdit::Use::Condition);
    edit.setTheme(Theme::light());
    edit.setScope(account());
    edit.setExpression(u"owner.contains(\"A\")"_s);
    const auto coloured = formats(edit);
    QCOMPARE(coloured.size(), 2);
    QCOMPARE(coloured[0].start, 6);
    QCOMPARE(coloured[1].start, 15);
    QVERIFY(coloured[0].format.foreground() != coloured[1].format.foreground());
}

void ExpressionEditTest::pastedLinesBecomeOne()
{
    ExpressionEdit edit(ExpressionEdit::Use::Condition);
    edit.setScope(account());
    QApplication::clipboard()->setText(u"balance > 0d\n  && owner != \"\"\n"_s);
    edit.paste();
    QCOMPARE(edit.expression(), u"balance > 0d && owner != \"\""_s);
}

QTEST_MAIN(ExpressionEditTest)

#include "tst_expressionedit.moc"
