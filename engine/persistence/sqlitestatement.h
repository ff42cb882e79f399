// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/sqliteerror.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace occasion {

/// The text of a column's UTF-8, with a byte order mark that it may begin with.
QString textOf(QByteArrayView utf8);

/// A statement that SQLite has prepared, and how it is carried out: through QtSql, or straight through the
/// library that QtSql's driver has opened the file with (Strategy). Parameters and columns count from 0. It
/// belongs to the thread of its connection, and is used again and again.
class PreparedStatement
{
public:
    virtual ~PreparedStatement() = default;

    /// Bound values are copied. An empty text or blob is stored as such, never as NULL.
    virtual void bindInteger(int parameter, qint64 number) = 0;
    virtual void bindText(int parameter, QByteArrayView utf8) = 0;
    virtual void bindBlob(int parameter, QByteArrayView bytes) = 0;

    virtual SqliteFailure run() = 0;
    /// Goes to the next row, from before the first one after run(); false when there is none or it failed.
    virtual bool next(SqliteFailure& failure) = 0;

    virtual bool isNull(int column) const = 0;
    virtual qint64 integer(int column) const = 0;
    /// A blob's bytes or a text's UTF-8; valid until the next row, or until the column is asked for again.
    virtual QByteArrayView bytes(int column) const = 0;
    virtual qint64 insertedRow() const = 0;

    /// Makes it free for the next use: left open it would hold its lock, and block checkpoints.
    virtual void finish() = 0;
};

/// A prepared statement in use: bound, run and read by column index. Its end makes it free for the next use.
/// Everything throws as throwSqliteError() says.
class SqliteStatement
{
public:
    SqliteStatement(PreparedStatement& prepared, const QString& path)
        : m_prepared(prepared)
        , m_path(path)
    {
    }
    ~SqliteStatement() { m_prepared.finish(); }
    SqliteStatement(const SqliteStatement&) = delete;
    SqliteStatement& operator=(const SqliteStatement&) = delete;

    /// Parameters are bound in the order of the calls.
    SqliteStatement& bind(qint64 number);
    SqliteStatement& bind(const QString& text);
    SqliteStatement& bind(const QByteArray& blob);
    SqliteStatement& bindText(QByteArrayView utf8);

    void run();
    /// As run(), but gives the failure, so that the caller can say what it means.
    SqliteFailure tryRun();
    /// Goes to the next row, from before the first one after run(); false when there is none.
    bool next();

    bool isNull(int column) const { return m_prepared.isNull(column); }
    qint64 integer(int column) const { return m_prepared.integer(column); }
    QString text(int column) const { return textOf(m_prepared.bytes(column)); }
    QByteArray blob(int column) const { return m_prepared.bytes(column).toByteArray(); }
    /// As text() or blob() without a copy: valid until next().
    QByteArrayView bytes(int column) const { return m_prepared.bytes(column); }
    qint64 insertedRow() const { return m_prepared.insertedRow(); }

private:
    PreparedStatement& m_prepared;
    const QString& m_path;
    int m_bound = 0;
};

} // namespace occasion
