// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/closedfile.h"
#include "engine/persistence/recorderplace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

class TestClosedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStoreThatIsOpenIsNotYetWhole()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"a.db"_s);
        const auto recorder = openRecorder({path});
        QVERIFY_THROWS_EXCEPTION(OperationalError, requireWhole(path)); // its tables wait beside it
    }

    void itIsWholeOnceSqliteHasMovedEverythingIntoIt()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"a.db"_s);
        openRecorder({path});
        requireWhole(path);
        requireWhole(folder.filePath(u"missing.db"_s));
    }
};

QTEST_GUILESS_MAIN(TestClosedFile)

#include "tst_closedfile.moc"
