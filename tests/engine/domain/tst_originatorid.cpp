// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/originatorid.h"

#include <QHash>
#include <QtTest>

#include <algorithm>

using namespace occasion;
using namespace Qt::StringLiterals;

class OriginatorIdTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thirtyTwoLowerCaseDigitsAreAUuid();
    void everyOtherTextIsKeptAsItIs_data();
    void everyOtherTextIsKeptAsItIs();
    void equalIdsHashEqually();
    void orderIsTotalAndTellsUuidsFromTexts();
};

void OriginatorIdTest::thirtyTwoLowerCaseDigitsAreAUuid()
{
    const auto id = OriginatorId::fromStored(u"b2723fe2c01a40d2875ea3aac6a09ff5"_s);
    QVERIFY(id.isUuid());
    QVERIFY(id == OriginatorId(*Uuid::fromText(u"b2723fe2-c01a-40d2-875e-a3aac6a09ff5")));
    QCOMPARE(id.text(), u"b2723fe2c01a40d2875ea3aac6a09ff5"_s);
    QVERIFY(OriginatorId().isUuid());
    QCOMPARE(OriginatorId().text(), QString(32, u'0'));
}

void OriginatorIdTest::everyOtherTextIsKeptAsItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("a word") << u"account-1"_s;
    QTest::newRow("upper case") << u"B2723FE2C01A40D2875EA3AAC6A09FF5"_s;
    QTest::newRow("dashes") << u"b2723fe2-c01a-40d2-875e-a3aac6a09ff5"_s;
    QTest::newRow("not ASCII") << u"köter 犬"_s;
    QTest::newRow("one digit short") << u"b2723fe2c01a40d2875ea3aac6a09ff"_s;
}

void OriginatorIdTest::everyOtherTextIsKeptAsItIs()
{
    QFETCH(QString, text);
    const auto id = OriginatorId::fromStored(text);
    QVERIFY(!id.isUuid());
    QCOMPARE(id.text(), text);
    QVERIFY(id == OriginatorId::fromStored(text));
    QVERIFY(id != OriginatorId());
}

void OriginatorIdTest::equalIdsHashEqually()
{
    QHash<OriginatorId, int> ids;
    ids.insert(OriginatorId::fromStored(u"b2723fe2c01a40d2875ea3aac6a09ff5"_s), 1);
    ids.insert(OriginatorId::fromStored(u"account-1"_s), 2);
    ids.insert(OriginatorId::fromStored(u""_s), 3);
    QCOMPARE(ids.size(), 3);
    QCOMPARE(ids.value(*Uuid::fromText(u"b2723fe2c01a40d2875ea3aac6a09ff5")), 1);
    QCOMPARE(ids.value(OriginatorId::fromStored(u"account-1"_s)), 2);
    QCOMPARE(ids.value(OriginatorId::fromStored(u""_s)), 3);
}

void OriginatorIdTest::orderIsTotalAndTellsUuidsFromTexts()
{
    std::vector<OriginatorId> ids;
    for (const auto& text : {u"zebra"_s, u""_s, u"ffffffffffffffffffffffffffffffff"_s, u"account"_s,
             u"00000000000000000000000000000000"_s, u"0000000000000000000000000000000A"_s})
        ids.push_back(OriginatorId::fromStored(text));
    std::sort(ids.begin(), ids.end());
    for (size_t i = 1; i < ids.size(); ++i) {
        QVERIFY(ids[i - 1] < ids[i]);
        QVERIFY(ids[i] > ids[i - 1] && ids[i] != ids[i - 1]);
    }
}

QTEST_GUILESS_MAIN(OriginatorIdTest)
#include "tst_originatorid.moc"
