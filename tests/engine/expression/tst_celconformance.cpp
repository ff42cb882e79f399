// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/expression.h"
#include "engine/expression/map.h"
#include "engine/expression/typedvalue.h"
#include "engine/expression/valuescope.h"
#include "engine/expression/valuetext.h"
#include "engine/persistence/jsonreader.h"

#include <QFile>
#include <QtTest>

#include <cmath>

using namespace occasion;
using namespace Qt::StringLiterals;

/// CEL's own conformance suite, read where it stands beside the project.
class CelConformanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCaseAgrees();
};

namespace {

bool isSame(const cel::Value& a, const cel::Value& b)
{
    cel::Budget enough{cel::Limits()};
    if (a.kind() != b.kind())
        return false;
    if (a.kind() == cel::Kind::Double && std::isnan(a.get<double>()))
        return std::isnan(b.get<double>());
    if (a.kind() == cel::Kind::List)
        return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(), isSame);
    if (a.kind() != cel::Kind::Map)
        return cel::sourceText(a, enough) == cel::sourceText(b, enough);
    const auto isInBoth = [&](const cel::Map::Entry& entry) {
        const auto* other = b.map().find(entry.first);
        return other && isSame(entry.second, *other);
    };
    const auto& entries = a.map().entries();
    return entries.size() == b.map().entries().size()
        && std::all_of(entries.begin(), entries.end(), isInBoth);
}

/// What came instead of what was expected; empty when they agree.
QString difference(const Value& test)
{
    std::vector<std::pair<QString, cel::Value>> bindings;
    for (const auto& [name, value] : test.value(u"bindings").members())
        bindings.emplace_back(name, cel::fromTyped(value));
    const cel::ValueScope scope(bindings);
    const auto checking
        = test.contains(u"disable_check") ? cel::Expression::Checking::None : cel::Expression::Checking::Full;
    const bool wantsError = test.contains(u"error");
    try {
        const cel::Expression expression(test.value(u"expr").toText(), scope, checking);
        const cel::Value value = expression.evaluate(scope.object());
        cel::Budget enough{cel::Limits()};
        if (wantsError || !isSame(value, cel::fromTyped(test.value(u"value"))))
            return cel::sourceText(value, enough);
    } catch (const cel::ExpressionError& error) {
        if (!wantsError)
            return error.message();
    }
    return {};
}

struct Tally
{
    int agree = 0;
    int total = 0;
};

}

void CelConformanceTest::everyCaseAgrees()
{
    QFile file(qEnvironmentVariable("OCCASION_SHARED") + u"/cel/conformance.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("CEL's conformance suite is not here; OCCASION_SHARED names the folder above 'cel'");
    QMap<QString, Tally> sections;
    Tally all;
    const Value tests = readJson(file.readAll());
    for (const Value& test : tests.items()) {
        Tally& section = sections[test.value(u"file").toText() + u'/' + test.value(u"section").toText()];
        const QString found = difference(test);
        const int agrees = found.isEmpty() ? 1 : 0;
        section.agree += agrees;
        all.agree += agrees;
        ++section.total;
        ++all.total;
        if (agrees == 0)
            qWarning().noquote()
                << test.value(u"name").toText() << ':' << test.value(u"expr").toText() << "gives" << found
                << "instead of"
                << (test.contains(u"error") ? test.value(u"error") : test.value(u"value")).displayText();
    }
    for (auto section = sections.cbegin(); section != sections.cend(); ++section)
        qInfo().noquote() << section.key() << section->agree << "of" << section->total;
    qInfo() << "all" << all.agree << "of" << all.total;
    QVERIFY(all.total > 0);
    QCOMPARE(all.agree, all.total);
}

QTEST_GUILESS_MAIN(CelConformanceTest)

#include "tst_celconformance.moc"
