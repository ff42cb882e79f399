// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/nativestatement.h"

#include <QSqlDriver>
#include <QSqlQuery>
#include <QVariant>

#include <sqlite3.h>

#include <cstring>

namespace occasion {

sqlite3* sharedSqliteHandle(const QSqlDatabase& database)
{
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || std::strcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT sqlite_source_id()")) || !query.next())
        return nullptr;
    if (query.value(0).toString() != QLatin1StringView(sqlite3_sourceid()))
        return nullptr;
    return *static_cast<sqlite3* const*>(handle.constData());
}

void NativeStatement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

NativeStatement::NativeStatement(sqlite3* database, const QString& sql, SqliteFailure& failure)
    : m_database(database)
{
    const QByteArray utf8 = sql.toUtf8();
    sqlite3_stmt* prepared = nullptr;
    sqlite3_prepare_v3(m_database, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_PREPARE_PERSISTENT,
        &prepared, nullptr);
    m_statement.reset(prepared);
    if (!prepared)
        failure = NativeStatement::failure();
}

SqliteFailure NativeStatement::failure() const
{
    return {sqlite3_extended_errcode(m_database), QString::fromUtf8(sqlite3_errmsg(m_database))};
}

void NativeStatement::bindInteger(int parameter, qint64 number)
{
    sqlite3_bind_int64(m_statement.get(), parameter + 1, number);
}

void NativeStatement::bindText(int parameter, QByteArrayView utf8)
{
    const char* begin = utf8.isNull() ? "" : utf8.data();
    if (sqlite3_bind_text64(m_statement.get(), parameter + 1, begin, static_cast<sqlite3_uint64>(utf8.size()),
            SQLITE_TRANSIENT, SQLITE_UTF8)
        != SQLITE_OK)
        m_bindFailure = failure();
}

void NativeStatement::bindBlob(int parameter, QByteArrayView bytes)
{
    const char* begin = bytes.isNull() ? "" : bytes.data();
    if (sqlite3_bind_blob64(m_statement.get(), parameter + 1, begin,
            static_cast<sqlite3_uint64>(bytes.size()), SQLITE_TRANSIENT)
        != SQLITE_OK)
        m_bindFailure = failure();
}

SqliteFailure NativeStatement::step()
{
    const int result = sqlite3_step(m_statement.get());
    m_isRowReady = result == SQLITE_ROW;
    if (m_isRowReady)
        return {};
    const auto failed = result == SQLITE_DONE ? SqliteFailure() : failure();
    sqlite3_reset(m_statement.get()); // so that it can be bound again
    return failed;
}

SqliteFailure NativeStatement::run()
{
    if (m_bindFailure)
        return std::exchange(m_bindFailure, {});
    return step();
}

bool NativeStatement::next(SqliteFailure& failure)
{
    // Stepping over the end would begin anew, so whoever has read the last row has to be told so again.
    if (!m_isRowReady && sqlite3_stmt_busy(m_statement.get()) != 0)
        failure = step();
    return std::exchange(m_isRowReady, false);
}

bool NativeStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

qint64 NativeStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QByteArrayView NativeStatement::bytes(int column) const
{
    auto* statement = m_statement.get();
    const auto type = sqlite3_column_type(statement, column);
    const void* begin = type == SQLITE_BLOB ? sqlite3_column_blob(statement, column)
                                            : sqlite3_column_text(statement, column);
    return {static_cast<const char*>(begin), sqlite3_column_bytes(statement, column)};
}

qint64 NativeStatement::insertedRow() const
{
    return sqlite3_last_insert_rowid(m_database);
}

void NativeStatement::finish()
{
    sqlite3_reset(m_statement.get());
    m_isRowReady = false;
}

} // namespace occasion
