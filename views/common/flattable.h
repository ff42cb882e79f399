// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QMap>
#include <QTableView>

class QLabel;

namespace occasion {

/// A flat list as the side panels show it: whole rows, one selected, uniform heights from the font. Enter and
/// double click both say `chosen`. Columns that a person has made wider or narrower stay so.
class FlatTable : public QTableView
{
    Q_OBJECT
public:
    explicit FlatTable(QWidget* parent = nullptr);

    /// This column takes what room is left; the others are as wide as these sample texts.
    void setColumns(int stretched, const QList<QPair<int, QString>>& samples);
    /// Leaves this column out while the stretched one would have less room than this text needs. Where it is the
    /// stretched one itself, `heir` stretches in its place.
    void setGivesWay(int column, const QString& least, int heir = -1);
    /// Whether the current row stays in sight when the table becomes lower; it does where nothing else is said.
    void setKeepsCurrentInSight(bool keeps) { m_keepsCurrentInSight = keeps; }
    /// The columns whose width a person has chosen, in pixels.
    const QMap<int, int>& chosenWidths() const { return m_chosenWidths; }
    void setChosenWidths(const QMap<int, int>& widths);

Q_SIGNALS:
    void chosen(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void applyFont();
    void giveWay();
    int widthFor(int column, const QString& sample) const;
    QString sampleOf(int column) const;
    void watchHeader();

    struct GivesWay
    {
        int column = -1;
        QString least;
        int heir = -1;
    };

    int m_stretched = -1;
    QList<QPair<int, QString>> m_samples;
    GivesWay m_givesWay;
    bool m_keepsCurrentInSight = true;
    QMap<int, int> m_chosenWidths; // by column
    QObject* m_watched = nullptr; // where the header is dragged
    bool m_dragging = false;
};

/// A centred sentence in muted text, for empty states.
QLabel* makeEmptyState(QWidget* parent);

/// Gives the label's text a colour and leaves the rest of its palette to the theme.
void setTextColour(QLabel* label, const QColor& colour);

} // namespace occasion
