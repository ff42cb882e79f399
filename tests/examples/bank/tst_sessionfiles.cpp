// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/sessionfile.h"
#include "engine/session/sessionformat.h"
#include "engine/session/untitledsessions.h"
#include "examples/bank/scenariowords.h"
#include "tests/support/sqlitefile.h"
#include "tests/support/wandering.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

const QString scenario = u"two transfers at once"_s;

std::unique_ptr<Desk> deskIn(const QString& folder, ProgressWatch watch = {})
{
    return std::make_unique<Desk>(std::vector{bank::bankSystem()}, std::move(watch), folder);
}

std::unique_ptr<Desk> wanderer(const QString& folder, quint32 seed)
{
    auto desk = deskIn(folder);
    desk->carryOut(request::OpenSystem{.scenario = scenario, .seed = seed, .scheduler = u"random"_s});
    return desk;
}

QString pathOf(const Desk& desk)
{
    const auto file = desk.frame(1)->file;
    return file ? file->path : QString();
}

/// For the test that kills this program: does this and that, and says after each act how many there were.
int wanderForEver(const QString& folder, quint32 seed)
{
    const auto desk = wanderer(folder, seed);
    std::printf("%s\n", qPrintable(pathOf(*desk)));
    std::fflush(stdout);
    std::mt19937 random(seed);
    for (qint64 acts = 1;; ++acts) {
        wandering::act(*desk, random);
        std::printf("%lld\n", static_cast<long long>(acts));
        std::fflush(stdout);
    }
}

/// Kills a child once it has acknowledged so many; the file that it named first, and how many it came to. No file when
/// it ends or falls silent before.
std::pair<QString, qint64> killedAfter(QProcess& child, qint64 enough)
{
    QString file;
    qint64 acknowledged = 0;
    while (acknowledged < enough) {
        if (!child.canReadLine() && !child.waitForReadyRead(60'000))
            return {};
        const auto line = QString::fromUtf8(child.readLine()).trimmed();
        if (file.isEmpty())
            file = line;
        else
            acknowledged = line.toLongLong();
    }
    child.kill();
    child.waitForFinished();
    while (child.canReadLine())
        acknowledged = child.readLine().trimmed().toLongLong();
    return {file, acknowledged};
}

/// The same at full speed, as the window runs: many steps in one commit.
int runForEver(const QString& folder)
{
    const auto desk = deskIn(folder);
    desk->carryOut(request::OpenSystem{.scenario = u"a busy day"_s, .seed = 5, .scheduler = u"random"_s});
    desk->keep();
    std::printf("%s\n", qPrintable(pathOf(*desk)));
    desk->carryOut(request::Run{0});
    while (desk->isRunning()) {
        desk->beginTurn();
        for (int i = 0; i < 97 && desk->isRunning(); ++i) {
            desk->runOn();
            std::printf("%lld\n", static_cast<long long>(desk->history()->newestStep()));
            std::fflush(stdout);
        }
        desk->endTurn();
    }
    return 0;
}

}

/// Sessions with their branches in files: written as they happen, opened again, saved elsewhere.
class SessionFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void aTreeOfBranchesIsOpenedAgainAsItWas_data();
    void aTreeOfBranchesIsOpenedAgainAsItWas();
    void aKilledProgramLosesNothingButItsLastStep();
    void aProgramThatIsKilledAtFullSpeedLosesNothingButItsLastStep();
    void aTurnThatCannotBeWrittenHasNotHappened();
    void whatAProcessRefusesToStoreIsAStepOfATurnToo();
    void whatHappensAfterAProcessIsPausedIsNotDoneOtherwiseAgain();
    void aTurnIsDoneAgainByTheSchedulerThatItHad();
    void aTurnOfABranchIsDoneAgain();
    void aMarkIsNotFollowedWhereAnOlderCopyWasPutBack();
    void aSessionThatCannotBeReadAgainIsClosed();
    void aFolderIsOpenedWithoutTheSessionsThatAreOpen();
    void whatWasCutShortIsOfferedAndSaysSo();
    void anOpeningThatFailsIsNoProperEnd();
    void aMarkGoesWithItsFile();
    void closedSessionsAreTidiedAway();
    void anotherWindowsFileIsLeftAlone();
    void aFileIsOneUnderAllItsNames();
    void savingMovesTheSessionIntoTheFile();
    void aSessionInMemoryCanBeSaved();
    void savingOverAFileThatIsOpenIsRefused();
    void nothingIsSavedWhereUnsavedSessionsAre();
    void savingThatFailsChangesNothing();
    void savingCanBeCancelled();
    void whatHoldsNoSessionIsRefusedInASentence();
    void aDamagedFileIsRefusedInASentence();
    void aFileOfANewerProgramIsRefused();
    void aFileThatWasRunWithoutAWindowHasBranchesFromThenOn();
    void whereNoFileCanBeWrittenSessionsAreInMemory();
    void breakpointsAndWatchesTravelWithTheFile();
    void eachFileHasItsOwnBreakpoints();
    void aClosedBranchCanBeHadBackFromTheFile();
    void namedStepsBelongToTheBranchInWhichTheyHappened();
    void aNameIsForTheStepThatWasMeant();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    std::shared_ptr<const Frame> frame() const { return m_desk->frame(1); }
    void forward(int steps) const
    {
        for (int i = 0; i < steps; ++i)
            m_desk->carryOut(request::StepForward{});
    }
    /// A branch from that step, with a command of its own.
    void branchAt(qint64 step) const
    {
        m_desk->carryOut(request::GoTo{step});
        m_desk->carryOut(request::Call{wandering::openFor(u"Zoe"_s)});
    }
    void runToTheEnd() const
    {
        while (m_desk->isRunning())
            m_desk->runOn();
    }
    void leave()
    {
        m_desk->keep();
        m_desk.reset();
    }
    void openAgain(const QString& file)
    {
        m_desk = deskIn(m_untitled);
        m_desk->carryOut(request::OpenFile{.path = file});
    }
    /// What a breakpoint on a process alone, and then the others, make of a run at full speed that is killed.
    void runPausing(const QString& process) const
    {
        m_desk->carryOut(request::SetBreakpoints{
            {{.kind = Breakpoint::Kind::Process, .process = process, .processOnly = true}}});
        m_desk->carryOut(request::Run{0});
        m_desk->beginTurn();
        while (m_desk->isRunning())
            m_desk->runOn();
    }
    /// The file as a killed program leaves it.
    QString killedCopy() const
    {
        const QString file = pathOf(*m_desk);
        QString copy = path(u"killed %1"_s.arg(QFileInfo(file).fileName()));
        QFile::copy(file, copy);
        QFile::copy(file + u"-wal"_s, copy + u"-wal"_s);
        QFile::copy(marksPath(file), marksPath(copy));
        return copy;
    }
    /// Those in force, by the events that they stop at.
    QStringList breakpoints() const
    {
        QStringList events;
        if (const auto figures = frame()->run.breakpoints) {
            for (const auto& figure : *figures)
                events.append(figure.breakpoint.event);
        }
        return events;
    }
    void breakAt(const QString& event) const
    {
        m_desk->carryOut(request::ToggleBreakpoint{{.kind = Breakpoint::Kind::EventType, .event = event}});
    }
    QString whyNotOpened(const QString& file) const
    {
        try {
            m_desk->carryOut(request::OpenFile{.path = file});
        } catch (const EngineError& error) {
            return error.message();
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_untitled;
    std::unique_ptr<Desk> m_desk;
};

void SessionFilesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_untitled = path(u"untitled"_s);
    m_desk = deskIn(m_untitled);
    m_desk->carryOut(request::OpenSystem{.scenario = scenario});
}

void SessionFilesTest::aTreeOfBranchesIsOpenedAgainAsItWas_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void SessionFilesTest::aTreeOfBranchesIsOpenedAgainAsItWas()
{
    QFETCH(const quint32, seed);
    m_desk = wanderer(m_untitled, seed);
    const auto inMemory = wanderer({}, seed);
    std::mt19937 here(seed);
    std::mt19937 there(seed);
    for (int acts = 0; acts < 60; ++acts) {
        wandering::act(*m_desk, here);
        wandering::act(*inMemory, there);
    }
    const QString file = pathOf(*m_desk);
    const auto everything = wandering::everything(*m_desk);
    const auto said = wandering::saidAbout(*m_desk);
    QCOMPARE(wandering::everything(*inMemory), everything);
    leave();
    openAgain(file);
    auto difference = telling::difference(everything, wandering::everything(*m_desk));
    QVERIFY2(difference.isEmpty(), difference);
    QCOMPARE(wandering::saidAbout(*m_desk), said);
    wandering::runToTheEnds(*inMemory);
    wandering::runToTheEnds(*m_desk);
    difference = telling::difference(wandering::everything(*inMemory), wandering::everything(*m_desk));
    QVERIFY2(difference.isEmpty(), difference);
}

void SessionFilesTest::aKilledProgramLosesNothingButItsLastStep()
{
    for (quint32 seed = 1; seed <= 6; ++seed) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
            {u"--wander"_s, path(u"killed %1"_s.arg(seed)), QString::number(seed)});
        QVERIFY(child.waitForStarted());
        const auto [file, acknowledged] = killedAfter(child, 20 + 15 * seed);
        QVERIFY(!file.isEmpty());

        const auto inMemory = wanderer({}, seed);
        std::mt19937 random(seed);
        for (qint64 acts = 0; acts < acknowledged; ++acts)
            wandering::act(*inMemory, random);
        // What was open and what closed is not what the sessions did: all of them are compared.
        const auto tellAll = [](Desk& desk) {
            while (desk.frame(1)->canReopen)
                desk.carryOut(request::Reopen{});
            return wandering::everything(desk);
        };
        openAgain(file);
        QVERIFY(frame()->run.notice.sentence.contains(u"did not end properly"_s));
        const auto found = tellAll(*m_desk);
        auto again = wanderer({}, seed);
        std::mt19937 sameRandom(seed);
        for (qint64 acts = 0; acts <= acknowledged; ++acts)
            wandering::act(*again, sameRandom);
        if (found != tellAll(*again)) { // the act in flight was not done
            const auto difference = telling::difference(tellAll(*inMemory), found);
            QVERIFY2(difference.isEmpty(), difference);
        }
        m_desk.reset();
    }
}

void SessionFilesTest::aProgramThatIsKilledAtFullSpeedLosesNothingButItsLastStep()
{
    const auto uninterrupted = std::make_unique<Session>(SessionOptions{
        .system = bank::bankSystem(), .scenario = u"a busy day"_s, .seed = 5, .scheduler = u"random"_s});
    for (qint64 attempt = 1; attempt <= 4; ++attempt) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--run"_s, path(u"run %1"_s.arg(attempt))});
        QVERIFY(child.waitForStarted());
        const auto [file, acknowledged] = killedAfter(child, 130LL * attempt);
        QVERIFY(!file.isEmpty());
        openAgain(file);
        const auto newest = frame()->newest;
        QVERIFY2(newest == acknowledged || newest == acknowledged + 1,
            qPrintable(u"%1 of %2"_s.arg(newest).arg(acknowledged)));
        while (uninterrupted->newestStep() < newest)
            uninterrupted->advance();
        for (qint64 step = 1; step <= newest; ++step)
            QCOMPARE(telling::line(m_desk->history()->step(step)),
                telling::line(uninterrupted->history().step(step)));
        m_desk.reset();
    }
}

void SessionFilesTest::aTurnThatCannotBeWrittenHasNotHappened()
{
    m_desk->carryOut(request::OpenSystem{.scenario = u"a busy day"_s});
    forward(4);
    const auto before = wandering::everything(*m_desk);
    m_desk->carryOut(request::Run{0});
    m_desk->beginTurn();
    const auto database = sharedDatabase(placeInFile(pathOf(*m_desk), 0, {}));
    database->connection().execute(u"PRAGMA max_page_count=1"_s); // the disk has no more room
    QVERIFY_THROWS_EXCEPTION(OperationalError, runToTheEnd());
    QVERIFY_THROWS_EXCEPTION(OperationalError, m_desk->endTurn());
    database->connection().execute(u"PRAGMA max_page_count=1000000"_s);
    QCOMPARE(wandering::everything(*m_desk), before);
    forward(1);
    QCOMPARE(frame()->newest, 5);
    QVERIFY(!m_desk->isRunning());
}

void SessionFilesTest::whatAProcessRefusesToStoreIsAStepOfATurnToo()
{
    auto system = std::make_shared<SystemDefinition>(*bank::bankSystem());
    // Two copies of one account record the same version: the recorder refuses the second event.
    system->scenarios = {{.name = u"to oneself"_s,
        .commands = {bank::open(u"alice"_s, u"Alice"_s), bank::deposit(u"alice"_s, u"10.00"_s),
            bank::direct(u"alice"_s, u"alice"_s, u"1.00"_s), bank::deposit(u"alice"_s, u"5.00"_s)}}};
    const auto deskWith = [&](const QString& folder) {
        auto desk = std::make_unique<Desk>(
            std::vector<std::shared_ptr<const SystemDefinition>>{system}, ProgressWatch(), folder);
        desk->carryOut(request::OpenSystem{.system = u"bank"_s});
        desk->carryOut(request::Run{0});
        return desk;
    };
    const auto inMemory = deskWith({});
    while (inMemory->isRunning())
        inMemory->runOn();
    m_desk = deskWith(m_untitled);
    m_desk->beginTurn();
    runToTheEnd();
    m_desk->endTurn();
    QCOMPARE(wandering::everything(*m_desk), wandering::everything(*inMemory));
    QStringList errors;
    for (qint64 step = 1; step <= m_desk->history()->newestStep(); ++step) {
        if (const auto error = m_desk->history()->step(step).error; !error.isEmpty())
            errors.append(error.section(u':', 0, 0));
    }
    QCOMPARE(errors, QStringList{u"IntegrityError"_s});
}

/// A turn's steps are done again by the scheduler's choices, which are others than those made around a paused process.
void SessionFilesTest::whatHappensAfterAProcessIsPausedIsNotDoneOtherwiseAgain()
{
    for (quint64 seed = 1; seed <= 5; ++seed) {
        m_desk = wanderer(m_untitled, static_cast<quint32>(seed));
        runPausing(u"Transfers"_s);
        QCOMPARE(frame()->run.paused.size(), 1U);
        QVERIFY(frame()->step->process != frame()->run.paused.front()); // the others went on
        const auto before = wandering::everything(*m_desk);
        openAgain(killedCopy());
        QCOMPARE(wandering::everything(*m_desk), before);
    }
}

void SessionFilesTest::aTurnIsDoneAgainByTheSchedulerThatItHad()
{
    m_desk = wanderer(m_untitled, 3); // with the random one
    m_desk->carryOut(request::Run{0}); // at once
    m_desk->beginTurn();
    while (m_desk->isRunning())
        m_desk->runOn();
    const auto before = wandering::everything(*m_desk);
    openAgain(killedCopy());
    QCOMPARE(wandering::everything(*m_desk), before);
}

void SessionFilesTest::aTurnOfABranchIsDoneAgain()
{
    forward(6);
    branchAt(3);
    m_desk->carryOut(request::Run{0});
    m_desk->beginTurn();
    for (int i = 0; i < 7; ++i)
        m_desk->runOn();
    const auto before = wandering::everything(*m_desk);
    openAgain(killedCopy());
    QCOMPARE(wandering::everything(*m_desk), before);
}

void SessionFilesTest::aMarkIsNotFollowedWhereAnOlderCopyWasPutBack()
{
    forward(4);
    const QString file = pathOf(*m_desk);
    leave();
    TurnMark(file).put({0, 10, 12});
    openAgain(file);
    QCOMPARE(frame()->newest, 4);
    QCOMPARE(placeMarkedBeside(file).step, 0);
    leave();
    TurnMark(file).put({0, 4, 6});
    openAgain(file);
    QCOMPARE(frame()->newest, 6);
}

void SessionFilesTest::aSessionThatCannotBeReadAgainIsClosed()
{
    m_desk->carryOut(request::OpenSystem{.scenario = u"a busy day"_s});
    m_desk->carryOut(request::Run{0});
    m_desk->beginTurn();
    const auto database = sharedDatabase(placeInFile(pathOf(*m_desk), 0, {}));
    database->connection().execute(u"PRAGMA max_page_count=1"_s);
    QVERIFY_THROWS_EXCEPTION(OperationalError, runToTheEnd());
    database->connection().execute(u"DROP TABLE branches"_s);
    QVERIFY_THROWS_EXCEPTION(OperationalError, m_desk->endTurn());
    QCOMPARE(frame()->sessions.size(), 1U);
    QVERIFY(!m_desk->isRunning());
    forward(1); // of the one that was there before
    QCOMPARE(frame()->newest, 1);
}

void SessionFilesTest::aFolderIsOpenedWithoutTheSessionsThatAreOpen()
{
    forward(6);
    m_desk->carryOut(request::SaveAs{path(u"lesson.occasion"_s)});
    m_desk->carryOut(request::ExportStores{m_folder->path()});
    m_desk->carryOut(request::OpenStore{m_folder->path()});
    QCOMPARE(frame()->map->processes.size(), 3U);
    QCOMPARE(frame()->leftOut.size(), 1);
    QVERIFY2(frame()->leftOut.constFirst().contains(u"lesson.occasion' is open here"),
        qPrintable(frame()->leftOut.constFirst()));
    QVERIFY_THROWS_EXCEPTION(
        ValueError, m_desk->carryOut(request::OpenStore{u"sqlite:"_s + path(u"lesson.occasion"_s)}));
}

void SessionFilesTest::whatWasCutShortIsOfferedAndSaysSo()
{
    forward(4);
    const QString file = pathOf(*m_desk);
    const QString copy = path(u"untitled/cut short.occasion"_s);
    // As it is while the program lives is as it is left when that is killed.
    QVERIFY(QFile::copy(file, copy));
    QVERIFY(QFile::copy(file + u"-wal"_s, copy + u"-wal"_s));
    const auto lost = UntitledSessions(m_untitled).recoverable();
    QCOMPARE(lost.size(), 1U);
    QCOMPARE(lost.front().path, copy);
    QCOMPARE(lost.front().steps, 4);
    QCOMPARE(lost.front().name, frame()->name);
    m_desk->carryOut(request::OpenFile{.path = copy});
    QCOMPARE(frame()->newest, 4);
    QCOMPARE(frame()->cursor, 4);
    QVERIFY(frame()->run.notice.sentence.contains(u"back at step 4"_s));
    leave();
    QVERIFY(UntitledSessions(m_untitled).recoverable().empty());
    openAgain(copy);
    QCOMPARE(frame()->run.notice.number, 0U);
}

void SessionFilesTest::anOpeningThatFailsIsNoProperEnd()
{
    forward(4);
    const QString copy = path(u"untitled/cut short.occasion"_s);
    QVERIFY(QFile::copy(pathOf(*m_desk), copy));
    QVERIFY(QFile::copy(pathOf(*m_desk) + u"-wal"_s, copy + u"-wal"_s));
    const auto cancelling = deskIn(m_untitled, [](const Progress&) { return false; });
    QVERIFY_THROWS_EXCEPTION(OperationalError, cancelling->carryOut(request::OpenFile{.path = copy}));
    QCOMPARE(UntitledSessions(m_untitled).recoverable().size(), 1U);
    m_desk->carryOut(request::OpenFile{.path = copy});
    leave();
    QVERIFY(UntitledSessions(m_untitled).recoverable().empty());
}

void SessionFilesTest::aMarkGoesWithItsFile()
{
    const QString file = path(u"mine.occasion"_s);
    TurnMark(file).put({0, 0, 9}); // of a run whose file was removed by hand
    forward(4);
    m_desk->carryOut(request::SaveAs{file});
    QCOMPARE(frame()->newest, 4);
}

void SessionFilesTest::closedSessionsAreTidiedAway()
{
    forward(1);
    for (int i = 0; i < 12; ++i) {
        m_desk->carryOut(request::OpenSystem{.scenario = scenario});
        forward(i % 6 == 0 ? 0 : 1);
    }
    QCOMPARE(QDir(m_untitled).entryList({u"*.occasion"_s}, QDir::Files).size(), 13);
    leave();
    m_desk = deskIn(m_untitled);
    m_desk->keep(); // nothing is open: whichever is to be opened again is still there
    QCOMPARE(QDir(m_untitled).entryList({u"*.occasion"_s}, QDir::Files).size(), 13);
    m_desk->carryOut(request::OpenSystem{.scenario = scenario});
    forward(1);
    m_desk->keep();
    QCOMPARE(QDir(m_untitled).entryList({u"*.occasion"_s}, QDir::Files).size(), 11);
    for (const auto& each : UntitledSessions(m_untitled).all())
        QCOMPARE(each.steps, 1);
}

void SessionFilesTest::anotherWindowsFileIsLeftAlone()
{
    forward(3);
    const QString file = pathOf(*m_desk);
    const auto other = deskIn(m_untitled);
    QVERIFY_THROWS_EXCEPTION(OperationalError, other->carryOut(request::OpenFile{.path = file}));
    QVERIFY(other->frame(1)->sessions.empty());
    other->keep(); // which tidies
    QVERIFY(QFile::exists(file));
    m_desk->carryOut(request::OpenFile{.path = file});
    QCOMPARE(frame()->sessions.size(), 1U);
    forward(1);
    QCOMPARE(frame()->newest, 4);
}

void SessionFilesTest::aFileIsOneUnderAllItsNames()
{
    forward(3);
    m_desk->carryOut(request::SaveAs{.path = path(u"named.occasion"_s)});
    const QString link = path(u"link.occasion"_s);
    QVERIFY(QFile::link(pathOf(*m_desk), link));
    QVERIFY_THROWS_EXCEPTION(OperationalError, deskIn(m_untitled)->carryOut(request::OpenFile{.path = link}));
    m_desk->carryOut(request::OpenFile{.path = link});
    QCOMPARE(frame()->sessions.size(), 1U);
    m_desk->carryOut(request::SaveAs{.path = link}); // where it is kept already
    QVERIFY(QFileInfo(link).isSymLink());
    forward(1);
    QCOMPARE(frame()->newest, 4);
}

void SessionFilesTest::savingMovesTheSessionIntoTheFile()
{
    forward(6);
    branchAt(3);
    m_desk->carryOut(request::LeaveOut{0, 1});
    m_desk->carryOut(request::CloseSession{frame()->session});
    const QString untitled = pathOf(*m_desk);
    const auto before = wandering::everything(*m_desk);
    const auto said = wandering::saidAbout(*m_desk);
    const QString file = path(u"mine.occasion"_s);
    QFile old(file);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("what was there") > 0);
    old.close();
    m_desk->carryOut(request::SaveAs{file});
    QCOMPARE(pathOf(*m_desk), file);
    QVERIFY(!frame()->file->isUntitled);
    QVERIFY(!QFile::exists(untitled));
    QCOMPARE(wandering::everything(*m_desk), before);
    QCOMPARE(wandering::saidAbout(*m_desk), said);
    forward(1);
    m_desk->carryOut(request::Reopen{});
    const auto after = wandering::everything(*m_desk);
    leave();
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"mine.occasion"_s});
    openAgain(file);
    const auto difference = telling::difference(after, wandering::everything(*m_desk));
    QVERIFY2(difference.isEmpty(), difference);
}

void SessionFilesTest::aSessionInMemoryCanBeSaved()
{
    m_desk = wanderer({}, 3);
    std::mt19937 random(3);
    for (int acts = 0; acts < 40; ++acts)
        wandering::act(*m_desk, random);
    QCOMPARE(pathOf(*m_desk), QString());
    const auto before = wandering::everything(*m_desk);
    const QString file = path(u"mine.occasion"_s);
    m_desk->carryOut(request::SaveAs{file});
    QCOMPARE(wandering::everything(*m_desk), before);
    leave();
    openAgain(file);
    const auto difference = telling::difference(before, wandering::everything(*m_desk));
    QVERIFY2(difference.isEmpty(), difference);
}

void SessionFilesTest::savingOverAFileThatIsOpenIsRefused()
{
    forward(2);
    const QString file = path(u"mine.occasion"_s);
    m_desk->carryOut(request::SaveAs{file});
    m_desk->carryOut(request::OpenSystem{.scenario = scenario});
    QVERIFY_THROWS_EXCEPTION(ValueError, m_desk->carryOut(request::SaveAs{file}));
    const auto other = deskIn(m_untitled);
    other->carryOut(request::OpenSystem{.scenario = scenario});
    QVERIFY_THROWS_EXCEPTION(OperationalError, other->carryOut(request::SaveAs{file}));
    QVERIFY(other->frame(1)->file->isUntitled);
    QVERIFY(!QFile::exists(file + u".part"_s));
}

void SessionFilesTest::nothingIsSavedWhereUnsavedSessionsAre()
{
    forward(2);
    const QString before = pathOf(*m_desk);
    QVERIFY_THROWS_EXCEPTION(
        ValueError, m_desk->carryOut(request::SaveAs{path(u"untitled/mine.occasion"_s)}));
    QCOMPARE(pathOf(*m_desk), before);
    QVERIFY(!QFile::exists(path(u"untitled/mine.occasion"_s)));
}

void SessionFilesTest::savingThatFailsChangesNothing()
{
    forward(5);
    const auto before = wandering::everything(*m_desk);
    const QString file = pathOf(*m_desk);
    QVERIFY_THROWS_EXCEPTION(
        OperationalError, m_desk->carryOut(request::SaveAs{path(u"no/such/folder/a.occasion"_s)}));
    QCOMPARE(pathOf(*m_desk), file);
    QCOMPARE(wandering::everything(*m_desk), before);
    forward(1);
    QCOMPARE(frame()->newest, 6);
}

void SessionFilesTest::savingCanBeCancelled()
{
    bool goesOn = true;
    m_desk = deskIn(m_untitled, [&goesOn](const Progress&) { return goesOn; });
    m_desk->carryOut(request::OpenSystem{.scenario = scenario});
    forward(5);
    goesOn = false;
    QVERIFY_THROWS_EXCEPTION(OperationalError, m_desk->carryOut(request::SaveAs{path(u"a.occasion"_s)}));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{});
    QVERIFY(frame()->file->isUntitled);
}

void SessionFilesTest::whatHoldsNoSessionIsRefusedInASentence()
{
    QFile text(path(u"notes.txt"_s));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write(QByteArray(5000, 'x')) > 0);
    text.close();
    QVERIFY(whyNotOpened(text.fileName()).contains(u"notes.txt"_s));
    QVERIFY(whyNotOpened(path(u"nowhere.occasion"_s)).contains(u"nowhere.occasion"_s));
    QCOMPARE(frame()->sessions.size(), 1U);
    QVERIFY_THROWS_EXCEPTION(OperationalError, SessionFile(text.fileName()));
    // A store is opened as one.
    openRecorder({path(u"store.db"_s)})->insertEvents({{OriginatorId(), 1, u"m:Dog.Registered"_s, "{}"}});
    QCOMPARE(whyNotOpened(path(u"store.db"_s)), QString());
    QVERIFY(frame()->readOnly);
    QVERIFY_THROWS_EXCEPTION(OperationalError, SessionFile(path(u"store.db"_s)));
}

void SessionFilesTest::aDamagedFileIsRefusedInASentence()
{
    forward(12);
    branchAt(6);
    const QString file = path(u"mine.occasion"_s);
    m_desk->carryOut(request::SaveAs{file});
    leave();
    m_desk = deskIn(m_untitled);
    QFile::copy(file, path(u"short.occasion"_s));
    QVERIFY(QFile::resize(path(u"short.occasion"_s), 20'000));
    QVERIFY(!whyNotOpened(path(u"short.occasion"_s)).isEmpty());
    QFile::copy(file, path(u"gap.occasion"_s));
    support::runSql(path(u"gap.occasion"_s), {u"DELETE FROM accounts_journal WHERE step = 1"_s});
    QVERIFY(whyNotOpened(path(u"gap.occasion"_s)).contains(u"damaged"_s));
    QFile::copy(file, path(u"parent.occasion"_s));
    support::runSql(path(u"parent.occasion"_s), {u"UPDATE branches SET parent = 77 WHERE id = 1"_s});
    QVERIFY(whyNotOpened(path(u"parent.occasion"_s)).contains(u"missing"_s));
    QVERIFY(frame()->sessions.empty());
    QCOMPARE(whyNotOpened(file), QString());
    QCOMPARE(frame()->sessions.size(), 2U);
}

void SessionFilesTest::aFileOfANewerProgramIsRefused()
{
    const QString file = path(u"mine.occasion"_s);
    m_desk->carryOut(request::SaveAs{file});
    leave();
    support::runSql(file, {u"PRAGMA user_version=99"_s});
    m_desk = deskIn(m_untitled);
    QVERIFY(whyNotOpened(file).contains(u"newer"_s));
}

void SessionFilesTest::aFileThatWasRunWithoutAWindowHasBranchesFromThenOn()
{
    const QString file = path(u"run.db"_s);
    {
        Session session({.system = bank::bankSystem(), .scenario = scenario, .file = file});
        for (int i = 0; i < 8; ++i)
            session.advance();
    }
    QVERIFY(isSessionFile(file));
    openAgain(file);
    QCOMPARE(frame()->newest, 8);
    QCOMPARE(frame()->run.notice.number, 0U);
    branchAt(4);
    leave();
    openAgain(file);
    QCOMPARE(frame()->sessions.size(), 2U);
    QCOMPARE(frame()->newest, 5);
}

void SessionFilesTest::whereNoFileCanBeWrittenSessionsAreInMemory()
{
    QFile inTheWay(path(u"file"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    m_desk = deskIn(path(u"file/folder"_s));
    QVERIFY_THROWS_EXCEPTION(OperationalError, m_desk->carryOut(request::OpenSystem{.scenario = scenario}));
    QCOMPARE(frame()->sessions.size(), 1U);
    QCOMPARE(pathOf(*m_desk), QString());
    forward(3);
    m_desk->carryOut(request::OpenSystem{.scenario = scenario}); // it is said once
    QCOMPARE(frame()->sessions.size(), 2U);
}

void SessionFilesTest::breakpointsAndWatchesTravelWithTheFile()
{
    m_desk->carryOut(request::ToggleBreakpoint{{.condition = u"lag == 0"_s}});
    m_desk->carryOut(request::KeepWatches{"[1]"});
    const QString file = path(u"mine.occasion"_s);
    m_desk->keep();
    m_desk->carryOut(request::SaveAs{file});
    leave();
    openAgain(file);
    QVERIFY(frame()->run.breakpoints);
    QCOMPARE(frame()->run.breakpoints->front().breakpoint.condition, u"lag == 0"_s);
    QCOMPARE(frame()->file->watches, QByteArray("[1]"));
}

void SessionFilesTest::eachFileHasItsOwnBreakpoints()
{
    const QString one = path(u"one.occasion"_s);
    const QString two = path(u"two.occasion"_s);
    breakAt(u"Credited"_s);
    m_desk->keep();
    m_desk->carryOut(request::SaveAs{one});
    leave();
    m_desk = deskIn(m_untitled);
    m_desk->carryOut(request::OpenSystem{.scenario = scenario});
    breakAt(u"Opened"_s);
    m_desk->keep();
    m_desk->carryOut(request::SaveAs{two});
    const int second = frame()->session;
    m_desk->carryOut(request::OpenFile{.path = one});
    const int first = frame()->session;
    QCOMPARE(breakpoints(), QStringList{u"Credited"_s});
    m_desk->carryOut(request::SwitchTo{second});
    QCOMPARE(breakpoints(), QStringList{u"Opened"_s});
    breakAt(u"Closed"_s); // and at once, as while a run goes on:
    m_desk->carryOut(request::OpenFile{.path = one}); // open already
    QCOMPARE(breakpoints(), QStringList{u"Credited"_s});
    m_desk->carryOut(request::CloseSession{first});
    QCOMPARE(breakpoints(), (QStringList{u"Opened"_s, u"Closed"_s}));
    m_desk->carryOut(request::Reopen{});
    QCOMPARE(breakpoints(), QStringList{u"Credited"_s});
    leave();
    openAgain(two);
    QCOMPARE(breakpoints(), (QStringList{u"Opened"_s, u"Closed"_s}));
}

void SessionFilesTest::aClosedBranchCanBeHadBackFromTheFile()
{
    forward(6);
    const QString file = pathOf(*m_desk);
    branchAt(3);
    const auto newest = frame()->newest;
    m_desk->carryOut(request::CloseSession{frame()->session});
    leave();
    openAgain(file);
    QCOMPARE(frame()->sessions.size(), 1U);
    m_desk->carryOut(request::Reopen{});
    QCOMPARE(frame()->newest, newest);
    // With all closed, the file still shows what was open last.
    m_desk->carryOut(request::CloseSession{frame()->session});
    m_desk->carryOut(request::CloseSession{frame()->session});
    leave();
    openAgain(file);
    QCOMPARE(frame()->sessions.size(), 1U);
}

void SessionFilesTest::aNameIsForTheStepThatWasMeant()
{
    forward(3);
    const int session = frame()->session;
    forward(2); // a run went on while the name was typed
    m_desk->carryOut(request::NameStep{u"here"_s, 3, session});
    QCOMPARE(frame()->file->checkpoints.size(), 1U);
    QCOMPARE(frame()->file->checkpoints.front().checkpoint.step, 3);
    branchAt(1);
    QVERIFY_THROWS_EXCEPTION(ValueError, m_desk->carryOut(request::NameStep{u"there"_s, 2, session}));
}

void SessionFilesTest::namedStepsBelongToTheBranchInWhichTheyHappened()
{
    forward(6);
    branchAt(4);
    const int branch = frame()->session;
    const int trunk = frame()->sessions.front().id;
    m_desk->carryOut(request::GoTo{3});
    m_desk->carryOut(request::NameStep{u"before it parted"_s});
    m_desk->carryOut(request::GoTo{5});
    m_desk->carryOut(request::NameStep{u"after"_s});
    m_desk->carryOut(request::SwitchTo{trunk});
    const auto listed = frame()->file->checkpoints;
    QCOMPARE(listed.size(), 2U);
    QCOMPARE(listed[0], (CheckpointFigure{trunk, frame()->name, {3, u"before it parted"_s}, true}));
    QCOMPARE(listed[1].session, branch);
    QVERIFY(!listed[1].isHere);
    m_desk->carryOut(request::GoTo{3});
    m_desk->carryOut(request::NameStep{u"renamed"_s});
    QCOMPARE(frame()->file->checkpoints[0].checkpoint.name, u"renamed"_s);
    m_desk->carryOut(request::NameStep{});
    QCOMPARE(frame()->file->checkpoints.size(), 1U);
}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == u"--wander")
        return wanderForEver(arguments[2], arguments[3].toUInt());
    if (arguments.size() == 3 && arguments[1] == u"--run")
        return runForEver(arguments[2]);
    SessionFilesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sessionfiles.moc"
