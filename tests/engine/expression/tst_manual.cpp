// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/expression.h"
#include "engine/expression/valuescope.h"
#include "engine/expression/valuetext.h"
#include "tests/engine/expression/celvalues.h"

#include <QFile>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

/// What the manual's page on expressions shows is so.
class ManualTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyExampleHasItsValue_data();
    void everyExampleHasItsValue();
};

namespace {

using celvalues::decimal;
using celvalues::map;

const cel::ValueScope& account()
{
    static const cel::ValueScope scope({{u"owner"_s, u"Alice"_s}, {u"balance"_s, decimal(u"70.00")},
        {u"overdraft_limit"_s, decimal(u"50")}, {u"opened_on"_s, *cel::readInstant(u"2026-01-05T09:30:00Z")},
        {u"postings"_s,
            cel::Items{map({{u"id"_s, u"p1"_s}, {u"amount"_s, decimal(u"100.00")}}),
                map({{u"id"_s, u"p2"_s}, {u"amount"_s, decimal(u"-30.00")}})}},
        {u"event"_s, map({{u"name"_s, u"Debited"_s}, {u"amount"_s, decimal(u"30.00")}})}});
    return scope;
}

}

void ManualTest::everyExampleHasItsValue_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("value");
    QFile page(QStringLiteral(OCCASION_SOURCE_DIR "/resources/manual/expressions.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    bool isExample = false;
    int number = 0;
    const QStringList lines = QString::fromUtf8(page.readAll()).split(u'\n');
    for (const QString& line : lines) {
        ++number;
        if (line.startsWith(u"```"))
            isExample = line == u"```cel";
        else if (isExample)
            QTest::addRow("line %d", number)
                << line.section(u"// ="_s, 0, 0).trimmed() << line.section(u"// ="_s, 1).trimmed();
    }
}

void ManualTest::everyExampleHasItsValue()
{
    QFETCH(QString, expression);
    QFETCH(QString, value);
    cel::Budget enough{cel::Limits()};
    QCOMPARE(
        cel::sourceText(cel::Expression(expression, account()).evaluate(account().object()), enough), value);
}

QTEST_GUILESS_MAIN(ManualTest)

#include "tst_manual.moc"
