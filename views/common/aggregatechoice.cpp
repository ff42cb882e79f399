// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/aggregatechoice.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int choicesPerProcess = 100;

AggregateChoice choiceOf(const History& history, const AggregateSummary& summary)
{
    QString text = u"%1 %2"_s.arg(summary.type, summary.id.text().left(8));
    const QString name = nameIn(history.aggregate(summary.process, summary.id, summary.version).state);
    if (!name.isEmpty())
        text += u" · "_s + name;
    return {summary.process, summary.id, summary.type, text, !name.isEmpty()};
}

} // namespace

QString nameIn(const Value& state)
{
    for (const auto key : {u"full_name", u"name", u"holder", u"owner", u"title"}) {
        const Value value = state.value(key);
        if (value.kind() == Value::Kind::Text)
            return value.toText().left(40);
    }
    return {};
}

std::vector<AggregateChoice> aggregateChoices(const History& history, int process, qint64 step)
{
    std::vector<AggregateChoice> choices;
    const auto add = [&](int from) {
        for (const AggregateSummary& summary : history.aggregates(from, step, 0, choicesPerProcess))
            choices.push_back(choiceOf(history, summary));
    };
    const auto count = history.map()->processCount();
    if (process >= 0 && process < count)
        add(process);
    for (int other = 0; other < count; ++other) {
        if (other != process)
            add(other);
    }
    return choices;
}

void sortFor(const QString& fieldName, std::vector<AggregateChoice>& choices)
{
    std::stable_partition(
        choices.begin(), choices.end(), [](const AggregateChoice& choice) { return choice.named; });
    const QStringList words = fieldName.split(u'_', Qt::SkipEmptyParts);
    std::stable_partition(choices.begin(), choices.end(), [&words](const AggregateChoice& choice) {
        return std::any_of(words.begin(), words.end(), [&choice](const QString& word) {
            return word.size() > 2 && choice.type.contains(word, Qt::CaseInsensitive);
        });
    });
}

} // namespace occasion
