// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace occasion {

/// Which aggregates match a text, found a chunk at a time: places in the order of first events, by process.
/// As ids and types never change, moving the cursor costs nothing but looking at what was added.
class AggregateSearch : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(std::vector<qint64> places)>;
    /// Looks through `limit` aggregates of a process from `first` on; must answer.
    using Scan = std::function<void(int process, qint64 first, int limit, const QString& text, Done done)>;

    explicit AggregateSearch(Scan scan, QObject* parent = nullptr);

    bool isActive() const { return !m_text.isEmpty(); }
    /// Looks for another text, from the beginning; an empty one ends the search.
    void setText(const QString& text);
    /// Another history.
    void clear();
    /// How many aggregates there are, by process.
    void setCounts(const std::vector<qint64>& counts);

    /// How many of those that there are match, as far as they were looked through.
    std::vector<qint64> matchCounts() const;
    std::vector<qint64> places(int process, qint64 first, int limit) const;
    /// Where a place stands among the matches; -1 if it does not match.
    qint64 matchOf(int process, qint64 place) const;
    bool isComplete() const;

Q_SIGNALS:
    /// More was looked through.
    void progressed();

private:
    struct List
    {
        qint64 count = 0;
        qint64 scanned = 0;
        std::vector<qint64> places = {};
    };

    void scanNext();
    void take(size_t process, qint64 first, qint64 last, const std::vector<qint64>& places);

    Scan m_scan;
    QString m_text;
    std::vector<List> m_lists;
    std::shared_ptr<int> m_underWay; // an answer whose token is gone is no longer wanted
};

} // namespace occasion
