// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"
#include "engine/session/progress.h"
#include "engine/session/supposition.h"

namespace occasion {

/// How something stands in two histories.
enum class Parity
{
    Same,
    Differs,
    OnlyLeft,
    OnlyRight
};

/// Where a row of a comparison stands in one of the two; empty when it is not there.
struct ComparedSide
{
    QString text = {}; ///< for a person
    qint64 step = 0;
    NotificationId notification = 0; ///< of an event
    OriginatorId aggregate = {}; ///< of an aggregate
};

struct ComparedRow
{
    Parity parity = Parity::Same;
    int process = 0;
    QString what = {}; ///< of an event its aggregate, of an aggregate its name and the field
    ComparedSide left = {};
    ComparedSide right = {};
};

struct ComparedList
{
    static constexpr qint64 atMost = 5000;

    std::vector<ComparedRow> rows = {}; ///< no more than atMost
    qint64 total = 0; ///< how many there are

    bool isFull() const { return static_cast<qint64>(rows.size()) == atMost; }
};

/// What differs between two histories of one system (DESIGN §4b.11: times apart): values only.
struct Comparison
{
    int left = -1; ///< the sessions' ids and names; compareHistories() leaves them to its caller
    int right = -1;
    QString leftName = {};
    QString rightName = {};
    qint64 leftSteps = 0; ///< how many steps each had
    qint64 rightSteps = 0;
    qint64 common = 0; ///< so many steps are the same in both; the lists tell of those after them
    ComparedList steps = {}; ///< all of them, paired by their causes
    ComparedList events = {}; ///< those that differ
    ComparedList aggregates = {}; ///< a row for each field that differs
};

/// What two histories suppose: an event that was inserted or left out in one of them is then told from its neighbours
/// of the same kind.
struct ComparedSuppositions
{
    std::vector<Supposition> left = {};
    std::vector<Supposition> right = {};
};

/// Compares all that happened in two histories. What corresponds is found by its causes (see CauseTrace), so that
/// other seeds, other schedulers and shifted notification ids make no difference of their own. Reads each history
/// once; memory grows with the steps (some 200 bytes each), the lists are bounded. ValueError when their processes
/// differ; OperationalError when `watch` stopped it or a store cannot be read. Engine thread.
Comparison compareHistories(const History& left, const History& right, const ProgressWatch& watch = {},
    const ComparedSuppositions& suppositions = {});

}
