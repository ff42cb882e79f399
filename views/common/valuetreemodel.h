// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"

#include <QAbstractItemModel>

#include <vector>

namespace occasion {

/// What became of a value since the state before.
enum class ValueMark
{
    Same,
    Inside, ///< something within it changed
    Changed,
    Added,
    Removed
};

/// The tree of a state: names, values, what changed, types.
///
/// The next state is merged into the tree: rows that stay keep their place and their expansion. Members of
/// long lists come in batches as a view asks for more.
class ValueTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Content,
        Change, ///< "was 40.00", "new", "removed": the mark in words
        Type,
        ColumnCount
    };
    enum Role
    {
        MarkRole = Qt::UserRole + 1, ///< a ValueMark
        SideRole, ///< true for what every aggregate has (`_version`), which says little of its own
    };

    explicit ValueTreeModel(QObject* parent = nullptr);
    ~ValueTreeModel() override;

    /// Shows the members of `state`, marked against `before` when there is one to compare with. A Null
    /// `before` means that all of it is new.
    void show(const Value& state, const std::optional<Value>& before = {});
    /// Another thing: forgets everything.
    void clear();

    const Value& state() const;
    /// The value in that row; Null for an invalid index.
    Value value(const QModelIndex& index) const;
    /// The names from the top to that row, "entries/3/amount".
    QString path(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;

    Node* node(const QModelIndex& index) const;
    QModelIndex indexOf(Node* node, int column = 0) const;
    void merge(Node* parent);
    void insert(Node* parent, int row, std::unique_ptr<Node> child);
    void remove(Node* parent, int first, int last);
    void update(Node* child, Node& next);

    std::unique_ptr<Node> m_root;
    bool m_merging = false;
};

} // namespace occasion
