// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/describe.h"
#include "engine/expression/completion.h"
#include "engine/expression/structshape.h"

#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

struct Purchase
{
    Decimal amount;
    QString buyer;
    Timestamp boughtAt;
    QList<qint64> lines;
};

QStringList offered(const QString& text)
{
    static const cel::StructShape<Purchase> shape(u"the purchase"_s);
    const auto completions = cel::completionsAt(text, text.size(), shape);
    QStringList texts;
    for (const cel::Completion& choice : completions.choices)
        texts.append(text.left(completions.wordBegin) + choice.text);
    return texts;
}

}

/// What an unfinished text can go on with.
class CompletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNamesAndFunctionsOfTheScope()
    {
        QCOMPARE(offered(u"bu"_s), QStringList{u"buyer"_s});
        QCOMPARE(offered(u"amount > 1d && bo"_s),
            (QStringList{u"amount > 1d && bool("_s, u"amount > 1d && bought_at"_s}));
        QVERIFY(offered({}).contains(u"amount"_s));
        QCOMPARE(offered(u"math.c"_s), QStringList{u"math.ceil("_s});
    }

    void afterAPointOnlyWhatFitsTheType()
    {
        QVERIFY(offered(u"buyer."_s).contains(u"buyer.startsWith("_s));
        QVERIFY(!offered(u"buyer."_s).contains(u"buyer.getHours("_s));
        QVERIFY(offered(u"bought_at.get"_s).contains(u"bought_at.getHours("_s));
        QVERIFY(offered(u"lines."_s).contains(u"lines.all("_s));
        QCOMPARE(offered(u"(buyer + \"x\").upper"_s), QStringList{u"(buyer + \"x\").upperAscii("_s});
    }

    void nothingWithinATextOrANumber()
    {
        QVERIFY(offered(u"buyer == \"am"_s).isEmpty());
        QVERIFY(offered(u"amount > 1"_s).isEmpty());
    }

    void theWordItselfIsNotOffered() { QVERIFY(offered(u"buyer"_s).isEmpty()); }
};

QTEST_GUILESS_MAIN(CompletionTest)

#include "tst_completion.moc"
