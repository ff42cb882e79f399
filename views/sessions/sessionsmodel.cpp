// SPDX-License-Identifier: BSD-3-Clause
#include "views/sessions/sessionsmodel.h"

#include <QFont>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

void SessionsModel::append(
    std::vector<Row>& rows, const std::vector<SessionFigure>& sessions, int parent, int depth)
{
    const auto isOpen = [&sessions](int id) {
        return std::any_of(
            sessions.begin(), sessions.end(), [id](const SessionFigure& figure) { return figure.id == id; });
    };
    for (const SessionFigure& figure : sessions) {
        const bool isRoot = figure.parent < 0 || !isOpen(figure.parent) || figure.parent == figure.id;
        if (depth == 0 ? !isRoot : isRoot || figure.parent != parent)
            continue;
        rows.push_back({figure, depth});
        append(rows, sessions, figure.id, depth + 1);
    }
}

void SessionsModel::show(const Frame& frame)
{
    std::vector<Row> rows;
    append(rows, frame.sessions, -1, 0);
    const bool sameRows = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
        [](const Row& a, const Row& b) { return a.figure.id == b.figure.id && a.depth == b.depth; });
    m_shown = frame.session;
    if (!sameRows) {
        beginResetModel(); // sessions come and go rarely, a handful at most
        m_rows = std::move(rows);
        endResetModel();
    } else if (!rows.empty()) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
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

QString SessionsModel::text(const Row& row, int column) const
{
    switch (column) {
    case Name:
        return row.depth == 0 ? row.figure.name
                              : QString((row.depth - 1) * 4, u' ') + u" ↳ "_s + row.figure.name;
    case Steps:
        return QString::number(row.figure.newest);
    case Origin:
        return origin(row.figure);
    default:
        return {};
    }
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
    case Qt::EditRole:
        return index.column() == Name ? QVariant(row.figure.name) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(
            index.column() == Steps ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (index.column() == Origin)
            return row.figure.chosen;
        return shown ? u"%1: shown now"_s.arg(row.figure.name)
                     : u"%1: Enter or double click shows it"_s.arg(row.figure.name);
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
    static const QStringList titles{u"Branch"_s, u"Steps"_s, u"Forked from"_s};
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section == Steps)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(titles.at(section)) : QVariant();
}

} // namespace occasion
