// SPDX-License-Identifier: BSD-3-Clause
#include "tests/architecture/includerules.h"

#include <QTest>

using namespace occasion::architecture;

namespace {

const QString root = QStringLiteral(OCCASION_SOURCE_DIR);

QList<Include> allIncludes()
{
    QList<Include> all;
    for (const QString& file : sourceFiles(root, {u"engine"_s, u"views"_s, u"app"_s, u"examples"_s}))
        all += includesOf(root, file, readText(root + u'/' + file));
    return all;
}

} // namespace

/// Reads the includes of the whole source tree and holds them against the map of the house.
class LayersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIncludeKeepsTheLayers()
    {
        const QList<Include> includes = allIncludes();
        QVERIFY2(!includes.isEmpty(), qPrintable(u"no sources under "_s + root));
        QStringList wrong;
        for (const Include& include : includes) {
            if (const QString reason = whatIsWrong(include); !reason.isEmpty())
                wrong.append(u"%1:%2: includes %3: %4"_s.arg(include.file)
                                 .arg(include.line)
                                 .arg(include.target, reason));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void noIncludesGoInCircles()
    {
        const QStringList circle = CircleSearch(allIncludes()).find();
        QVERIFY2(circle.isEmpty(), qPrintable(circle.join(u" -> ")));
    }

    void everySourceFileBeginsWithItsLicence()
    {
        QStringList bare;
        for (const QString& file :
            sourceFiles(root, {u"engine"_s, u"views"_s, u"app"_s, u"examples"_s, u"tests"_s})) {
            if (!readText(root + u'/' + file).startsWith(u"// SPDX-License-Identifier: BSD-3-Clause\n"))
                bare.append(file + u":1: does not begin with the SPDX line");
        }
        QVERIFY2(bare.isEmpty(), qPrintable(u'\n' + bare.join(u'\n')));
    }

    void aMadeUpIncludeIsJudged_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* file, const char* line, bool allowed) {
            QTest::addRow("%s: %s", file, line)
                << QString::fromLatin1(file) << QString::fromLatin1(line) << allowed;
        };
        row("engine/domain/x.h", R"(#include "views/timeline/y.h")", false);
        row("engine/domain/x.h", R"(#include "examples/bank/y.h")", false);
        row("engine/domain/x.h", R"(#include <QtWidgets/QWidget>)", false);
        row("engine/domain/x.h", R"(#include "engine/persistence/y.h")", false);
        row("engine/system/x.h", R"(#include "engine/session/y.h")", false);
        row("engine/attic/x.h", R"(#include "engine/domain/y.h")", false);
        row("engine/session/x.h", R"(#include "engine/domain/y.h")", true);
        row("engine/domain/x.h", R"(#include "engine/errors.h")", true);
        row("engine/errors.h", R"(#include "engine/domain/y.h")", false);
        row("engine/persistence/recorder.h", R"(#include "engine/persistence/eventstore.h")", false);
        row("engine/persistence/recorder.cpp", R"(#  include "../persistence/eventstore.h")", false);
        row("engine/application/repository.h", R"(#include "engine/application/snapshot.h")", true);
        row("engine/system/logreader.h", R"(#include "engine/application/remotelog.h")", true);
        row("views/graph/x.h", R"(#include "views/timeline/y.h")", false);
        row("views/common/x.h", R"(#include "views/timeline/y.h")", false);
        row("views/graph/x.h", R"(#include "views/common/y.h")", true);
        row("views/graph/x.h", R"(#include "app/y.h")", false);
        row("views/graph/x.h", R"(#include "examples/bank/y.h")", false);
        row("examples/bank/x.h", R"(#include "views/graph/y.h")", false);
        row("examples/bank/x.h", R"(#include "engine/session/y.h")", true);
        row("app/window.cpp", R"(#include "examples/bank/y.h")", false);
        row("app/main.cpp", R"(#include "examples/bank/y.h")", true);
        row("app/window.cpp", R"(#include "tests/app/y.h")", false);
        row("app/window.cpp", R"(// #include "examples/bank/y.h")", true);
        row("app/window.cpp", R"(#include "window.moc")", true);
    }

    void aMadeUpIncludeIsJudged()
    {
        QFETCH(QString, file);
        QFETCH(QString, line);
        QFETCH(bool, allowed);
        const QList<Include> includes = includesOf(u"/nowhere"_s, file, u"\n"_s + line);
        const auto wrong = [](const Include& include) { return !whatIsWrong(include).isEmpty(); };
        QCOMPARE(std::none_of(includes.begin(), includes.end(), wrong), allowed);
        if (!includes.isEmpty())
            QCOMPARE(includes.first().line, 2);
    }

    void aMadeUpCircleIsFound()
    {
        QCOMPARE(CircleSearch({{u"a"_s, 1, u"b"_s}, {u"b"_s, 1, u"c"_s}, {u"a"_s, 2, u"c"_s}}).find(),
            QStringList());
        QCOMPARE(CircleSearch({{u"a"_s, 1, u"b"_s}, {u"b"_s, 1, u"c"_s}, {u"c"_s, 1, u"b"_s}}).find(),
            QStringList({u"b"_s, u"c"_s, u"b"_s}));
    }
};

QTEST_GUILESS_MAIN(LayersTest)
#include "tst_layers.moc"
