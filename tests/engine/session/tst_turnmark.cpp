// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/turnmark.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

class TestTurnMark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatWasMarkedLastCanBeReadWhileItIsStillWritten()
    {
        TurnMark mark(session());
        QCOMPARE(placeMarkedBeside(session()).step, 0);
        using Place = TurnMark::Place;
        for (const Place place : {Place{0, 5, 7}, Place{0, 5, 8}, Place{0, 8, 9}, Place{3, 1, 2}}) {
            mark.put(place);
            QCOMPARE(placeMarkedBeside(session()).branch, place.branch);
            QCOMPARE(placeMarkedBeside(session()).since, place.since);
            QCOMPARE(placeMarkedBeside(session()).step, place.step);
        }
        mark.clear();
        QCOMPARE(placeMarkedBeside(session()).step, 0);
    }

    void aMarkOutlivesWhoeverMadeIt()
    {
        TurnMark(session()).put({1, 0, 5});
        QCOMPARE(placeMarkedBeside(session()).step, 5);
        TurnMark(session()).clear();
        QCOMPARE(placeMarkedBeside(session()).step, 0);
    }

    void aMarkThatWasRemovedIsNone()
    {
        TurnMark mark(session());
        mark.put({1, 0, 5});
        mark.remove();
        QVERIFY(!QFile::exists(marksPath(session())));
        QCOMPARE(placeMarkedBeside(session()).step, 0);
    }

    void nothingIsMadeWhereNothingIsMarked()
    {
        TurnMark(session()).clear();
        QVERIFY(!QFile::exists(marksPath(session())));
    }

    void aMarkIsBesideTheFileThatALinkLeadsTo()
    {
        const auto link = m_folder->filePath(u"link.occasion"_s);
        QVERIFY(QFile::link(session(), link));
        TurnMark(link).put({0, 0, 5});
        QCOMPARE(placeMarkedBeside(session()).step, 5);
    }

    void whereNothingCanBeWrittenNothingIsMarked()
    {
        const auto nowhere = m_folder->filePath(u"missing/a.occasion"_s);
        TurnMark(nowhere).put({0, 0, 5});
        QCOMPARE(placeMarkedBeside(nowhere).step, 0);
    }

private:
    QString session() const { return m_folder->filePath(u"a.occasion"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestTurnMark)

#include "tst_turnmark.moc"
