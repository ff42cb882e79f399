// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

/// How often something agreed with what the Python library says of it.
class Agreement
{
public:
    void check(bool agrees, const QString& where)
    {
        ++m_total;
        if (agrees)
            ++m_agreed;
        else if (m_firstProblem.isEmpty())
            m_firstProblem = where;
    }

    bool holds() const { return m_agreed == m_total; }
    const QString& firstProblem() const { return m_firstProblem; }
    QString text() const { return QStringLiteral("%1/%2").arg(m_agreed).arg(m_total); }
    int total() const { return m_total; }

private:
    int m_agreed = 0;
    int m_total = 0;
    QString m_firstProblem;
};

/// The agreements of all stores, by store and by what was compared.
class AgreementTable
{
public:
    Agreement& of(const QString& store, const QString& what) { return m_rows[store][what]; }

    /// A line for each store: "bank: notifications 28/28, queries 51/51".
    QStringList lines() const
    {
        QStringList lines;
        for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
            QStringList cells;
            for (auto cell = row->cbegin(); cell != row->cend(); ++cell) {
                if (cell->total() > 0)
                    cells.append(cell.key() + QChar(u' ') + cell->text());
            }
            lines.append(row.key() + QStringLiteral(": ") + cells.join(QStringLiteral(", ")));
        }
        return lines;
    }

private:
    QMap<QString, QMap<QString, Agreement>> m_rows;
};
