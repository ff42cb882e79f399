// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/valuetreemodel.h"

#include "engine/domain/commonattributes.h"
#include "views/common/valuemember.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype batch = 500; // members that come at once
constexpr qsizetype longestContent = 240;

}

struct ValueTreeModel::Node
{
    ValueMember member = {};
    QString content = {};
    QString change = {};
    QString type = {};
    Node* parent = nullptr;
    int row = 0;
    qsizetype limit = 0; ///< how many members may be here; 0 until a view asked
    qsizetype total = 0;
    std::vector<std::unique_ptr<Node>> children = {};

    bool isSide() const { return parent && !parent->parent && isCommonAttribute(member.name); }
};

namespace {

template <class Node>
std::unique_ptr<Node> makeNode(ValueMember member)
{
    auto node = std::make_unique<Node>();
    node->content = member.value.displayText(longestContent);
    node->change = changeText(member);
    node->type = typeText(member.value);
    node->member = std::move(member);
    return node;
}

ValueMember wholeOf(const Value& state, const std::optional<Value>& before)
{
    ValueMember whole{.value = state, .before = before};
    if (before && *before != state)
        whole.mark = before->isNull() ? ValueMark::Added : ValueMark::Inside;
    return whole;
}

}

ValueTreeModel::ValueTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

ValueTreeModel::~ValueTreeModel() = default;

void ValueTreeModel::show(const Value& state, const std::optional<Value>& before)
{
    ValueMember whole = wholeOf(state, before);
    if (whole.value == m_root->member.value && whole.before == m_root->member.before)
        return;
    m_root->member = std::move(whole);
    m_root->limit = qMax(m_root->limit, batch);
    const QScopedValueRollback merging(m_merging, true);
    merge(m_root.get());
}

void ValueTreeModel::clear()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    endResetModel();
}

const Value& ValueTreeModel::state() const
{
    return m_root->member.value;
}

Value ValueTreeModel::value(const QModelIndex& index) const
{
    return index.isValid() ? node(index)->member.value : Value();
}

QString ValueTreeModel::path(const QModelIndex& index) const
{
    QStringList names;
    for (const Node* each = node(index); each->parent; each = each->parent)
        names.prepend(each->member.name);
    return names.join(u'/');
}

// What all aggregates have comes after what this one is about.
static void sideLast(std::vector<ValueMember>& members)
{
    std::stable_partition(members.begin(), members.end(),
        [](const ValueMember& member) { return !isCommonAttribute(member.name); });
}

void ValueTreeModel::merge(Node* parent)
{
    auto next = membersOf(parent->member, parent->limit, parent->total);
    if (!parent->parent)
        sideLast(next);
    for (size_t i = 0; i < next.size(); ++i) {
        auto& children = parent->children;
        const auto from = children.begin() + static_cast<qsizetype>(i);
        const auto same = std::find_if(
            from, children.end(), [&](const auto& child) { return child->member.name == next[i].name; });
        const int row = static_cast<int>(i);
        if (same == children.end()) {
            insert(parent, row, makeNode<Node>(std::move(next[i])));
            continue;
        }
        if (same != from)
            remove(parent, row, static_cast<int>(same - children.begin()) - 1);
        update(parent->children[i].get(), *makeNode<Node>(std::move(next[i])));
    }
    const int size = static_cast<int>(parent->children.size());
    if (size > static_cast<int>(next.size()))
        remove(parent, static_cast<int>(next.size()), size - 1);
}

void ValueTreeModel::insert(Node* parent, int row, std::unique_ptr<Node> child)
{
    beginInsertRows(indexOf(parent), row, row);
    child->parent = parent;
    auto& children = parent->children;
    children.insert(children.begin() + row, std::move(child));
    for (size_t i = static_cast<size_t>(row); i < children.size(); ++i)
        children[i]->row = static_cast<int>(i);
    endInsertRows();
}

void ValueTreeModel::remove(Node* parent, int first, int last)
{
    beginRemoveRows(indexOf(parent), first, last);
    auto& children = parent->children;
    children.erase(children.begin() + first, children.begin() + last + 1);
    for (size_t i = static_cast<size_t>(first); i < children.size(); ++i)
        children[i]->row = static_cast<int>(i);
    endRemoveRows();
}

void ValueTreeModel::update(Node* child, Node& next)
{
    const bool hadMembers = hasMembers(child->member.value);
    const bool differs = child->content != next.content || child->change != next.change
        || child->type != next.type || child->member.mark != next.member.mark;
    child->member = std::move(next.member);
    child->content = std::move(next.content);
    child->change = std::move(next.change);
    child->type = std::move(next.type);
    // Inserted rows are what tells a tree view that a leaf has become a branch.
    if (!hadMembers && hasMembers(child->member.value))
        child->limit = batch;
    if (child->limit > 0)
        merge(child);
    if (differs)
        Q_EMIT dataChanged(indexOf(child), indexOf(child, ColumnCount - 1));
}

ValueTreeModel::Node* ValueTreeModel::node(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex ValueTreeModel::indexOf(Node* of, int column) const
{
    return of->parent ? createIndex(of->row, column, of) : QModelIndex();
}

QModelIndex ValueTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, node(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex ValueTreeModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(node(child)->parent) : QModelIndex();
}

int ValueTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(node(parent)->children.size());
}

int ValueTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

bool ValueTreeModel::hasChildren(const QModelIndex& parent) const
{
    return parent.column() <= 0
        && (!node(parent)->children.empty() || hasMembers(node(parent)->member.value));
}

bool ValueTreeModel::canFetchMore(const QModelIndex& parent) const
{
    const Node* asked = node(parent);
    if (m_merging)
        return false; // who asks from within a change is told again after it
    if (parent.column() > 0 || !asked->parent)
        return !asked->parent && static_cast<qsizetype>(asked->children.size()) < asked->total;
    return asked->limit == 0 ? hasMembers(asked->member.value)
                             : static_cast<qsizetype>(asked->children.size()) < asked->total;
}

void ValueTreeModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    node(parent)->limit += batch;
    const QScopedValueRollback merging(m_merging, true);
    merge(node(parent));
}

QVariant ValueTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node* shown = node(index);
    if (role == MarkRole)
        return static_cast<int>(shown->member.mark);
    if (role == SideRole)
        return shown->isSide();
    if (role == Qt::AccessibleTextRole && index.column() == Name && !shown->change.isEmpty())
        return QString(shown->member.name + u", "_s + shown->change);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Name:
        return shown->member.name;
    case Content:
        return shown->content;
    case Change:
        return shown->change;
    default:
        return shown->type;
    }
}

QVariant ValueTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles{u"Field"_s, u"Value"_s, u"Change"_s, u"Type"_s};
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? titles.value(section) : QVariant();
}

} // namespace occasion
