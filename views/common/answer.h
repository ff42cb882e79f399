// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/errors.h"
#include "engine/session/history.h"

#include <optional>
#include <type_traits>

namespace occasion {

/// What a query came to: a value, or one sentence that says why there is none.
template <class T>
struct Answer
{
    std::optional<T> value = {};
    QString problem = {};
};

/// The query with its errors caught, so that whoever asked gets an answer in any case and may ask again.
template <class Query>
auto answering(Query query)
{
    using T = std::invoke_result_t<Query, const History&>;
    return [query = std::move(query)](const History& history) -> Answer<T> {
        try {
            return {.value = query(history)};
        } catch (const EngineError& error) {
            return {.problem = error.message()};
        }
    };
}

/// Asks again and again, but never twice at once: what is asked for while an answer is under way is asked when
/// that one is there. So a list keeps up with a run at full speed instead of dropping every answer.
class OneAtATime
{
public:
    /// True when the caller may ask now; it is then told `finished`.
    bool start()
    {
        m_again = m_busy;
        return !std::exchange(m_busy, true);
    }
    /// True when it has to ask again.
    bool finished()
    {
        m_busy = false;
        return std::exchange(m_again, false);
    }
    /// Forgets an answer that will not come.
    void reset() { m_busy = m_again = false; }

private:
    bool m_busy = false;
    bool m_again = false;
};

} // namespace occasion
