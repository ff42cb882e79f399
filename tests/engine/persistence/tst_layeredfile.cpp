// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorderplace.h"
#include "engine/persistence/recorders/layeredrecorder.h"
#include "recordersuite.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

/// The conformance suite on a layer whose base and tail are tables of one SQLite file, as a branch's are.
class LayeredFileTest : public RecorderSuite
{
    Q_OBJECT

protected:
    Recorder emptyRecorder() override
    {
        const auto path = m_folder.filePath(u"%1.db"_s.arg(++m_files));
        std::shared_ptr<ProcessRecorder> base = openRecorder({path, u"kennel"_s, Durability::Normal});
        base->record({.events = {event(u'a', 1), event(u'a', 2), event(u'b', 1)},
            .tracking = Tracking{u"Upstream"_s, 1},
            .snapshots = {event(u'a', 1)},
            .journal = JournalRow{.step = 1}});
        return std::make_unique<LayeredRecorder>(
            base, RecorderPosition{}, openRecorder({path, u"b1_kennel"_s, Durability::Normal}));
    }

private:
    QTemporaryDir m_folder;
    int m_files = 0;

private Q_SLOTS:
    void idsRunOnFromTheBase()
    {
        const auto path = m_folder.filePath(u"ids.db"_s);
        const RecorderPlace place{.path = path, .prefix = u"b1_kennel"_s, .after = 7};
        QCOMPARE(openRecorder(place)->maxNotificationId(), 7);
        QCOMPARE(openRecorder(place)->record({.events = {event(u'a', 1), event(u'a', 2)}}),
            (std::vector<NotificationId>{8, 9}));
        QCOMPARE(openRecorder(place)->record({.events = {event(u'a', 3)}}), std::vector<NotificationId>{10});
        QCOMPARE(openRecorder(place)->maxNotificationId(), 10);
        QCOMPARE(ids(openRecorder(place)->selectNotifications({})), (QList<qint64>{8, 9, 10}));
    }
};

QTEST_GUILESS_MAIN(LayeredFileTest)
#include "moc_recordersuite.cpp"
#include "tst_layeredfile.moc"
