// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/sqlitestatement.h"

#include <QSqlDatabase>

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace occasion {

/// The connection inside QtSql's, to be used directly: none unless the driver and this program share one SQLite
/// library, whose objects alone the program's calls may touch. Opens no file and runs one query.
sqlite3* sharedSqliteHandle(const QSqlDatabase& database);

/// A statement carried out by SQLite itself on a connection that QtSql has opened: rows are read where SQLite
/// keeps them, without a QVariant for each value.
class NativeStatement : public PreparedStatement
{
public:
    /// The failure says why the statement cannot be prepared.
    NativeStatement(sqlite3* database, const QString& sql, SqliteFailure& failure);

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
    struct Finalize
    {
        void operator()(sqlite3_stmt* statement) const;
    };

    SqliteFailure step();
    SqliteFailure failure() const;

    sqlite3* m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    SqliteFailure m_bindFailure; // of a value too big to bind, told by run()
    bool m_isRowReady = false; // run() has gone to the first row already
};

} // namespace occasion
