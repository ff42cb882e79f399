// SPDX-License-Identifier: BSD-3-Clause
#include "app/workbenchwindow.h"

#include "app/actionset.h"
#include "app/checkpointactions.h"
#include "app/cursorfollower.h"
#include "app/docks.h"
#include "app/helpdialogs.h"
#include "app/hypothesisstrip.h"
#include "app/messagebar.h"
#include "app/panelexport.h"
#include "app/panels.h"
#include "app/progressstrip.h"
#include "app/recentfiles.h"
#include "app/runactions.h"
#include "app/sessionactions.h"
#include "app/settings.h"
#include "app/shortcodeactions.h"
#include "app/stepline.h"
#include "app/transportbar.h"
#include "app/watchkeeping.h"
#include "engine/errors.h"
#include "views/common/flattable.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace occasion {

namespace {

/// What window managers put around a window, as far as it can be known before there is one.
constexpr QSize frameMargins(16, 48);

}

using namespace Qt::StringLiterals;

namespace {

constexpr double smallestText = 8;
constexpr double largestText = 32;

QString droppedFile(const QMimeData* data)
{
    const auto urls = data->urls();
    return urls.size() == 1 ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

WorkbenchWindow::WorkbenchWindow(std::vector<std::shared_ptr<const SystemDefinition>> systems,
    const QString& sessionFolder, QWidget* parent)
    : QMainWindow(parent)
    , m_sessionFolder(sessionFolder.isEmpty() ? standardSessionFolder() : sessionFolder)
    , m_link(systems, nullptr, m_sessionFolder)
    , m_selection(m_link)
    , m_sessions(new SessionActions(systems, m_link, m_sessionFolder, this))
    , m_codes(new ShortCodeActions(std::move(systems), m_link, this))
    , m_checkpoints(new CheckpointActions(m_link, this))
{
    setObjectName(u"workbench"_s);
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    m_follower = new CursorFollower(m_link, m_selection, this);
    m_follower->setOn(settings::follow.value());
    makePanelDocks();
    makeBars();
    connectActions();
    connect(&m_link, &EngineLink::frameChanged, this, &WorkbenchWindow::showFrame);
    connect(&m_link, &EngineLink::problem, this, &WorkbenchWindow::say);
    setDark(settings::dark.isChosen() ? settings::dark.value()
                                      : QApplication::palette().color(QPalette::Window).lightness() < 128);
    resize(QSize(1366, 768).boundedTo(screen()->availableSize() - frameMargins));
    restoreGeometry(settings::geometry.value());
    showFrame();
}

void WorkbenchWindow::connectActions()
{
    connect(m_sessions, &SessionActions::problem, this, &WorkbenchWindow::say);
    connect(m_codes, &ShortCodeActions::said, this, &WorkbenchWindow::notify);
    connect(m_codes, &ShortCodeActions::problem, this, [this](const QString& sentence) {
        say(sentence);
        m_message->offer(m_actions->action(u"save-as"_s));
    });
    auto* recent = new RecentFiles(m_sessions->untitled(), this);
    connect(recent, &RecentFiles::chosen, m_sessions, &SessionActions::open);
    m_actions->action(u"recent"_s)->setMenu(recent);
    if (auto* watches = watchesIn(m_panels))
        new WatchKeeping(m_link, *watches, this);
    m_actions->action(u"checkpoints"_s)->setMenu(m_checkpoints->menu());
}

WorkbenchWindow::~WorkbenchWindow()
{
    // Panels look at the link, the selection and the themes, which go before QWidget deletes its children.
    qDeleteAll(findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly));
}

void WorkbenchWindow::makePanelDocks()
{
    m_panels = makePanels({m_link, m_selection, m_themes}, this);
    QList<ViewName> names;
    for (Panel* panel : std::as_const(m_panels)) {
        names.append({panel->id(), panel->title()});
        connect(panel, &Panel::stepActivated, this, &WorkbenchWindow::goTo);
    }
    forEachTable(
        [](const QString& name, FlatTable& table) { table.setChosenWidths(rememberedWidths(name)); });
    recallPanels(m_panels);
    m_docks = new Docks(*this, m_panels);
    m_actions = new ActionSet(actionTable(names), *this);
    m_actions->fill(menuBar());
}

/// The tables of all views, with names that stay the same from one start to the next.
void WorkbenchWindow::forEachTable(const std::function<void(const QString&, FlatTable&)>& visit) const
{
    for (const Panel* panel : m_panels) {
        for (FlatTable* table : panel->findChildren<FlatTable*>())
            visit(panel->id() + u'/' + table->accessibleName(), *table);
    }
}

void WorkbenchWindow::makeBars()
{
    auto* top = new QWidget(this);
    m_transport = new TransportBar(m_link, m_themes, *m_actions, top);
    m_message = new MessageBar(MessageBar::Kind::Problem, top);
    m_notice = new MessageBar(MessageBar::Kind::Notice, top);
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_transport);
    column->addWidget(new HypothesisStrip(m_link, m_themes, *m_actions, top));
    column->addWidget(new ProgressStrip(m_link, top));
    column->addWidget(m_message);
    column->addWidget(m_notice);
    auto* bar = new QToolBar(u"Transport"_s, this);
    bar->setObjectName(u"bar.transport"_s);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addWidget(top);
    addToolBar(bar);
    m_run = new RunActions(
        {m_link, m_selection, m_themes, *m_transport, [this] { return m_docks->current(); }}, this);
    connect(m_run, &RunActions::noticed, this, &WorkbenchWindow::notify);
    connect(m_run, &RunActions::noticeOver, m_notice, &MessageBar::dismiss);
    connect(m_run, &RunActions::problem, this, &WorkbenchWindow::say);
    m_place = new QLabel(this);
    statusBar()->addWidget(new StepLine(m_link, this), 1);
    statusBar()->addPermanentWidget(m_place);
}

void WorkbenchWindow::goTo(qint64 step)
{
    post(request::GoTo{step});
}

void WorkbenchWindow::typeStep()
{
    m_transport->typeStep();
}

void WorkbenchWindow::showFrame()
{
    const Frame& now = frame();
    setWindowTitle(now.name.isEmpty() ? u"Occasion"_s : u"%1 — Occasion"_s.arg(now.name));
    m_actions->show(now);
    m_transport->show(now);
    m_place->setText(now.place);
}

void WorkbenchWindow::say(const QString& sentence)
{
    m_message->say(sentence);
}

/// A new notice takes the place of the last one: it tells of what was asked for last.
void WorkbenchWindow::notify(const QString& sentence)
{
    m_notice->dismiss();
    m_notice->say(sentence);
}

QString WorkbenchWindow::message() const
{
    return m_message->sentence();
}

QString WorkbenchWindow::notice() const
{
    return m_notice->sentence();
}

void WorkbenchWindow::showView(const QString& id)
{
    m_docks->show(id);
}

void WorkbenchWindow::changeTextSize(int points)
{
    QFont font = QApplication::font();
    font.setPointSizeF(std::clamp(font.pointSizeF() + points, smallestText, largestText));
    QApplication::setFont(font);
    settings::textSize.set(font.pointSizeF());
}

void WorkbenchWindow::toggleDark()
{
    const bool dark = !m_themes.theme().dark;
    settings::dark.set(dark);
    setDark(dark);
}

void WorkbenchWindow::toggleFollow()
{
    settings::follow.set(!isFollowing());
    m_follower->setOn(settings::follow.value());
    m_actions->showSwitches(*this);
}

bool WorkbenchWindow::isFollowing() const
{
    return m_follower->isOn();
}

void WorkbenchWindow::setDark(bool dark)
{
    m_themes.setDark(dark);
    m_actions->setColour(m_themes.theme().text);
    m_message->setTheme(m_themes.theme());
    m_notice->setTheme(m_themes.theme());
    m_actions->showSwitches(*this);
}

void WorkbenchWindow::resetLayout()
{
    settings::layout.forget();
    forgetWidths();
    forEachTable([](const QString&, FlatTable& table) { table.setChosenWidths({}); });
    m_docks->arrange();
}

void WorkbenchWindow::showKeys()
{
    showKeysDialog(m_actions->table(), this);
}

void WorkbenchWindow::showAbout()
{
    showAboutDialog(this);
}

void WorkbenchWindow::exportView()
{
    try {
        const QString path = exportPanel(*m_docks->current(), frame().cursor);
        if (!path.isEmpty())
            statusBar()->showMessage(u"Wrote %1"_s.arg(path), 5000);
    } catch (const EngineError& error) {
        say(error.message());
    }
}

void WorkbenchWindow::closeEvent(QCloseEvent* event)
{
    settings::geometry.set(saveGeometry());
    settings::layout.set(m_docks->state());
    forEachTable([](const QString& name, FlatTable& table) { rememberWidths(name, table.chosenWidths()); });
    rememberPanels(m_panels);
    QMainWindow::closeEvent(event);
}

/// Sizes of docks can be shared out only once the window has its own.
void WorkbenchWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (m_arranged)
        return;
    m_arranged = true;
    m_docks->arrange();
    m_docks->restore(settings::layout.value());
}

/// Keys that come here were wanted by no field and no list.
void WorkbenchWindow::keyPressEvent(QKeyEvent* event)
{
    const QString id = event->key() == Qt::Key_Space ? u"run"_s
        : event->text() == u"["                      ? u"back"_s
        : event->text() == u"]"                      ? u"step"_s
                                                     : QString();
    if (QAction* action = m_actions->action(id))
        action->trigger();
    else
        QMainWindow::keyPressEvent(event);
}

void WorkbenchWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void WorkbenchWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_sessions->open(droppedFile(event->mimeData()));
}

} // namespace occasion
