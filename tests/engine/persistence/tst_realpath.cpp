// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/realpath.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

class TestRealPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileHasOneNameWhetherItIsThereOrNot()
    {
        const QTemporaryDir folder;
        const QDir real(QFileInfo(folder.path()).canonicalFilePath());
        QVERIFY(real.mkdir(u"data"_s));
        QVERIFY(QFile::link(real.filePath(u"data"_s), real.filePath(u"linked"_s)));
        const auto name = real.filePath(u"data/a.db"_s);
        QCOMPARE(realPath(real.filePath(u"linked/a.db"_s)), name);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(name, real.filePath(u"b.db"_s)));
        QCOMPARE(realPath(real.filePath(u"linked/a.db"_s)), name);
        QCOMPARE(realPath(real.filePath(u"b.db"_s)), name);
        QCOMPARE(realPath(name), name);
    }

    void aLinkToNothingIsWhatItLeadsTo()
    {
        const QTemporaryDir folder;
        const QDir real(QFileInfo(folder.path()).canonicalFilePath());
        QVERIFY(QFile::link(real.filePath(u"later.db"_s), real.filePath(u"b.db"_s)));
        QVERIFY(QFile::link(real.filePath(u"b.db"_s), real.filePath(u"c.db"_s)));
        QCOMPARE(realPath(real.filePath(u"c.db"_s)), real.filePath(u"later.db"_s));
    }

    void inAFolderThatIsNotThereItIsAbsolute()
    {
        QCOMPARE(realPath(u"/not/there/../a.db"_s), u"/not/a.db"_s);
    }
};

QTEST_GUILESS_MAIN(TestRealPath)

#include "tst_realpath.moc"
