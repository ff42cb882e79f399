// SPDX-License-Identifier: BSD-3-Clause
#include "app/actions.h"
#include "views/common/icon.h"

#include <QMap>
#include <QSet>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

const std::vector<Action>& table()
{
    static const auto rows = actionTable({{u"graph"_s, u"Process graph"_s}, {u"timeline"_s, u"Timeline"_s},
        {u"aggregates"_s, u"Aggregates"_s}, {u"log"_s, u"Notification log"_s},
        {u"nextsteps"_s, u"Next steps"_s}, {u"commands"_s, u"Commands"_s}, {u"sessions"_s, u"Sessions"_s},
        {u"invariants"_s, u"Invariants"_s}, {u"watches"_s, u"Watches"_s},
        {u"breakpoints"_s, u"Breakpoints"_s}});
    return rows;
}

Frame frameAt(qint64 cursor, qint64 newest, int suggested, bool readOnly = false)
{
    auto map = std::make_shared<SystemMap>();
    map->processes = {{u"A"_s}};
    Frame frame;
    frame.map = map;
    frame.cursor = cursor;
    frame.newest = newest;
    frame.suggested = suggested;
    frame.readOnly = readOnly;
    return frame;
}

bool isEnabled(const QString& id, const Frame& frame)
{
    for (const Action& row : table()) {
        if (row.id == id)
            return !row.enabledWhen || row.enabledWhen(frame);
    }
    return false;
}

}

class ActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActionHasAnIdOfItsOwn()
    {
        QSet<QString> ids;
        for (const Action& row : table()) {
            QVERIFY2(!row.id.isEmpty() && !ids.contains(row.id), qPrintable(row.id));
            ids.insert(row.id);
        }
    }

    void noTwoActionsHaveTheSameKeys()
    {
        QMap<QString, QString> owners;
        for (const Action& row : table()) {
            for (const QKeySequence& keys : row.keys) {
                const QString text = keys.toString(QKeySequence::PortableText);
                QVERIFY2(!text.isEmpty(), qPrintable(row.id));
                QVERIFY2(
                    !owners.contains(text), qPrintable(u"%1: %2 and %3"_s.arg(text, row.id, owners[text])));
                owners.insert(text, row.id);
            }
        }
        QCOMPARE(owners.value(u"F10"_s), u"step"_s);
        QCOMPARE(owners.value(u"Shift+F10"_s), u"back"_s);
        QCOMPARE(owners.value(u"F5"_s), u"run"_s);
        QCOMPARE(owners.value(u"Ctrl+Home"_s), u"first"_s);
        QCOMPARE(owners.value(u"Ctrl+End"_s), u"newest"_s);
    }

    void noKeyIsTakenFromFieldsAndLists()
    {
        for (const Action& row : table()) {
            for (const QKeySequence& keys : row.keys) {
                const auto key = keys[0];
                const bool isFunctionKey = key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F12;
                const bool hasModifier = key.keyboardModifiers().testFlag(Qt::ControlModifier);
                QVERIFY2(isFunctionKey || hasModifier, qPrintable(row.id));
            }
        }
    }

    void everyActionHasTextTipIconMenuAndSomethingToDo()
    {
        for (const Action& row : table()) {
            QVERIFY2(!row.text.isEmpty() && !row.tip.isEmpty() && !row.menu.isEmpty(), qPrintable(row.id));
            QVERIFY2(hasIcon(row.icon), qPrintable(u"%1: there is no icon %2"_s.arg(row.id, row.icon)));
            QVERIFY2(!icon(row.icon, Qt::black).pixmap(16, 16).isNull(), qPrintable(row.icon));
            QVERIFY2(row.run, qPrintable(row.id));
        }
    }

    void mnemonicsDoNotClashWithinAMenu()
    {
        QMap<QString, QString> owners;
        for (const Action& row : table()) {
            const auto at = row.text.indexOf(u'&');
            if (at < 0)
                continue;
            const QString place = row.menu + row.text.mid(at + 1, 1).toLower();
            QVERIFY2(!owners.contains(place), qPrintable(u"%1 and %2"_s.arg(row.id, owners.value(place))));
            owners.insert(place, row.id);
        }
    }

    void stepsAreEnabledWhereThereIsOne()
    {
        QVERIFY(!isEnabled(u"step"_s, Frame()));
        QVERIFY(isEnabled(u"step"_s, frameAt(0, 0, 0)));
        QVERIFY(!isEnabled(u"step"_s, frameAt(4, 4, -1)));
        QVERIFY(isEnabled(u"step"_s, frameAt(3, 4, -1)));
        QVERIFY(!isEnabled(u"back"_s, frameAt(0, 4, 0)));
        QVERIFY(isEnabled(u"back"_s, frameAt(1, 4, 0)));
        QVERIFY(!isEnabled(u"newest"_s, frameAt(4, 4, 0)));
    }

    void aStoreCanBeWalkedButNotRun()
    {
        QVERIFY(isEnabled(u"step"_s, frameAt(3, 4, -1, true)));
        QVERIFY(!isEnabled(u"step"_s, frameAt(4, 4, -1, true)));
        QVERIFY(!isEnabled(u"restart"_s, frameAt(4, 4, -1, true)));
    }
};

QTEST_MAIN(ActionsTest)
#include "tst_actions.moc"
