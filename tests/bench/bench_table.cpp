// SPDX-License-Identifier: BSD-3-Clause
// The engine's speed as its share of what the same rows cost without it. Each row is
// floor, engine, floor in fresh processes on one processor, three times, or seven where it waits for the disk. What is
// shown are medians; the share is the median of the rounds' shares, as a disk's speed drifts from round to round.
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include "machine.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {

enum class Where
{
    NewFile, ///< each process makes one of its own
    Events100, ///< read from a file of aggregates of 100 events
    Events1000,
    Memory
};

struct Row
{
    QString name;
    QString workload; ///< the floor's
    QString engineWorkload; ///< empty: the same
    Where where = Where::NewFile;
    QString synchronous;
    qint64 count = 0;
    double target = 0;
};

std::vector<Row> allRows()
{
    const auto full = u"FULL"_s;
    const auto normal = u"NORMAL"_s;
    return {{u"one event per save, FULL"_s, u"save-1"_s, {}, Where::NewFile, full, 1500, 0.90},
        {u"one event per save, NORMAL"_s, u"save-1"_s, {}, Where::NewFile, normal, 15000, 0.75},
        {u"100 events per save, FULL"_s, u"save-100"_s, {}, Where::NewFile, full, 40000, 0.75},
        {u"100 events per save, NORMAL"_s, u"save-100"_s, {}, Where::NewFile, normal, 40000, 0.70},
        {u"notifications as stored, pages of 10"_s, u"pages-10"_s, {}, Where::Events100, full, 100000, 0},
        {u"notifications as stored, pages of 100"_s, u"pages-100"_s, {}, Where::Events100, full, 100000,
            0.70},
        {u"notifications as stored, pages of 1000"_s, u"pages-1000"_s, {}, Where::Events100, full, 100000, 0},
        {u"notifications decoded, pages of 10"_s, u"pages-10"_s, u"decoded-pages-10"_s, Where::Events100,
            full, 100000, 0},
        {u"notifications decoded, pages of 100"_s, u"pages-100"_s, u"decoded-pages-100"_s, Where::Events100,
            full, 100000, 0.25},
        {u"notifications decoded, pages of 1000"_s, u"pages-1000"_s, u"decoded-pages-1000"_s,
            Where::Events100, full, 100000, 0},
        {u"aggregates of 100 events, to state"_s, u"aggregates-100"_s, {}, Where::Events100, full, 100000,
            0.30},
        {u"aggregates of 1000 events, to state"_s, u"aggregates-1000"_s, {}, Where::Events1000, full, 100000,
            0.30},
        {u"transfers step by step, FULL"_s, u"transfers"_s, {}, Where::NewFile, full, 600, 0.85},
        {u"transfers step by step, NORMAL"_s, u"transfers"_s, {}, Where::NewFile, normal, 4000, 0.70},
        {u"transfers, 100 deliveries per commit, FULL"_s, u"transfers-batched"_s, {}, Where::NewFile, full,
            1500, 0.60},
        {u"in memory: one event per save, encoded"_s, u"save-1"_s, {}, Where::Memory, normal, 100000, 0.40},
        {u"in memory: aggregates of 100, to state"_s, u"memory-aggregates-100"_s, {}, Where::Memory, normal,
            100000, 0.20},
        {u"in memory: transfers"_s, u"transfers"_s, {}, Where::Memory, normal, 20000, 0.20}};
}

QString beside(const QString& program)
{
    return QCoreApplication::applicationDirPath() % u'/' % program;
}

/// What a child measures; the program ends with its words when it fails.
double measured(const QString& program, const QStringList& arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (mayBeFirst())
        child.start(u"chrt"_s, QStringList{u"-r"_s, u"1"_s, beside(program)} + arguments);
    else
        child.start(beside(program), arguments);
    child.waitForFinished(-1);
    bool isNumber = false;
    const double rate = child.readAllStandardOutput().trimmed().toDouble(&isNumber);
    if (child.exitCode() != 0 || !isNumber)
        qFatal("%s %s failed", qPrintable(program), qPrintable(arguments.join(u' ')));
    return rate;
}

double median(std::vector<double> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    return numbers[numbers.size() / 2];
}

class Table
{
public:
    explicit Table(QTextStream& out)
        : m_out(out)
        , m_processor(stayNearTheDisk(QDir(m_folder.path())))
    {
        for (const int size : {100, 1000}) {
            measured(u"benchengine"_s, {u"make-%1"_s.arg(size), filled(size), u"NORMAL"_s, u"100000"_s});
        }
    }

    void print(const Row& asked)
    {
        const Row row = lasting(asked);
        std::vector<double> before, after, engine, shares;
        for (int round = 0; round < (waitsForDisk(row) ? 7 : 3); ++round) {
            before.push_back(floorOf(row));
            engine.push_back(engineOf(row));
            after.push_back(floorOf(row));
            shares.push_back(2 * engine.back() / (before.back() + after.back()));
        }
        const double first = median(before);
        const double second = median(after);
        const bool isVoid = std::max(first, second) > 1.15 * std::min(first, second);
        const double share = median(shares);
        const auto [low, high] = std::minmax_element(shares.begin(), shares.end());
        m_out << u"%1 %2 %3  %4 (%5…%6)  "_s.arg(row.name, -44)
                     .arg((first + second) / 2, 10, 'f', 0)
                     .arg(median(engine), 10, 'f', 0)
                     .arg(share, 5, 'f', 2)
                     .arg(*low, 0, 'f', 2)
                     .arg(*high, 0, 'f', 2)
              << verdict(row, share, isVoid) << (waitsForDisk(row) ? conditions() : QString()) << Qt::endl;
    }

private:
    static bool waitsForDisk(const Row& row)
    {
        return row.where == Where::NewFile && row.synchronous == u"FULL";
    }

    /// What is over in a moment measures the moment: where the rows are made anew, the floor is given work for a
    /// second, or for two where it waits for the disk, whose speed swings; as far as the memory of a small machine
    /// goes.
    Row lasting(Row row)
    {
        const qint64 seconds = waitsForDisk(row) ? 2 : 1;
        const qint64 atMost = 10 * row.count;
        if (row.where == Where::NewFile || row.where == Where::Memory) {
            const auto perSecond = static_cast<qint64>(floorOf(row)) / 100 * 100; // batches are of 100
            row.count = std::clamp(seconds * perSecond, row.count, atMost);
        }
        return row;
    }

    QString filled(int size) const { return m_folder.filePath(u"filled-%1.db"_s.arg(size)); }

    QString pathFor(const Row& row)
    {
        if (row.where == Where::Memory)
            return {};
        if (row.where != Where::NewFile)
            return filled(row.where == Where::Events100 ? 100 : 1000);
        return m_folder.filePath(QString::number(++m_files));
    }

    double run(const Row& row, const QString& program, const QString& workload)
    {
        const auto path = pathFor(row);
        const double rate = measured(program, {workload, path, row.synchronous, QString::number(row.count)});
        if (row.where == Where::NewFile) {
            for (const auto& file : QDir(m_folder.path()).entryList({QFileInfo(path).fileName() % u"*"}))
                QFile::remove(m_folder.filePath(file));
        }
        return rate;
    }

    double floorOf(const Row& row)
    {
        return run(row, row.where == Where::Memory ? u"benchmemoryfloor"_s : u"benchfloor"_s, row.workload);
    }

    double engineOf(const Row& row)
    {
        return run(row, u"benchengine"_s, row.engineWorkload.isEmpty() ? row.workload : row.engineWorkload);
    }

    static QString verdict(const Row& row, double share, bool isVoid)
    {
        if (isVoid)
            return u"void: the floors differ by more than 15 %"_s;
        if (row.target == 0)
            return {};
        return u"%1 (at least %2)"_s.arg(share >= row.target ? u"reached"_s : u"MISSED"_s)
            .arg(row.target, 0, 'f', 2);
    }

    /// What a row that waits for the disk depends on.
    QString conditions() const
    {
        return u" [load %1, %2, processor %3, %4 synced writes/s]"_s.arg(load(), 0, 'f', 1)
            .arg(mayBeFirst() ? u"chrt -r 1"_s : u"ordinary priority"_s)
            .arg(m_processor)
            .arg(syncedWrites(QDir(m_folder.path())), 0, 'f', 0);
    }

    QTextStream& m_out;
    QTemporaryDir m_folder;
    int m_processor;
    int m_files = 0;
};

void printAlone(QTextStream& out)
{
    const auto engine = [](const QString& workload, qint64 count) {
        std::vector<double> runs;
        runs.reserve(3);
        for (int round = 0; round < 3; ++round)
            runs.push_back(measured(u"benchengine"_s, {workload, {}, u"NORMAL"_s, QString::number(count)}));
        return median(runs);
    };
    out << u"an event to bytes: %1 ns; from bytes: %2 ns; in the memory recorder: %3 bytes"_s
               .arg(1e9 / engine(u"encode"_s, 200000), 0, 'f', 0)
               .arg(1e9 / engine(u"decode"_s, 200000), 0, 'f', 0)
               .arg(engine(u"memory"_s, 100000), 0, 'f', 0)
        << Qt::endl;
}

}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto wanted = QCoreApplication::arguments().mid(1).join(u' '); // a part of the rows' names
    QTextStream out(stdout);
    out << u"%1 %2 %3  %4"_s.arg(u"events (transfers) a second"_s, -44)
               .arg(u"floor"_s, 10)
               .arg(u"engine"_s, 10)
               .arg(u"share (of each round)"_s)
        << Qt::endl;
    Table table(out);
    for (const auto& row : allRows()) {
        if (row.name.contains(wanted))
            table.print(row);
    }
    if (wanted.isEmpty())
        printAlone(out);
    return 0;
}
