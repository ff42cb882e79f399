// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/sqlitestatement.h"

#include <algorithm>
#include <vector>

namespace occasion {

/// The topics of the rows that are read, each made once: a log has few, and its rows then share their texts.
class TopicTexts
{
public:
    QString of(QByteArrayView utf8)
    {
        const auto known = std::find_if(
            m_texts.begin(), m_texts.end(), [utf8](const auto& entry) { return entry.first == utf8; });
        if (known != m_texts.end())
            return known->second;
        auto text = textOf(utf8);
        if (m_texts.size() < most)
            m_texts.emplace_back(utf8.toByteArray(), text);
        return text;
    }

private:
    static constexpr size_t most = 16; // beyond, looking for it costs more than making it

    std::vector<std::pair<QByteArray, QString>> m_texts;
};

} // namespace occasion
