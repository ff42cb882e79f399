// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/sqliterecorder.h"
#include "recordersuite.h"

#include <QTemporaryDir>

using namespace occasion;
using namespace Qt::StringLiterals;

/// The whole suite on a file that is written and read through QtSql alone, as where its driver brings an SQLite
/// library of its own.
class TestQtSqlRecorder : public RecorderSuite
{
    Q_OBJECT

protected:
    Recorder emptyRecorder() override
    {
        const SqliteOptions options{.path = m_folder.filePath(u"%1.db"_s.arg(++m_files)),
            .durability = Durability::Normal,
            .access = SqliteOptions::Access::QtSql};
        return std::make_unique<SqliteRecorder>(std::make_shared<const SqliteDatabase>(options), QString());
    }

private:
    QTemporaryDir m_folder;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(TestQtSqlRecorder)
#include "moc_recordersuite.cpp"
#include "tst_qtsqlrecorder.moc"
