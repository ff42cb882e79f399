// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/sqlitestatement.h"

namespace occasion {

QString textOf(QByteArrayView utf8)
{
    auto text = QString::fromUtf8(utf8);
    if (utf8.startsWith("\xef\xbb\xbf")) // which Qt takes for no part of it
        text.prepend(QChar::ByteOrderMark);
    return text;
}

SqliteStatement& SqliteStatement::bind(qint64 number)
{
    m_prepared.bindInteger(m_bound++, number);
    return *this;
}

SqliteStatement& SqliteStatement::bind(const QString& text)
{
    return bindText(text.toUtf8());
}

SqliteStatement& SqliteStatement::bindText(QByteArrayView utf8)
{
    m_prepared.bindText(m_bound++, utf8);
    return *this;
}

SqliteStatement& SqliteStatement::bind(const QByteArray& blob)
{
    m_prepared.bindBlob(m_bound++, blob);
    return *this;
}

SqliteFailure SqliteStatement::tryRun()
{
    m_bound = 0;
    return m_prepared.run();
}

void SqliteStatement::run()
{
    if (const auto failure = tryRun())
        throwSqliteError(failure, m_path);
}

bool SqliteStatement::next()
{
    SqliteFailure failure;
    if (m_prepared.next(failure))
        return true;
    if (failure)
        throwSqliteError(failure, m_path);
    return false;
}

} // namespace occasion
