// SPDX-License-Identifier: BSD-3-Clause
#include "views/comparison/comparisonpanel.h"

#include "views/common/branchsign.h"
#include "views/common/enginelink.h"
#include "views/common/listtable.h"
#include "views/common/selection.h"
#include "views/common/tablefigure.h"
#include "views/common/theme.h"
#include "views/comparison/comparisonmodel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QString listTitle(const QString& name, const ComparedList& list)
{
    return u"%1 (%2)"_s.arg(name, QString::number(list.total));
}

QString stepsText(qint64 steps)
{
    return steps == 1 ? u"1 step"_s : u"%1 steps"_s.arg(steps);
}

QString summary(const Comparison& comparison)
{
    QString words = comparison.common == 0 ? u"Left and right differ from the first step on."_s
                                           : u"%1 the same on both sides."_s.arg(comparison.common == 1
                                                   ? u"The first step is"_s
                                                   : u"The first %1 steps are"_s.arg(comparison.common));
    words += u" Left has %1, right has %2."_s.arg(
        stepsText(comparison.leftSteps), stepsText(comparison.rightSteps));
    for (const auto* list : {&comparison.steps, &comparison.events, &comparison.aggregates}) {
        if (list->total > static_cast<qint64>(list->rows.size()))
            words += u" Of %1 rows the first %2 are listed."_s.arg(
                QString::number(list->total), QString::number(list->rows.size()));
    }
    return words;
}

} // namespace

ComparisonPanel::ComparisonPanel(const PanelContext& panelContext, QWidget* parent)
    : Panel(u"comparison"_s, u"Comparison"_s, panelContext, parent)
    , m_model(new ComparisonModel(this))
    , m_table(new ListTable(panelContext.themes, this))
    , m_left(new QComboBox(this))
    , m_right(new QComboBox(this))
    , m_compare(new QPushButton(u"Com&pare"_s, this))
    , m_lists(new QTabBar(this))
    , m_words(new QLabel(this))
    , m_empty(makeEmptyState(this))
    , m_pages(new QStackedWidget(this))
{
    layOut();
    connect(m_compare, &QPushButton::clicked, this, &ComparisonPanel::compare);
    connect(m_lists, &QTabBar::currentChanged, this, &ComparisonPanel::showRows);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ComparisonPanel::select);
    connect(m_table, &FlatTable::chosen, this, &ComparisonPanel::goTo);
    connect(&panelContext.link, &EngineLink::frameChanged, this, [this] {
        const auto& comparison = link().frame().comparison;
        if (comparison && std::exchange(m_announced, comparison) != comparison)
            Q_EMIT wanted();
    });
    showTheme();
}

QWidget* ComparisonPanel::makeBar()
{
    auto* bar = new QWidget(this);
    m_left->setAccessibleName(u"Branch on the left"_s);
    m_right->setAccessibleName(u"Branch on the right"_s);
    for (QComboBox* box : {m_left, m_right}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        connect(box, &QComboBox::currentIndexChanged, this, &ComparisonPanel::showWords);
    }
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(6, 6, 6, 4);
    row->addWidget(m_left, 1);
    row->addWidget(new QLabel(u"with"_s, bar));
    row->addWidget(m_right, 1);
    row->addWidget(m_compare);
    return bar;
}

void ComparisonPanel::layOut()
{
    for (const auto& name : {u"Steps"_s, u"Events"_s, u"Aggregates"_s})
        m_lists->addTab(name);
    m_lists->setAccessibleName(u"What is compared"_s);
    m_lists->setDrawBase(false);
    m_table->setModel(m_model);
    m_table->setAccessibleName(u"Comparison"_s);
    m_table->setColumns(ComparisonModel::Right,
        {{ComparisonModel::Sign, u"› only right 0"_s}, {ComparisonModel::What, u"BankAccount 00000000"_s}});
    m_table->horizontalHeader()->setSectionResizeMode(
        ComparisonModel::Left, QHeaderView::Stretch); // as wide as the right
    m_words->setWordWrap(true);
    m_words->setContentsMargins(8, 0, 8, 4);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_words);
    column->addWidget(m_lists);
    column->addWidget(m_pages, 1);
    setFocusProxy(m_table);
}

void ComparisonPanel::refresh()
{
    showChoices();
    if (m_shown != link().frame().comparison) {
        m_shown = link().frame().comparison;
        showSigns();
        if (m_shown) {
            choose(*m_left, m_shown->left);
            choose(*m_right, m_shown->right);
            m_lists->setTabText(0, listTitle(u"Steps"_s, m_shown->steps));
            m_lists->setTabText(1, listTitle(u"Events"_s, m_shown->events));
            m_lists->setTabText(2, listTitle(u"Aggregates"_s, m_shown->aggregates));
        }
        showRows();
    }
    showWords();
}

/// A branch that is closed by now has none.
void ComparisonPanel::showSigns()
{
    const auto sign = [this](int session) {
        const auto& sessions = link().frame().sessions;
        const auto found = std::find_if(sessions.begin(), sessions.end(),
            [session](const SessionFigure& figure) { return figure.id == session; });
        return found == sessions.end() ? QIcon() : branchSign(*found, theme());
    };
    m_model->setSigns(m_shown ? sign(m_shown->left) : QIcon(), m_shown ? sign(m_shown->right) : QIcon());
    for (QComboBox* box : {m_left, m_right}) {
        for (int place = 0; place < box->count(); ++place)
            box->setItemIcon(place, sign(box->itemData(place).toInt()));
    }
}

/// The choosers name what is compared, also when it was asked for elsewhere.
void ComparisonPanel::choose(QComboBox& box, int session)
{
    const QSignalBlocker quiet(box);
    if (const int place = box.findData(session); place >= 0)
        box.setCurrentIndex(place);
}

/// What was chosen stays chosen while it is open.
void ComparisonPanel::fill(QComboBox& box, int preferred)
{
    const QSignalBlocker quiet(box);
    const QVariant before = box.currentData();
    box.clear();
    for (const SessionFigure& figure : link().frame().sessions)
        box.addItem(branchSign(figure, theme()), branchTitle(figure.id, figure.name), figure.id);
    const int kept = before.isValid() ? box.findData(before) : -1;
    box.setCurrentIndex(std::max(0, kept >= 0 ? kept : box.findData(preferred)));
}

void ComparisonPanel::showChoices()
{
    const Frame& frame = link().frame();
    const auto& sessions = frame.sessions;
    const auto isSame = [this](const SessionFigure& figure) {
        const int place = m_left->findData(figure.id);
        return place >= 0 && m_left->itemText(place) == branchTitle(figure.id, figure.name);
    };
    if (m_left->count() == static_cast<int>(sessions.size())
        && std::all_of(sessions.begin(), sessions.end(), isSame))
        return;
    const auto shown = std::find_if(sessions.begin(), sessions.end(),
        [&frame](const SessionFigure& figure) { return figure.id == frame.session; });
    fill(*m_left, shown == sessions.end() ? -1 : shown->parent);
    if (sessions.size() == 2 && m_right->count() < 2)
        m_right->clear(); // a second one has come: it is what the first one can be compared with
    fill(*m_right, sessions.empty() ? -1 : sessions.back().id);
}

void ComparisonPanel::compare()
{
    link().post(request::Compare{m_left->currentData().toInt(), m_right->currentData().toInt()});
}

void ComparisonPanel::showRows()
{
    QStringList processes;
    for (const ProcessInfo& process : link().frame().map->processes)
        processes.append(process.name);
    m_model->show(m_shown, static_cast<ComparisonModel::List>(m_lists->currentIndex()), processes);
    showWords();
}

void ComparisonPanel::showWords()
{
    const bool canCompare = m_left->count() > 1 && m_left->currentData() != m_right->currentData();
    m_compare->setEnabled(canCompare);
    m_words->setVisible(m_shown != nullptr);
    m_lists->setVisible(m_shown != nullptr);
    if (m_shown) {
        m_words->setText(summary(*m_shown));
        m_empty->setText(u"Nothing differs here."_s);
    } else if (m_left->count() > 1) {
        m_empty->setText(u"Choose two branches above and press Compare."_s);
    } else {
        m_empty->setText(
            u"Nothing to compare yet. Go back to an earlier step and take another one, or open a second "
            "session (Ctrl+N); then compare the two here."_s);
    }
    const bool any = m_model->rowCount() > 0;
    m_pages->setCurrentIndex(any ? 0 : 1);
    setFocusProxy(any ? static_cast<QWidget*>(m_table) : m_left);
}

bool ComparisonPanel::isRightShown() const
{
    return m_shown && m_shown->right == link().frame().session;
}

/// Selects it in all views when it is in the branch that they show.
void ComparisonPanel::select(const QModelIndex& index)
{
    if (!index.isValid() || !m_shown)
        return;
    const ComparedRow& row = m_model->at(index.row());
    if (!isRightShown() && m_shown->left != link().frame().session)
        return;
    const ComparedSide& side = isRightShown() ? row.right : row.left;
    if (side.step == 0)
        return;
    if (side.notification > 0)
        selection().selectNotification(row.process, side.notification);
    else if (!side.aggregate.text().isEmpty() && !side.aggregate.uuid().isNull())
        selection().selectAggregate(row.process, side.aggregate);
    else
        selection().selectStep(side.step);
}

/// Goes to the row's step, in the other branch when it happened only there.
void ComparisonPanel::goTo(const QModelIndex& index)
{
    if (!index.isValid() || !m_shown)
        return;
    const ComparedRow& row = m_model->at(index.row());
    const bool onRight = row.left.step == 0 || (isRightShown() && row.right.step > 0);
    const int session = onRight ? m_shown->right : m_shown->left;
    if (session != link().frame().session)
        link().post(request::SwitchTo{session});
    link().post(request::GoTo{(onRight ? row.right : row.left).step});
}

std::optional<Figure> ComparisonPanel::figure() const
{
    if (!m_shown)
        return {};
    return tableFigure(
        m_table->visibleRows(u"%1 and %2"_s.arg(m_shown->leftName, m_shown->rightName)), theme(), font());
}

void ComparisonPanel::showTheme()
{
    m_model->setTheme(theme());
    showSigns();
    setTextColour(m_words, theme().mutedText);
    setTextColour(m_empty, theme().mutedText);
    Panel::showTheme();
}

} // namespace occasion
