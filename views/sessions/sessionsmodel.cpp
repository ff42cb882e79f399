// SPDX-License-Identifier: BSD-3-Clause
#include "views/sessions/sessionsmodel.h"

#include "views/common/branchsign.h"
#include "views/common/theme.h"

#include <QFont>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

const SessionFigure* SessionsModel::find(int session) const
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
        [session](const SessionFigure& figure) { return figure.id == session; });
    return found == m_sessions.end() ? nullptr : &*found;
}

bool SessionsModel::isRoot(const SessionFigure& figure) const
{
    return figure.parent < 0 || !find(figure.parent) || figure.parent == figure.id;
}

/// Appends what was forked from `parent`, or the roots; `count` grows by all of them, those folded away included.
void SessionsModel::append(std::vector<Row>& rows, int parent, int depth, bool isHidden, int& count) const
{
    for (const SessionFigure& figure : m_sessions) {
        if (depth == 0 ? !isRoot(figure) : isRoot(figure) || figure.parent != parent)
            continue;
        ++count;
        const size_t own = rows.size();
        if (!isHidden)
            rows.push_back({figure, depth});
        int forks = 0;
        append(rows, figure.id, depth + 1, isHidden || isFolded(figure.id), forks);
        if (!isHidden)
            rows[own].forks = forks;
        count += forks;
    }
}

void SessionsModel::show(const Frame& frame)
{
    m_sessions = frame.sessions;
    if (std::exchange(m_shown, frame.session) != frame.session)
        unfoldOver(m_shown);
    rebuild();
}

void SessionsModel::unfoldOver(int session)
{
    const SessionFigure* figure = find(session);
    while (figure && !isRoot(*figure)) {
        m_folded.remove(figure->parent);
        figure = find(figure->parent);
    }
}

void SessionsModel::rebuild()
{
    std::vector<Row> rows;
    int count = 0;
    append(rows, -1, 0, false, count);
    const bool sameRows = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
        [](const Row& a, const Row& b) { return a.figure.id == b.figure.id && a.depth == b.depth; });
    if (!sameRows) {
        beginResetModel(); // sessions come and go rarely, a handful at most
        m_rows = std::move(rows);
        makeSigns();
        endResetModel();
    } else if (!rows.empty()) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

void SessionsModel::makeSigns()
{
    m_signs.clear();
    for (const SessionFigure& figure : m_theme ? m_sessions : std::vector<SessionFigure>())
        m_signs.insert(figure.id, branchSign(figure, *m_theme));
}

void SessionsModel::showTheme(const Theme& theme)
{
    m_theme = &theme;
    makeSigns();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name), {Qt::DecorationRole});
}

void SessionsModel::setFolded(int session, bool folded)
{
    const int row = rowOf(session);
    if (row < 0 || !hasForks(row) || isFolded(session) == folded)
        return;
    folded ? void(m_folded.insert(session)) : void(m_folded.remove(session));
    rebuild();
}

int SessionsModel::parentRow(int row) const
{
    const Row& own = m_rows.at(static_cast<size_t>(row));
    return own.depth == 0 ? -1 : rowOf(own.figure.parent);
}

int SessionsModel::siblingRow(int row, int direction) const
{
    const Row& own = m_rows.at(static_cast<size_t>(row));
    for (int other = row + direction; other >= 0 && other < rowCount(); other += direction) {
        const Row& each = m_rows[static_cast<size_t>(other)];
        if (each.depth < own.depth)
            return -1;
        if (each.depth == own.depth)
            return other;
    }
    return -1;
}

int SessionsModel::rowOf(int session) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [session](const Row& row) { return row.figure.id == session; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int SessionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SessionsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SessionsModel::origin(const SessionFigure& figure) const
{
    if (figure.parent < 0)
        return {};
    const int row = rowOf(figure.parent);
    if (row >= 0 && !figure.chosen.isEmpty())
        return figure.chosen;
    return row < 0 ? u"step %1 of a session closed since"_s.arg(figure.forkedAt)
                   : u"step %1"_s.arg(figure.forkedAt);
}

QString SessionsModel::foldText(const Row& row) const
{
    if (row.forks == 0)
        return {};
    return isFolded(row.figure.id) ? u"▸ %1"_s.arg(row.forks) : u"▾"_s;
}

QString SessionsModel::text(const Row& row, int column) const
{
    switch (column) {
    case Name:
        return row.depth == 0 ? row.figure.name
                              : QString(qsizetype{4} * (row.depth - 1), u' ') + u" ↳ "_s + row.figure.name;
    case Fold:
        return foldText(row);
    case Steps:
        return QString::number(row.figure.newest);
    case Origin:
        return origin(row.figure);
    default:
        return {};
    }
}

QString SessionsModel::tip(const Row& row) const
{
    const QString name = branchTitle(row.figure.id, row.figure.name);
    QString text = row.figure.id == m_shown ? u"%1: shown now"_s.arg(name)
                                            : u"%1: Enter or double click shows it"_s.arg(name);
    if (!row.figure.chosen.isEmpty())
        text += u'\n' + row.figure.chosen;
    return text;
}

QVariant SessionsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    const bool shown = row.figure.id == m_shown;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(m_signs.value(row.figure.id)) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Name ? u"%1, branch %2%3"_s.arg(row.figure.name, branchLetter(row.figure.id),
                   row.figure.hypothetical ? u", hypothetical, not in the store"_s : QString())
                                      : text(row, index.column());
    case Qt::EditRole:
        return index.column() == Name ? QVariant(row.figure.name) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(
            index.column() == Steps ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (index.column() == Origin)
            return row.figure.chosen;
        if (index.column() == Fold && row.forks > 0)
            return isFolded(row.figure.id) ? u"Show its %1 forks (Right)"_s.arg(row.forks)
                                           : u"Fold its %1 forks away (Left)"_s.arg(row.forks);
        return tip(row);
    case Qt::FontRole:
        if (shown) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    default:
        return {};
    }
}

Qt::ItemFlags SessionsModel::flags(const QModelIndex& index) const
{
    const auto flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

bool SessionsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || !index.isValid() || index.column() != Name || name.isEmpty())
        return false;
    Q_EMIT renamed(at(index.row()).id, name);
    return true;
}

QVariant SessionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles{QString(), u"Branch"_s, u"Steps"_s, u"Forked from"_s};
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section == Steps)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(titles.at(section)) : QVariant();
}

} // namespace occasion
