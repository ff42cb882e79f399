// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/qtsqlstatement.h"

#include <QVariant>

namespace occasion {

SqliteFailure failureOf(const QSqlError& error)
{
    if (!error.isValid())
        return {};
    const int code = error.nativeErrorCode().toInt();
    return {code == 0 ? 1 : code, error.databaseText()}; // 1: SQLite's general error
}

QtSqlStatement::QtSqlStatement(const QSqlDatabase& database, const QString& sql, SqliteFailure& failure)
    : m_query(database)
{
    m_query.setForwardOnly(true);
    if (!m_query.prepare(sql))
        failure = failureOf(m_query.lastError());
}

void QtSqlStatement::bindInteger(int parameter, qint64 number)
{
    m_query.bindValue(parameter, number);
}

void QtSqlStatement::bindText(int parameter, QByteArrayView utf8)
{
    auto text = textOf(utf8);
    // The driver gives SQLite UTF-16, of which it takes one such mark away.
    if (text.startsWith(QChar::ByteOrderMark))
        text.prepend(QChar::ByteOrderMark);
    m_query.bindValue(parameter, text.isNull() ? QStringLiteral("") : text);
}

void QtSqlStatement::bindBlob(int parameter, QByteArrayView bytes)
{
    m_query.bindValue(parameter, bytes.isEmpty() ? QByteArray("") : bytes.toByteArray());
}

SqliteFailure QtSqlStatement::run()
{
    m_row.clear();
    return m_query.exec() ? SqliteFailure() : failureOf(m_query.lastError());
}

bool QtSqlStatement::next(SqliteFailure& failure)
{
    m_row.clear();
    if (m_query.next())
        return true;
    failure = failureOf(m_query.lastError());
    return false;
}

bool QtSqlStatement::isNull(int column) const
{
    return m_query.isNull(column);
}

qint64 QtSqlStatement::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

QByteArrayView QtSqlStatement::bytes(int column) const
{
    return m_row[column] = m_query.value(column).toByteArray(); // a text's are its UTF-8
}

qint64 QtSqlStatement::insertedRow() const
{
    return m_query.lastInsertId().toLongLong();
}

void QtSqlStatement::finish()
{
    m_query.finish();
}

} // namespace occasion
