// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/sessionturn.h"

#include <QScopeGuard>

namespace occasion {

SessionTurn::SessionTurn(SqliteConnection& connection, TurnMark& mark, int branch, qint64 newest)
    : m_mark(mark)
    , m_branch(branch)
    , m_since(newest)
    , m_transaction(std::make_unique<SqliteTransaction>(connection))
{
}

void SessionTurn::end()
{
    const auto over = qScopeGuard([this] {
        m_transaction.reset();
        m_mark.clear();
    });
    m_transaction->commit();
}

}
