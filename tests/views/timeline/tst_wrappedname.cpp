// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/wrappedname.h"

#include <QGuiApplication>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

class WrappedNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreBrokenBeforeCapitals_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("widest"); // there is room for this
        QTest::addColumn<int>("lines");
        QTest::addColumn<QStringList>("wrapped");
        const auto name = u"HandlingEventRegistered"_s;
        QTest::newRow("fits") << name << name << 3 << QStringList{name};
        QTest::newRow("three lines") << name << u"Registered"_s << 3
                                     << QStringList{u"Handling"_s, u"Event"_s, u"Registered"_s};
        QTest::newRow("words share a line")
            << name << u"HandlingEvent"_s << 3 << QStringList{u"HandlingEvent"_s, u"Registered"_s};
        QTest::newRow("several events")
            << u"Opened, Credited"_s << u"Credited"_s << 2 << QStringList{u"Opened,"_s, u"Credited"_s};
        QTest::newRow("capitals in a row")
            << u"HTTPRequest"_s << u"HTTPReques"_s << 1 << QStringList{u"HTTPReq…"_s};
        QTest::newRow("empty") << QString() << u"x"_s << 2 << QStringList{QString()};
    }

    void namesAreBrokenBeforeCapitals()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, widest);
        QFETCH(const int, lines);
        QFETCH(const QStringList, wrapped);
        const QFontMetricsF metrics(QGuiApplication::font());
        const auto found = wrappedName(name, metrics, metrics.horizontalAdvance(widest) + 1, lines);
        if (wrapped.constFirst().endsWith(u'…'))
            QVERIFY(found.size() == 1 && found.constFirst().endsWith(u'…'));
        else
            QCOMPARE(found, wrapped);
    }

    void noLineIsWiderThanTheRoom()
    {
        const QFontMetricsF metrics(QGuiApplication::font());
        const auto name = u"HandlingEventRegisteredAgain"_s;
        for (int room = 20; room < 300; room += 7) {
            for (int lines = 1; lines <= 4; ++lines) {
                const auto wrapped = wrappedName(name, metrics, room, lines);
                QVERIFY(!wrapped.isEmpty() && wrapped.size() <= lines);
                for (const QString& line : wrapped)
                    QVERIFY2(metrics.horizontalAdvance(line) <= room + 1, qPrintable(line));
                const bool isWhole = !wrapped.join(QString()).contains(u'…');
                QVERIFY(!isWhole || wrapped.join(QString()) == name);
            }
        }
    }
};

QTEST_MAIN(WrappedNameTest)
#include "tst_wrappedname.moc"
