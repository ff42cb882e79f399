// SPDX-License-Identifier: BSD-3-Clause
#include "app/actionset.h"
#include "app/settings.h"
#include "app/shortcodedialog.h"
#include "app/transportbar.h"
#include "engine/persistence/recorderplace.h"
#include "engine/session/session.h"
#include "tests/app/windowfixture.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabBar>
#include <QTableView>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

QTableView* tableIn(const WindowFixture& fixture, const QString& panel)
{
    return fixture.find<QWidget>(panel)->findChild<QTableView*>();
}

QString statusOf(const WindowFixture& fixture)
{
    QStringList texts;
    for (const auto* label : fixture.window->statusBar()->findChildren<QLabel*>())
        texts.append(label->text());
    return texts.join(u'|');
}

/// The letter that is pressed with Alt; null without one.
QChar mnemonicOf(QString text)
{
    text.remove(u"&&"_s);
    const auto mark = text.indexOf(u'&');
    return mark < 0 ? QChar() : text.at(mark + 1).toUpper();
}

void drop(QWidget* window, const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &enter);
    QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &event);
}

}

/// The real window, offscreen, driven by keys.
class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings = std::make_unique<QTemporaryDir>();
        m_fixture = std::make_unique<WindowFixture>(m_settings->path());
        QVERIFY(fixture().isAt(0, 0));
    }

    void cleanup() { m_fixture.reset(); }

    void opensOnTheFirstSystemAtStepZero()
    {
        QCOMPARE(frame().map->title, u"bank"_s);
        QCOMPARE(frame().scenario, u"transfer"_s);
        QVERIFY(window().windowTitle().contains(frame().name));
        QVERIFY(statusOf(fixture()).contains(u"Nothing has happened yet"));
        QVERIFY(statusOf(fixture()).contains(frame().place));
    }

    void stepsForwardAndBackByKeys()
    {
        for (int i = 0; i < 10; ++i)
            fixture().key(Qt::Key_F10);
        QVERIFY(fixture().isAt(10, 10));
        for (int i = 0; i < 5; ++i)
            fixture().key(Qt::Key_F10, Qt::ShiftModifier);
        QVERIFY(fixture().isAt(5, 10));
        fixture().key(Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(fixture().isAt(0, 10));
        fixture().key(Qt::Key_End, Qt::ControlModifier);
        QVERIFY(fixture().isAt(10, 10));
    }

    void takingAnotherStepInThePastStartsAForkAndKeepsTheFirstRun()
    {
        runTo(10);
        const int first = frame().session;
        QTableView* table = tableIn(fixture(), u"nextsteps"_s);
        // Back to a step where there was a choice.
        while (frame().enabled.size() < 2) {
            const auto before = frame().cursor;
            QVERIFY(before > 0);
            fixture().key(Qt::Key_F10, Qt::ShiftModifier);
            QVERIFY(fixture().isAt(before - 1, 10));
        }
        const auto from = frame().cursor;
        QTRY_COMPARE(table->model()->rowCount(), static_cast<int>(frame().enabled.size()));
        QTRY_VERIFY(rowTakenThen(table) >= 0);
        table->setCurrentIndex(table->model()->index(rowTakenThen(table) == 0 ? 1 : 0, 0));
        fixture().key(Qt::Key_Return, Qt::NoModifier, table);
        QVERIFY(fixture().isAt(from + 1, from + 1));
        QVERIFY(frame().session != first);
        QCOMPARE(frame().sessions.size(), size_t(2));
        QCOMPARE(frame().sessions.front().id, first);
        QCOMPARE(frame().sessions.front().newest, 10);
        QCOMPARE(frame().sessions.back().forkedAt, from);
    }

    void takingWhatWasTakenThenOnlyMovesOn()
    {
        runTo(6);
        fixture().key(Qt::Key_F10, Qt::ShiftModifier);
        QVERIFY(fixture().isAt(5, 6));
        QTableView* table = tableIn(fixture(), u"nextsteps"_s);
        QTRY_VERIFY(rowTakenThen(table) >= 0);
        table->setCurrentIndex(table->model()->index(rowTakenThen(table), 0));
        fixture().key(Qt::Key_Return, Qt::NoModifier, table);
        QVERIFY(fixture().isAt(6, 6));
        QCOMPARE(frame().sessions.size(), size_t(1));
    }

    void sessionsAreSwitchedAndClosedByKeys()
    {
        runTo(3);
        const int first = frame().session;
        window().sessions().openSystem({.system = u"bank"_s, .scenario = u"overdraft"_s});
        QTRY_COMPARE(frame().scenario, u"overdraft"_s);
        window().showView(u"sessions"_s);
        QTableView* table = tableIn(fixture(), u"sessions"_s);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        table->setCurrentIndex(table->model()->index(0, 0));
        fixture().key(Qt::Key_Return, Qt::NoModifier, table);
        QTRY_COMPARE(frame().session, first);
        table->setCurrentIndex(table->model()->index(1, 0));
        fixture().key(Qt::Key_Delete, Qt::NoModifier, table);
        QTRY_COMPARE(frame().sessions.size(), size_t(1));
        QCOMPARE(frame().session, first);
        fixture().key(Qt::Key_Z, Qt::ControlModifier, table);
        QTRY_COMPARE(frame().sessions.size(), size_t(2));
        QCOMPARE(frame().scenario, u"overdraft"_s);
        QTRY_COMPARE(table->currentIndex().row(), 1);
        fixture().key(Qt::Key_F2, Qt::NoModifier, table);
        auto* editor = table->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->setText(u"too deep"_s);
        fixture().key(Qt::Key_Return, Qt::NoModifier, editor);
        QTRY_COMPARE(frame().name, u"too deep"_s);
    }

    void runsOnAndPauses()
    {
        fixture().key(Qt::Key_F5);
        QTRY_VERIFY(frame().running);
        QTRY_VERIFY(frame().newest >= 1);
        fixture().key(Qt::Key_F5);
        QTRY_VERIFY(!frame().running);
    }

    void theScrubberAndTheNumberGoAnywhere()
    {
        runTo(8);
        auto* slider = window().findChild<TransportBar*>()->findChild<QSlider*>();
        slider->setValue(2);
        QVERIFY(fixture().isAt(2, 8));
        auto* number = fixture().find<QSpinBox>(u"transport.step"_s);
        QTRY_COMPARE(number->value(), 2);
        number->setFocus();
        number->selectAll();
        QTest::keyClicks(number, u"7"_s);
        fixture().key(Qt::Key_Return, Qt::NoModifier, number);
        QVERIFY(fixture().isAt(7, 8));
    }

    void aNumberThatIsTooHighIsAnsweredAndGoesNowhere()
    {
        runTo(8);
        fixture().key(Qt::Key_G, Qt::ControlModifier);
        auto* number = fixture().find<QSpinBox>(u"transport.step"_s);
        QTest::keyClicks(number, u"20"_s);
        fixture().key(Qt::Key_Return, Qt::NoModifier, number);
        QTRY_COMPARE(window().message(), u"There is no step 20: the newest is 8."_s);
        QCOMPARE(number->value(), 8);
        QVERIFY(fixture().isAt(8, 8));
        number->setFocus();
        fixture().key(Qt::Key_Up, Qt::NoModifier, number);
        QCOMPARE(number->value(), 8);
        fixture().key(Qt::Key_Down, Qt::NoModifier, number);
        QVERIFY(fixture().isAt(7, 8));
        fixture().key(Qt::Key_PageUp, Qt::NoModifier, number);
        QVERIFY(fixture().isAt(8, 8));
    }

    void tabGoesThroughACommandsFormToItsButton()
    {
        fixture().key(Qt::Key_6, Qt::ControlModifier);
        auto* panel = fixture().find<QWidget>(u"commands"_s);
        auto* commands = panel->findChild<QListWidget*>();
        QTRY_VERIFY(commands->count() > 1);
        for (const auto& name : {u"Withdraw"_s, u"OpenAccount"_s}) {
            commands->setCurrentItem(commands->findItems(name, Qt::MatchExactly).value(0));
            commands->setFocus();
            fixture().key(Qt::Key_Tab, Qt::NoModifier, commands);
        }
        for (const auto& field : {u"full_name"_s, u"email_address"_s}) {
            QCOMPARE(QApplication::focusWidget()->objectName(), field);
            fixture().key(Qt::Key_Tab, Qt::NoModifier, QApplication::focusWidget());
        }
        QCOMPARE(QApplication::focusWidget(), panel->findChild<QPushButton*>());
    }

    void theMenusKeysAreTheirs()
    {
        QSet<QChar> taken;
        for (const auto* action : window().menuBar()->actions())
            taken.insert(mnemonicOf(action->text()));
        QCOMPARE(taken.size(), window().menuBar()->actions().size());
        for (const auto* button : window().findChildren<QAbstractButton*>())
            QVERIFY2(!taken.contains(mnemonicOf(button->text())), qPrintable(button->text()));
        for (const auto* label : window().findChildren<QLabel*>())
            QVERIFY2(
                !label->buddy() || !taken.contains(mnemonicOf(label->text())), qPrintable(label->text()));
        for (const auto* tabs : window().findChildren<QTabBar*>()) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                QVERIFY2(!taken.contains(mnemonicOf(tabs->tabText(tab))), qPrintable(tabs->tabText(tab)));
        }
    }

    void saysInWordsWhatTheLastStepDid()
    {
        runTo(1);
        QTRY_VERIFY(statusOf(fixture()).contains(u"Step 1: OpenAccount"));
        QVERIFY(statusOf(fixture()).contains(u"recorded"));
    }

    void aCommandIsCalledFromItsFormAndAnswered()
    {
        window().showView(u"commands"_s);
        auto* panel = fixture().find<QWidget>(u"commands"_s);
        auto* commands = panel->findChild<QListWidget*>();
        QTRY_VERIFY(commands->count() > 0);
        commands->setCurrentItem(commands->findItems(u"OpenAccount"_s, Qt::MatchExactly).value(0));
        auto* name = panel->findChild<QLineEdit*>(u"full_name"_s);
        QVERIFY(name);
        name->setText(u"Zoe"_s);
        panel->findChild<QLineEdit*>(u"email_address"_s)->setText(u"zoe@example.com"_s);
        fixture().key(Qt::Key_Return, Qt::ControlModifier, name);
        QVERIFY(fixture().isAt(1, 1));
        QTRY_VERIFY(answerIn(panel).startsWith(u"Step 1: OpenAccount Zoe"));
    }

    void aRefusedCommandSaysWhy()
    {
        runTo(10);
        window().showView(u"commands"_s);
        auto* panel = fixture().find<QWidget>(u"commands"_s);
        auto* commands = panel->findChild<QListWidget*>();
        QTRY_VERIFY(commands->count() > 0);
        commands->setCurrentItem(commands->findItems(u"Withdraw"_s, Qt::MatchExactly).value(0));
        auto* account = panel->findChild<QComboBox*>(u"account"_s);
        QVERIFY(account);
        QTRY_VERIFY(account->count() >= 2);
        QVERIFY2(account->itemText(0).contains(u"Alice"), qPrintable(account->itemText(0)));
        account->setCurrentIndex(0);
        panel->findChild<QLineEdit*>(u"amount"_s)->setText(u"1000000.00"_s);
        fixture().key(Qt::Key_Return, Qt::ControlModifier, account);
        QVERIFY(fixture().isAt(11, 11));
        QTRY_VERIFY(answerIn(panel).contains(u"refused: InsufficientFundsError"));
    }

    void aFileThatCannotBeOpenedGivesASentenceAndTheWindowGoesOn()
    {
        drop(&window(), m_settings->filePath(u"nowhere.sqlite"_s));
        QTRY_VERIFY(window().message().contains(u"nowhere.sqlite"));
        fixture().key(Qt::Key_F10);
        QVERIFY(fixture().isAt(1, 1));
        QVERIFY(!window().message().isEmpty());
    }

    void anOpenedStoreIsLookedAtButNotRun()
    {
        const QString path = m_settings->filePath(u"bank.sqlite"_s);
        {
            Session session({.system = bank::bankSystem(), .file = path});
            while (session.advance()) {}
        }
        window().sessions().openStore(path);
        QTRY_VERIFY(frame().readOnly);
        QCOMPARE(window().message(), QString());
        QVERIFY(frame().newest > 5);
        window().goTo(3);
        QVERIFY(fixture().isAt(3, frame().newest));
        QVERIFY(!window().actions().action(u"restart"_s)->isEnabled());
        const auto* take = fixture().find<QWidget>(u"nextsteps"_s)->findChild<QPushButton*>();
        QVERIFY(!take->isEnabled());
        window().close();
        m_fixture = std::make_unique<WindowFixture>(m_settings->path());
        QTRY_VERIFY(frame().readOnly);
        window().close();
        m_fixture.reset();
        QVERIFY(QFile::remove(path));
        m_fixture = std::make_unique<WindowFixture>(m_settings->path());
        QVERIFY(fixture().isAt(0, 0));
        QVERIFY(window().message().contains(path));
    }

    /// Whose views ask their last questions about process applications that the store does not have.
    void aStoreOfOneApplicationIsOpenedOverASystemOfThree()
    {
        const QString path = m_settings->filePath(u"one.sqlite"_s);
        const auto id = OriginatorId::fromStored(QString(32, u'a'));
        openRecorder({.path = path})->insertEvents({{id, 1, u"shop:Order.Placed"_s, "{}"}});
        for (int i = 0; i < 14; ++i)
            fixture().key(Qt::Key_F10);
        QTRY_VERIFY(frame().enabled.empty());
        auto* applications = fixture().find<QWidget>(u"log"_s)->findChild<QComboBox*>();
        applications->setCurrentIndex(2);
        fixture().key(Qt::Key_4, Qt::ControlModifier);
        window().sessions().openStore(path);
        QTRY_VERIFY(frame().readOnly);
        QCOMPARE(frame().map->processes.size(), 1U);
        QCOMPARE(window().message(), QString());
        auto* log = fixture().find<QWidget>(u"log"_s)->findChild<QTableView*>();
        QTRY_COMPARE(log->model()->index(1, 3).data().toString(), u"Placed"_s); // the event below its section
    }

    void aFolderOfStoresIsOneHistoryAndItsBadFilesAreNamed()
    {
        const QString folder = m_settings->filePath(u"school"_s);
        QVERIFY(QDir().mkpath(folder));
        openRecorder({folder + u"/dogs.db"_s})
            ->insertEvents({{OriginatorId(), 1, u"m:Dog.Registered"_s, "{}"}});
        openRecorder({folder + u"/counters.db"_s})
            ->record({.events = {{OriginatorId(), 1, u"m:Counter.Created"_s, "{}"}},
                .tracking = Tracking{u"Dogs"_s, 1}});
        QFile(folder + u"/broken.db"_s).open(QIODevice::WriteOnly);
        drop(&window(), folder);
        QTRY_VERIFY(frame().readOnly);
        QCOMPARE(frame().map->processes.size(), size_t(2));
        QCOMPARE(frame().newest, 2);
        QVERIFY2(window().message().contains(u"broken.db"), qPrintable(window().message()));
        QCOMPARE(settings::recent.value(), QStringList{folder});
    }

    void aShortCodeOpensTheSameSessionElsewhere()
    {
        for (int step = 1; step <= 6; ++step)
            fixture().key(Qt::Key_F10);
        QVERIFY(fixture().isAt(6, 6));
        const auto before = window().frame();
        fixture().key(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        QTRY_VERIFY(window().notice().contains(u"short code"));
        const QString code = QGuiApplication::clipboard()->text();
        QVERIFY(window().notice().contains(code));
        QCOMPARE(window().message(), QString());

        fixture().key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = window().findChild<ShortCodeDialog*>();
        QVERIFY(dialog);
        auto* field = dialog->findChild<QLineEdit*>();
        QTest::keyClicks(field, code.toLower().left(4));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QTest::keyClicks(field, code.toLower().mid(4));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(window().frame().sessions.size(), size_t(2));
        QVERIFY(fixture().isAt(6, 6));
        QVERIFY(window().frame().step == before.step);
        QVERIFY(window().frame().processes == before.processes);
        QVERIFY(window().frame().enabled == before.enabled);
    }

    void theSelectionFollowsTheCursorUnlessToldNotTo()
    {
        runTo(1);
        QTRY_COMPARE(selection().current().step, std::optional<qint64>(1));
        QVERIFY(selection().current().aggregate);
        fixture().key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        runTo(2);
        QTRY_VERIFY(statusOf(fixture()).contains(u"Step 2:")); // a later answer than the selection's would be
        QCOMPARE(selection().current().step, std::optional<qint64>(1));
        window().sessions().openSystem({.system = u"bank"_s});
        QTRY_VERIFY(selection().current() == Selected());
    }

    void restartBeginsAgainAtStepZero()
    {
        runTo(4);
        fixture().key(Qt::Key_R, Qt::ControlModifier);
        QVERIFY(fixture().isAt(0, 0));
        QTRY_COMPARE(frame().sessions.size(), size_t(1));
        QCOMPARE(frame().scenario, u"transfer"_s);
    }

    void whatWasShownIsShownAgain()
    {
        window().sessions().openSystem(
            {.system = u"bank"_s, .scenario = u"overdraft"_s, .seed = 7, .scheduler = u"random"_s});
        QTRY_COMPARE(frame().scenario, u"overdraft"_s);
        runTo(6);
        fixture().key(Qt::Key_F10, Qt::ShiftModifier);
        QVERIFY(fixture().isAt(5, 6));
        window().close();
        m_fixture.reset(); // which lets go of the session's file
        m_fixture = std::make_unique<WindowFixture>(m_settings->path());
        QVERIFY(fixture().isAt(5, 6));
        QCOMPARE(frame().scenario, u"overdraft"_s);
        QCOMPARE(frame().seed, quint64(7));
        QCOMPARE(frame().scheduler, u"random"_s);
    }

    void theLayoutIsRememberedAndCanBeReset()
    {
        QTRY_VERIFY(isOpen(u"sessions"_s));
        fixture().find<QDockWidget>(u"dock.sessions"_s)->close();
        QVERIFY(!isOpen(u"sessions"_s));
        window().close();
        m_fixture = std::make_unique<WindowFixture>(m_settings->path());
        QTRY_VERIFY(!isOpen(u"sessions"_s));
        fixture().key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(isOpen(u"sessions"_s));
    }

    void columnsThatWereDraggedStaySoUntilTheLayoutIsReset()
    {
        runTo(3);
        const auto width = [this] { return tableIn(fixture(), u"log"_s)->columnWidth(1); };
        const int before = width();
        auto* header = tableIn(fixture(), u"log"_s)->horizontalHeader();
        const QPoint edge(header->sectionViewportPosition(1) + before - 1, header->height() / 2);
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
        QTest::mouseMove(header->viewport(), edge + QPoint(15, 0));
        QTest::mouseMove(header->viewport(), edge + QPoint(30, 0));
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge + QPoint(30, 0));
        QCOMPARE(width(), before + 30);
        window().close();
        m_fixture = std::make_unique<WindowFixture>(m_settings->path());
        QCOMPARE(width(), before + 30);
        fixture().key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(width(), before);
    }

    void theThemeIsRemembered()
    {
        const bool wasDark = window().palette().color(QPalette::Window).lightness() < 128;
        fixture().key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(window().palette().color(QPalette::Window).lightness() < 128, !wasDark);
        window().close();
        m_fixture = std::make_unique<WindowFixture>(m_settings->path());
        QCOMPARE(window().palette().color(QPalette::Window).lightness() < 128, !wasDark);
        window().toggleDark();
    }

    void everyViewIsReachedByItsKeyAndTakesTheFocus()
    {
        int number = 0;
        for (const Action& row : window().actions().table()) {
            if (!row.id.startsWith(u"view."))
                continue;
            ++number;
            QVERIFY2(!row.keys.isEmpty(), qPrintable(row.id));
            const QKeyCombination keys = row.keys.constFirst()[0];
            fixture().key(keys.key(), keys.keyboardModifiers());
            QWidget* panel = fixture().find<QWidget>(row.id.mid(5));
            QVERIFY2(panel && panel->isVisible(), qPrintable(row.id));
            QWidget* focus = window().focusWidget();
            QVERIFY2(focus && (focus == panel || panel->isAncestorOf(focus)), qPrintable(row.id));
        }
        QVERIFY(number >= 4);
    }

    void everyActionHasATipAndAnIcon()
    {
        for (const Action& row : window().actions().table()) {
            const QAction* action = window().actions().action(row.id);
            QVERIFY2(!action->toolTip().isEmpty() && !action->icon().isNull(), qPrintable(row.id));
        }
    }

private:
    WindowFixture& fixture() { return *m_fixture; }
    WorkbenchWindow& window() { return *m_fixture->window; }
    const Frame& frame() { return window().frame(); }
    const Selection& selection() { return window().selection(); }

    void runTo(qint64 step)
    {
        for (qint64 i = frame().newest; i < step; ++i)
            fixture().key(Qt::Key_F10);
        QVERIFY(fixture().isAt(step, step));
    }

    /// A tab behind another one is open too, although not visible.
    bool isOpen(const QString& view)
    {
        return fixture().find<QDockWidget>(u"dock."_s + view)->toggleViewAction()->isChecked();
    }

    static int rowTakenThen(const QTableView* table)
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 3).data().toString() == u"taken then")
                return row;
        }
        return -1;
    }

    static QString answerIn(const QWidget* panel)
    {
        for (const auto* label : panel->findChildren<QLabel*>()) {
            if (label->accessibleName().startsWith(u"Answer"))
                return label->text();
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
