// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/sqlitestatement.h"

#include <QSqlError>
#include <QSqlQuery>

namespace occasion {

/// A driver's error as SQLite's.
SqliteFailure failureOf(const QSqlError& error);

/// A statement carried out through QtSql. It works with every driver, and costs a QVariant for each value.
class QtSqlStatement : public PreparedStatement
{
public:
    /// The failure says why the statement cannot be prepared.
    QtSqlStatement(const QSqlDatabase& database, const QString& sql, SqliteFailure& failure);

    void bindInteger(int parameter, qint64 number) override;
    void bindText(int parameter, QByteArrayView utf8) override;
    void bindBlob(int parameter, QByteArrayView bytes) override;
    SqliteFailure run() override;
    bool next(SqliteFailure& failure) override;
    bool isNull(int column) const override;
    qint64 integer(int column) const override;
    QByteArrayView bytes(int column) const override;
    qint64 insertedRow() const override;
    void finish() override;

private:
    QSqlQuery m_query;
    mutable QHash<int, QByteArray> m_row; // the bytes that were asked for, by column
};

} // namespace occasion
