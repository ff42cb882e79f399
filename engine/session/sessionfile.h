// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/shareddatabase.h"
#include "engine/session/checkpoint.h"
#include "engine/session/sessionturn.h"
#include "engine/session/supposed.h"

#include <QLockFile>

#include <functional>

namespace occasion {

struct SessionOptions;

/// One branch as its session's file describes it; what it has recorded is in recorders of its own.
struct KeptBranch
{
    int id = 0; ///< 0: the run that all others were forked from
    int parent = -1; ///< which branch it was forked from
    qint64 forkedAt = 0;
    QString name = {};
    QString chosen = {};
    QString scheduler = {};
    qint64 cursor = -1; ///< the step that is looked at; -1: the newest, whichever that is
    int closed = 0; ///< 0: it is open; else its place in the order of closing
    QByteArray suppositions = {}; ///< JSON; empty: nothing is supposed
    qint64 supposedSince = 0;
    int supposedDepth = 0;
    std::vector<Checkpoint> checkpoints = {}; ///< by step

    friend bool operator==(const KeptBranch&, const KeptBranch&) = default;
};

/// The file of one session: an SQLite database with what the session is made from (see sessionclaim.h), its branches,
/// the recorders of each under a prefix, and a few notes. It is this program's alone for as long as this lives.
///
/// What it is given is durable against the end of the program at once. Used in one thread. Everything throws
/// OperationalError when the file cannot be read or written, DataError when it is damaged.
class SessionFile
{
public:
    /// Opens one; `lock` is lockSession()'s, where that had to be before. OperationalError also when it is none, when
    /// another program has it open, or when a newer program wrote it.
    explicit SessionFile(const QString& path, std::unique_ptr<QLockFile> lock = {});
    /// Makes one for the session of these options. OperationalError when there is another session in it already.
    static std::shared_ptr<SessionFile> make(const SessionOptions& options);
    /// Notes that it was closed properly.
    ~SessionFile();
    SessionFile(const SessionFile&) = delete;
    SessionFile& operator=(const SessionFile&) = delete;

    const QString& path() const { return m_path; }
    const QString& system() const { return m_system; }
    const QString& scenario() const { return m_scenario; }
    quint64 seed() const { return m_seed; }
    /// Whether it was closed properly when it was open last.
    bool wasClosed() const { return m_wasClosed; }
    /// The session is gone on with: only then its end is a proper one, whatever the last one was.
    void takeUp() { m_isTakenUp = true; }

    std::vector<KeptBranch> branches() const; ///< by id, so after their parents
    int newBranchId() const;
    void put(const KeptBranch& branch);
    /// Forgets a branch with all that it has recorded.
    void remove(int branch);
    /// A process application's recorder of a branch, whose ids run on from `after`. It makes its tables.
    std::unique_ptr<ProcessRecorder> recorder(int branch, const QString& process, NotificationId after) const;

    /// What a hypothetical branch's events stand for, by the names of process applications.
    using Causes = std::map<std::pair<QString, NotificationId>, QString>;
    Causes causes(int branch) const;
    void putCauses(int branch, const Causes& causes);

    QByteArray note(const QString& name) const; ///< empty when there is none
    /// One that says the same already costs nothing.
    void putNote(const QString& name, const QByteArray& text);

    /// Begins a turn of a branch whose newest step that is.
    std::unique_ptr<SessionTurn> beginTurn(int branch, qint64 newest);
    /// How far a turn had come that was not ended; step 0 when all were.
    TurnMark::Place cutShort() const { return placeMarkedBeside(m_path); }
    /// To be called when what was cut short is done again.
    void forgetCutShort() { m_mark.clear(); }

    /// All that `work` writes into this file is stored at its end, or nothing when it throws.
    void inOneCommit(const std::function<void()>& work);

private:
    void makeTables();
    void readMark();
    SqliteConnection& connection() const { return m_database->connection(); }

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
    std::shared_ptr<const SqliteDatabase> m_database;
    TurnMark m_mark;
    QString m_system;
    QString m_scenario;
    quint64 m_seed = 0;
    bool m_wasClosed = true;
    bool m_isTakenUp = false;
    mutable std::map<QString, QByteArray> m_notes; // as they are there: nobody else writes them
};

/// Whether some window of Occasion, this one or another, has the session's file open.
bool isInUse(const QString& path);
/// Keeps windows from opening it, for as long as what is given back lives; in a folder that cannot be written it is not
/// locked. OperationalError when a window has it open.
std::unique_ptr<QLockFile> lockSession(const QString& path);

/// Where a session's file keeps a process application of a branch: "accounts", "b3_accounts".
RecorderPlace placeInFile(const QString& path, int branch, const QString& process, NotificationId after = 0);

}
