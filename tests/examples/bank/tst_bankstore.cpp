// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/jsonreader.h"
#include "engine/session/storehistory.h"
#include "examples/bank/bank.h"
#include "tests/support/interop.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// The order of attributes is not significant.
std::map<QString, Value> attributesOf(const Value& state)
{
    std::map<QString, Value> attributes;
    for (const auto& [name, value] : state.members())
        attributes[name] = value;
    return attributes;
}

}

/// The Python library's bank, opened: its events fold into the same states here as there.
class TestBankStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyAccountHasTheLibrarysStateAtEveryVersion_data()
    {
        QTest::addColumn<QString>("store");
        for (const auto* store : {"bank", "bank_snapshots"})
            QTest::newRow(store) << QString::fromLatin1(store);
    }

    void everyAccountHasTheLibrarysStateAtEveryVersion()
    {
        QFETCH(const QString, store);
        if (support::interopFolder().isEmpty())
            QSKIP("The library's stores are not beside this clone (OCCASION_SHARED).");
        const QTemporaryDir folder;
        const auto expected = support::interopExpected(store);
        const StoreHistory history(
            std::make_shared<const OpenStore>(support::copyInterop(store, folder.path())),
            bank::bankSystem()->system.topics());
        int compared = 0;
        for (const auto& originator : expected[u"originators"].toArray()) {
            const auto id = OriginatorId::fromStored(originator[u"id"].toString());
            for (const auto& past : originator[u"history"].toArray()) {
                const auto view = history.aggregate(0, id, past[u"version"].toInteger());
                QCOMPARE(view.problem, QString());
                const Value wanted = readJson(past[u"state_json"].toString().toUtf8());
                QVERIFY2(attributesOf(view.state) == attributesOf(wanted),
                    qPrintable(view.state.displayText(2000)));
                ++compared;
            }
        }
        QVERIFY(compared > 20);
    }
};

QTEST_GUILESS_MAIN(TestBankStore)
#include "tst_bankstore.moc"
