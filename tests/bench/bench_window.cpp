// SPDX-License-Identifier: BSD-3-Clause
// The window while a long run goes on at full speed: how long its thread is ever busy at a stretch, and what the
// looking costs the run.
#include "app/sessionactions.h"
#include "app/workbenchwindow.h"
#include "engine/session/session.h"
#include "examples/bank/bank.h"
#include "examples/bank/busyday.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <memory>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

const QString scenario = u"a busy day"_s;

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

Milliseconds threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// Beats as often as the event loop lets it. Between two beats: how long it was by the clock, and how long the thread
/// itself worked, which other programs on the machine do not lengthen.
class Ticker
{
public:
    Ticker()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    }

    void start()
    {
        m_last = Clock::now();
        m_lastWork = threadTime();
        m_timer.start(1);
    }

    QString report()
    {
        m_timer.stop();
        return u"gaps by the clock: %1; work at a stretch: %2"_s.arg(summary(m_gaps), summary(m_work));
    }

private:
    void beat()
    {
        const auto now = Clock::now();
        const auto work = threadTime();
        m_gaps.push_back(Milliseconds(now - m_last).count());
        m_work.push_back((work - m_lastWork).count());
        m_last = now;
        m_lastWork = work;
    }

    static QString summary(std::vector<double>& values)
    {
        if (values.empty())
            return u"none"_s;
        std::sort(values.begin(), values.end());
        const auto at = [&](double share) { return values[size_t(share * double(values.size() - 1))]; };
        return u"median %1 ms, 99 of 100 below %2 ms, longest %3 ms"_s.arg(at(0.5), 0, 'f', 1)
            .arg(at(0.99), 0, 'f', 1)
            .arg(at(1), 0, 'f', 1);
    }

    QTimer m_timer;
    Clock::time_point m_last;
    Milliseconds m_lastWork{};
    std::vector<double> m_gaps;
    std::vector<double> m_work;
};

double perSecond(qint64 steps, Clock::time_point begin)
{
    return double(steps) / std::chrono::duration<double>(Clock::now() - begin).count();
}

/// The bank with one scenario, of some 100,000 steps.
std::shared_ptr<const SystemDefinition> bankWithALongDay()
{
    auto system = std::make_shared<SystemDefinition>(*bank::bankSystem());
    system->scenarios = {bank::busyDay(775)};
    return system;
}

/// One thread, journal included; empty: in memory.
double engineAlone(const QString& file)
{
    Session session({.system = bankWithALongDay(), .file = file, .durability = Durability::Normal});
    const auto begin = Clock::now();
    while (session.advance()) {}
    return perSecond(session.newestStep(), begin);
}

void waitUntil(const std::function<bool()>& condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// Sees when the window is drawn at a step that it was sent to.
class Drawing : public QObject
{
public:
    explicit Drawing(WorkbenchWindow& window)
        : m_window(window)
    {
        window.installEventFilter(this);
    }

    void goTo(qint64 step)
    {
        m_step = step;
        m_isDrawn = false;
        m_window.goTo(step);
        waitUntil([this] { return m_isDrawn; });
    }

protected:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        // What has changed is drawn when this event is handled, which it is when waitUntil() looks again.
        if (event->type() == QEvent::UpdateRequest && m_window.frame().cursor == m_step)
            m_isDrawn = true;
        return QObject::eventFilter(object, event);
    }

private:
    WorkbenchWindow& m_window;
    qint64 m_step = 0;
    bool m_isDrawn = false;
};

void measure(const QString& view, RunMode mode, const QString& settings, QTextStream& out)
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings);
    WorkbenchWindow window({bank::bankSystem()}, settings + u"/sessions"_s);
    window.resize(1366, 768);
    window.show();
    window.sessions().openSystem({.system = u"bank"_s, .scenario = scenario});
    waitUntil([&] { return window.frame().scenario == scenario; });
    window.showView(view);
    Ticker ticker;
    ticker.start();
    const auto begin = Clock::now();
    window.post(request::Run{0, {}, mode});
    waitUntil([&] { return window.frame().newest > 0 && !window.frame().running; });
    const double rate = perSecond(window.frame().newest, begin);
    out << u"%1: %2 steps, %3 steps/s"_s.arg(mode == RunMode::Express ? u"express"_s : view, -12)
               .arg(window.frame().newest)
               .arg(rate, 0, 'f', 0)
        << Qt::endl
        << "    " << ticker.report() << Qt::endl;
}

double median(std::vector<double> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    return numbers[numbers.size() / 2];
}

/// A window on the long day, kept in its file.
std::unique_ptr<WorkbenchWindow> openLongDay(const QString& settings)
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings);
    auto window = std::make_unique<WorkbenchWindow>(
        std::vector<std::shared_ptr<const SystemDefinition>>{bankWithALongDay()}, settings + u"/sessions"_s);
    window->resize(1366, 768);
    window->show();
    window->sessions().openSystem({.system = u"bank"_s});
    waitUntil([&] { return window->frame().scenario == scenario; });
    return window;
}

/// Runs it in express mode to its end; in steps a second.
double runExpress(WorkbenchWindow& window)
{
    const auto start = Clock::now();
    window.post(request::Run{0, {}, RunMode::Express});
    waitUntil([&] { return window.frame().newest > 0 && !window.frame().running; });
    return perSecond(window.frame().newest, start);
}

/// How long it takes until the window shows another step, drawn and laid out.
void measureJumps(WorkbenchWindow& window, QTextStream& out)
{
    const qint64 newest = window.frame().newest;
    Drawing drawing(window);
    std::vector<double> times;
    times.reserve(200);
    for (int i = 1; i <= 200; ++i) {
        const qint64 step = 1 + (i * 7919LL) % newest; // all over the history, in no order
        const auto begin = Clock::now();
        drawing.goTo(step);
        times.push_back(Milliseconds(Clock::now() - begin).count());
    }
    std::sort(times.begin(), times.end());
    out << u"Going to any of %1 steps: median %2 ms, 99 of 100 below %3 ms, longest %4 ms"_s.arg(newest)
               .arg(times[100], 0, 'f', 1)
               .arg(times[198], 0, 'f', 1)
               .arg(times.back(), 0, 'f', 1)
        << Qt::endl;
}

/// The engine alone in memory and the window in express mode, in turns: a machine that others use is fast and slow by
/// turns, too.
void measureLongDay(const QString& settings, QTextStream& out)
{
    constexpr int rounds = 5;
    std::vector<double> alone, express, shares;
    std::unique_ptr<WorkbenchWindow> window;
    for (int round = 0; round < rounds; ++round) {
        window.reset();
        alone.push_back(engineAlone({}));
        window = openLongDay(settings);
        express.push_back(runExpress(*window));
        shares.push_back(express.back() / alone.back());
    }
    const auto [least, most] = std::minmax_element(shares.begin(), shares.end());
    out << u"%1 steps in express, kept in a file: %2 steps/s; the engine alone in memory: %3; share %4 (%5…%6)"_s
               .arg(window->frame().newest)
               .arg(median(express), 0, 'f', 0)
               .arg(median(alone), 0, 'f', 0)
               .arg(median(shares), 0, 'f', 2)
               .arg(*least, 0, 'f', 2)
               .arg(*most, 0, 'f', 2)
        << Qt::endl;
    measureJumps(*window, out);
}

}

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    // The graph is laid out by a process of its own: the workbench's program, or this one would run itself.
    if (!qEnvironmentVariableIsSet("OCCASION_PROGRAM"))
        qputenv("OCCASION_PROGRAM", QFile::encodeName(QCoreApplication::applicationDirPath() % u"/occasion"));
    const QTemporaryDir settings;
    QTextStream out(stdout);
    out << u"The engine alone in a file, a commit for each step: %1 steps/s"_s.arg(
        engineAlone(settings.filePath(u"alone.occasion"_s)), 0, 'f', 0)
        << Qt::endl;
    for (const auto& view : {u"graph"_s, u"timeline"_s, u"aggregates"_s, u"log"_s, u"invariants"_s})
        measure(view, RunMode::Steady, settings.path(), out);
    measure(u"timeline"_s, RunMode::Express, settings.path(), out);
    measureLongDay(settings.path(), out);
    return 0;
}
