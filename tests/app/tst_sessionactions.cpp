// SPDX-License-Identifier: BSD-3-Clause
#include "app/actionset.h"
#include "app/checkpointactions.h"
#include "app/settings.h"
#include "engine/session/filefigure.h"
#include "tests/app/windowfixture.h"

#include <QAction>
#include <QDir>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QToolButton>

#include <cstdio>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

CommandCall openFor(const QString& name)
{
    return {u"Accounts"_s, u"OpenAccount"_s,
        Value::object(
            {{u"full_name"_s, Value::text(name)}, {u"email_address"_s, Value::text(u"x@example.com"_s)}})};
}

/// Six steps, and from the third on a branch with a command of its own; looks at its first step.
bool makeBranches(const WindowFixture& fixture)
{
    for (int i = 0; i < 6; ++i)
        fixture.key(Qt::Key_F10);
    if (!fixture.isAt(6, 6))
        return false;
    fixture.window->goTo(3);
    fixture.window->post(request::Call{openFor(u"Zoe"_s)});
    if (!fixture.isAt(4, 4))
        return false;
    fixture.window->goTo(1);
    return fixture.isAt(1, 4);
}

/// For the test that kills this program: a window in which something was done.
int liveOn(const QString& folder)
{
    const WindowFixture fixture(folder);
    if (!fixture.isAt(0, 0) || !makeBranches(fixture))
        return 1;
    std::puts("there");
    std::fflush(stdout);
    return QApplication::exec();
}

}

/// Session files in the real window: where one was, after a crash, saved, exported; and named steps.
class SessionActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_fixture = std::make_unique<WindowFixture>(m_folder->path());
        QVERIFY(fixture().isAt(0, 0));
    }
    void cleanup() { m_fixture.reset(); }

    void aSessionIsKeptInAFileFromTheStart()
    {
        QVERIFY(frame().file->isUntitled);
        QVERIFY(QFile::exists(frame().file->path));
        QVERIFY(frame().file->path.startsWith(m_folder->path()));
    }

    void theNextStartIsWhereOneWasWithAllBranches()
    {
        QVERIFY(makeBranches(fixture()));
        const Frame before = frame();
        openAnotherTime();
        QVERIFY(fixture().isAt(1, 4));
        QCOMPARE(frame().sessions.size(), size_t(2));
        QCOMPARE(frame().sessions.back().chosen, before.sessions.back().chosen);
        QCOMPARE(frame().name, before.name);
        QCOMPARE(window().message(), QString());
        QCOMPARE(window().notice(), QString());
    }

    void aKilledWindowsSessionIsThereAtTheNextStart()
    {
        m_fixture.reset();
        const QString folder = path(u"killed"_s);
        QVERIFY(QDir().mkpath(folder));
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--live"_s, folder});
        QVERIFY(child.waitForReadyRead(60'000));
        QCOMPARE(child.readLine().trimmed(), "there");
        child.kill();
        QVERIFY(child.waitForFinished());
        m_fixture = std::make_unique<WindowFixture>(folder);
        QVERIFY(QTest::qWaitFor([this] { return frame().newest == 4; }));
        QCOMPARE(frame().sessions.size(), size_t(2));
        QTRY_VERIFY(window().notice().contains(u"did not end properly"));
        fixture().key(Qt::Key_End, Qt::ControlModifier);
        fixture().key(Qt::Key_F10);
        QVERIFY(fixture().isAt(5, 5));
    }

    void whatElseWasCutShortIsSaidAndListed()
    {
        QVERIFY(cutAnotherShort());
        const QString copy = anotherFile();
        openAnotherTime();
        QVERIFY(fixture().isAt(3, 3));
        QTRY_VERIFY(window().message().contains(u"cut short"));
        QMenu* recent = window().actions().action(u"recent"_s)->menu();
        Q_EMIT recent->aboutToShow();
        QAction* listed = nullptr;
        for (QAction* action : recent->actions()) {
            if (action->text().contains(u"cut short"_s))
                listed = action;
        }
        QVERIFY(listed);
        QVERIFY2(listed->text().contains(u"3 steps"), qPrintable(listed->text()));
        listed->trigger();
        QTRY_COMPARE(frame().file->path, copy);
        QCOMPARE(frame().newest, 3);
    }

    void whatElseWasCutShortIsSaidAlsoWhereAStoreIsOpenedAgain()
    {
        QVERIFY(cutAnotherShort());
        const QString folder = path(u"stores"_s);
        QVERIFY(QDir().mkpath(folder));
        window().post(request::ExportStores{folder});
        QTRY_COMPARE(QDir(folder).entryList(QDir::Files).size(), 3);
        window().sessions().open(folder);
        QTRY_VERIFY(frame().readOnly);
        QCOMPARE(window().message(), QString());
        openAnotherTime();
        QTRY_VERIFY(frame().readOnly);
        QTRY_VERIFY2(
            window().message().contains(u"Another session was cut short"), qPrintable(window().message()));
    }

    void whatElseWasCutShortIsSaidAlsoWhereAnotherWindowHasTheLast()
    {
        QVERIFY(cutAnotherShort());
        const WindowFixture other(m_folder->path());
        QVERIFY(other.isAt(0, 0));
        QTRY_VERIFY2(other.window->message().contains(u"Another session was cut short"),
            qPrintable(other.window->message()));
    }

    void aSessionIsSavedOpenedAgainAndListedAsRecent()
    {
        QVERIFY(makeBranches(fixture()));
        const QString untitled = frame().file->path;
        const QString file = path(u"mine.occasion"_s);
        window().sessions().saveAs(file);
        QTRY_COMPARE(frame().file->path, file);
        QVERIFY(!frame().file->isUntitled);
        QVERIFY(!QFile::exists(untitled));
        QVERIFY(fixture().isAt(1, 4));
        QCOMPARE(settings::recent.value(), QStringList{file});
        openAnotherTime();
        QVERIFY(fixture().isAt(1, 4));
        QCOMPARE(frame().file->path, file);
        window().sessions().openSystem({.system = u"bank"_s});
        QVERIFY(fixture().isAt(0, 0));
        window().sessions().open(file);
        QVERIFY(fixture().isAt(1, 4));
    }

    void anotherWindowBeginsANewSession()
    {
        QVERIFY(makeBranches(fixture()));
        const WindowFixture other(m_folder->path());
        QVERIFY(other.isAt(0, 0));
        QCOMPARE(other.window->message(), QString());
        other.window->sessions().open(frame().file->path);
        QTRY_VERIFY(other.window->message().contains(u"another window"));
    }

    void aLastSessionThatIsDamagedDoesNotLeaveTheWindowEmpty()
    {
        QVERIFY(makeBranches(fixture()));
        const QString file = frame().file->path;
        m_fixture.reset();
        QVERIFY(QFile::resize(file, 9000));
        m_fixture = std::make_unique<WindowFixture>(m_folder->path());
        QVERIFY(fixture().isAt(0, 0));
        QTRY_VERIFY(!window().message().isEmpty());
        QVERIFY(QFile::exists(file));
    }

    void anAddressThatCannotBeOpenedIsSaid()
    {
        window().sessions().open(u"postgresql://host/db"_s);
        QTRY_VERIFY(window().message().contains(u"PostgreSQL"));
    }

    void aHistoryWithoutShortCodeOffersTheFile()
    {
        QVERIFY(makeBranches(fixture()));
        window().goTo(4);
        QVERIFY(fixture().isAt(4, 4));
        fixture().key(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        QTRY_VERIFY(!window().message().isEmpty());
        QToolButton* offer = nullptr;
        for (auto* button : window().findChildren<QToolButton*>()) {
            if (button->defaultAction() == window().actions().action(u"save-as"_s) && button->isVisible())
                offer = button;
        }
        QVERIFY(offer);
        window().say(u"Something else."_s);
        QVERIFY(!offer->isVisible());
    }

    void storesAreExportedAndOpenAsAHistory()
    {
        QVERIFY(makeBranches(fixture()));
        const QString folder = path(u"stores"_s);
        QVERIFY(QDir().mkpath(folder));
        window().post(request::ExportStores{folder});
        QTRY_COMPARE(QDir(folder).entryList(QDir::Files).size(), 3);
        QTRY_VERIFY(window().notice().contains(folder));
        window().sessions().open(folder);
        QTRY_VERIFY(frame().readOnly);
        QCOMPARE(frame().map->processes.size(), size_t(3));
        openAnotherTime();
        QTRY_VERIFY(frame().readOnly);
    }

    void aStepIsNamedGoneToRenamedAndFreedByKeys()
    {
        for (int i = 0; i < 5; ++i)
            fixture().key(Qt::Key_F10);
        QVERIFY(fixture().isAt(5, 5));
        name(u"before the transfer"_s);
        QTRY_COMPARE(frame().file->checkpoints.size(), size_t(1));
        QCOMPARE(frame().file->checkpoints.front().checkpoint, (Checkpoint{5, u"before the transfer"_s}));
        fixture().key(Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(fixture().isAt(0, 5));
        choose(u"before the transfer — step 5"_s);
        QVERIFY(fixture().isAt(5, 5));
        name(u"here"_s);
        QTRY_COMPARE(frame().file->checkpoints.front().checkpoint.name, u"here"_s);
        openAnotherTime();
        QVERIFY(fixture().isAt(5, 5));
        QCOMPARE(frame().file->checkpoints.size(), size_t(1));
        choose(u"&Remove “here” from this step"_s);
        QTRY_VERIFY(frame().file->checkpoints.empty());
    }

    void aNamedStepOfAnotherBranchIsGoneToThere()
    {
        QVERIFY(makeBranches(fixture()));
        window().goTo(4);
        QVERIFY(fixture().isAt(4, 4));
        const Frame branch = frame();
        name(u"Zoe came"_s);
        QTRY_COMPARE(frame().file->checkpoints.size(), size_t(1));
        window().post(request::SwitchTo{branch.sessions.front().id});
        QTRY_COMPARE(frame().session, branch.sessions.front().id);
        choose(u"Zoe came — step 4 of %1"_s.arg(branch.name));
        QTRY_COMPARE(frame().session, branch.session);
        QVERIFY(fixture().isAt(4, 4));
    }

private:
    WindowFixture& fixture() const { return *m_fixture; }
    WorkbenchWindow& window() const { return *m_fixture->window; }
    const Frame& frame() const { return window().frame(); }
    QString path(const QString& name) const { return m_folder->filePath(name); }

    QString anotherFile() const { return path(u"sessions/other.occasion"_s); }
    /// Three steps, and the same in another file, as a killed program leaves it.
    bool cutAnotherShort() const
    {
        for (int i = 0; i < 3; ++i)
            fixture().key(Qt::Key_F10);
        if (!fixture().isAt(3, 3))
            return false;
        const QString file = frame().file->path;
        return QFile::copy(file, anotherFile()) && QFile::copy(file + u"-wal"_s, anotherFile() + u"-wal"_s);
    }

    void openAnotherTime()
    {
        window().close();
        m_fixture.reset();
        m_fixture = std::make_unique<WindowFixture>(m_folder->path());
        QVERIFY(QTest::qWaitFor([this] { return !frame().sessions.empty(); }));
    }

    void name(const QString& text) const
    {
        fixture().key(Qt::Key_B, Qt::ControlModifier);
        auto* dialog = window().findChild<QInputDialog*>();
        QVERIFY(dialog);
        auto* field = dialog->findChild<QLineEdit*>();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(!window().findChild<QInputDialog*>());
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }

    void choose(const QString& text) const
    {
        QMenu* menu = window().checkpoints().menu();
        Q_EMIT menu->aboutToShow();
        QStringList texts;
        for (QAction* action : menu->actions()) {
            texts.append(action->text());
            if (action->text() == text)
                return action->trigger();
        }
        QFAIL(qPrintable(u"there is no '%1' among %2"_s.arg(text, texts.join(u", "_s))));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowFixture> m_fixture;
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--live")
        return liveOn(arguments[2]);
    SessionActionsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sessionactions.moc"
