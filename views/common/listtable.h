// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/figure.h"
#include "views/common/flattable.h"

namespace occasion {

class ThemeSource;

/// What a ListTable asks its model for, beside the usual roles.
namespace listrole {
enum Role
{
    Heading = Qt::UserRole + 1, ///< text of a row that heads those below it; none for ordinary rows
    Process, ///< of a heading: whose colour it has
    Fresh, ///< true: the step at the cursor did this
    LeftOut, ///< true: a row of what never happened, which is passed over as a heading is
};
}

/// A flat list with headings between its rows: a heading is painted over the whole width and cannot be selected. What
/// never happened in a hypothetical branch is struck through and cannot be selected either. Rows that are fresh have
/// the colour of change, which glows for a moment.
class ListTable : public FlatTable
{
    Q_OBJECT
public:
    explicit ListTable(ThemeSource& themes, QWidget* parent = nullptr);

    /// Lets what is fresh glow and fade.
    void glow();
    /// 1 when it begins, 0 when it has faded.
    double glowing() const { return m_glowing; }

    /// The nearest row from there on that can be selected, looking in that direction and then in the other.
    int rowNear(int row, int direction) const;
    /// Makes a row the current one; scrolls only as far as needed.
    void goToRow(int row);
    /// Makes a row the current one, or none (-1), and leaves the scroll position alone.
    void markRow(int row);

    /// An action of the context menu that copies what `text` gives for the current row.
    void addCopyAction(const QString& title, const QKeySequence& keys, std::function<QString(int row)> text);
    /// The rows on screen as text.
    DataTable visibleRows(const QString& title) const;

protected:
    void focusInEvent(QFocusEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    bool isHeading(int row) const;
    bool isPassedOver(int row) const;
    int rowsOfPage() const;

    double m_glowing = 0;
};

} // namespace occasion
