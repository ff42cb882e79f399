// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/uuid.h"
#include "engine/persistence/jsonreader.h"

#include <QFile>
#include <QSet>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

class UuidTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyCaseWithOrWithoutDashesIsRead();
    void otherTextsAreNoUuid_data();
    void otherTextsAreNoUuid();
    void namesAlwaysGetTheSameIdentity();
    void theLibrarysNamesGetItsIdentities();
    void randomIdentitiesDifferAndSayTheirVersion();
    void orderIsThatOfTheText();
};

void UuidTest::anyCaseWithOrWithoutDashesIsRead()
{
    const auto id = Uuid::fromText(u"B2723FE2C01A40d2875ea3aac6a09ff5");
    QVERIFY(id.has_value());
    QCOMPARE(id->text(), u"b2723fe2c01a40d2875ea3aac6a09ff5"_s);
    QCOMPARE(id->hex(), QByteArray("b2723fe2c01a40d2875ea3aac6a09ff5"));
    QCOMPARE(id->dashed(), u"b2723fe2-c01a-40d2-875e-a3aac6a09ff5"_s);
    QVERIFY(Uuid::fromText(id->dashed()) == id);
    QVERIFY(Uuid::fromHex(id->hex()) == id);
    QVERIFY(!id->isNull());
    QVERIFY(Uuid().isNull());
    QCOMPARE(Uuid().text(), QString(32, u'0'));
}

void UuidTest::otherTextsAreNoUuid_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("short") << u"b2723fe2c01a40d2875ea3aac6a09ff"_s;
    QTest::newRow("long") << u"b2723fe2c01a40d2875ea3aac6a09ff55"_s;
    QTest::newRow("letter") << u"g2723fe2c01a40d2875ea3aac6a09ff5"_s;
    QTest::newRow("dashes elsewhere") << u"b2723fe2c-01a-40d2-875e-a3aac6a09ff5"_s;
    QTest::newRow("braces") << u"{b2723fe2-c01a-40d2-875e-a3aac6a09ff5}"_s;
    QTest::newRow("full-width digits") << QString(32, QChar(0xff11));
}

void UuidTest::otherTextsAreNoUuid()
{
    QFETCH(QString, text);
    QVERIFY(!Uuid::fromText(text));
    QVERIFY(!Uuid::fromHex(text.toUtf8()));
}

void UuidTest::namesAlwaysGetTheSameIdentity()
{
    QCOMPARE(Uuid::v5(Uuid::namespaceUrl, "/dogs/Fido").text(), u"1e1d7398898657afbb0111a89b2f8b02"_s);
    QCOMPARE(Uuid::v5(Uuid::namespaceUrl, "/counters/röll 1").text(), u"3b2897b9462e5774bd16a76f3f46460a"_s);
    QCOMPARE(Uuid::v5(Uuid(), "").text(), u"e129f27c51035c5c844bcdf0a15e160d"_s);
}

void UuidTest::theLibrarysNamesGetItsIdentities()
{
    QFile file(qEnvironmentVariable("OCCASION_SHARED") + u"/interop/vectors.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the library's vectors are not here: set OCCASION_SHARED to the folder that has them");
    const Value vectors = readJson(file.readAll()).value(u"uuid5");
    QVERIFY(!vectors.items().isEmpty());
    for (const Value& vector : vectors.items()) {
        const auto space = Uuid::fromText(vector.value(u"namespace").toText().section(u' ', -1));
        QVERIFY(space.has_value());
        const Uuid id = Uuid::v5(*space, vector.value(u"name").toText().toUtf8());
        QCOMPARE(id.text(), vector.value(u"uuid").toText());
    }
}

void UuidTest::randomIdentitiesDifferAndSayTheirVersion()
{
    QSet<Uuid> seen;
    for (int i = 0; i < 1000; ++i) {
        const Uuid id = Uuid::v4();
        QCOMPARE(id.text().at(12), QChar(u'4'));
        QVERIFY(u"89ab"_s.contains(id.text().at(16)));
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 1000);
}

void UuidTest::orderIsThatOfTheText()
{
    for (int i = 0; i < 200; ++i) {
        const Uuid a = Uuid::v5(Uuid(), QByteArray::number(i));
        const Uuid b = Uuid::v5(Uuid(), QByteArray::number(i + 1));
        QCOMPARE(a < b, a.text() < b.text());
    }
}

QTEST_GUILESS_MAIN(UuidTest)
#include "tst_uuid.moc"
