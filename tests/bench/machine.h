// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDir>
#include <QProcess>
#include <QString>

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <vector>

/// What of the machine decides a measurement that waits for the disk.
namespace bench {

using namespace Qt::StringLiterals;

/// How many times a second a page of a new file in this folder can be written and synced; 0 if not at all.
/// Takes 0.3 seconds.
inline double syncedWrites(const QDir& folder)
{
    const auto path = folder.filePath(u"synced"_s).toLocal8Bit();
    const int file = ::open(path.constData(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const std::vector<char> page(4096, 'x');
    const auto start = std::chrono::steady_clock::now();
    const auto seconds
        = [start] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
    int writes = 0;
    for (; seconds() < 0.3; ++writes) {
        if (::pwrite(file, page.data(), page.size(), 0) < 0 || ::fdatasync(file) != 0)
            break;
    }
    const double rate = writes / seconds();
    ::close(file);
    return rate;
}

/// The processors that this program may run on, in their order.
inline std::vector<int> processors()
{
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    std::vector<int> numbers;
    if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return numbers;
    for (int number = 0; number < CPU_SETSIZE; ++number) {
        if (CPU_ISSET(number, &allowed))
            numbers.push_back(number);
    }
    return numbers;
}

/// Keeps this program, and the children that it starts from now on, on one processor; false if the system refuses.
inline bool stayOn(int processor)
{
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(processor, &one);
    return ::sched_setaffinity(0, sizeof one, &one) == 0;
}

/// Has this program and its children run where the disk's answers arrive; gives the processor's number, or -1 if the
/// system does not let it choose. On any other processor a synced write costs a third more, and children that take turns
/// tend to take turns on the processors too: what is compared would be the processors.
inline int stayNearTheDisk(const QDir& folder)
{
    int nearest = -1;
    double most = 0;
    for (const int processor : processors()) {
        if (!stayOn(processor))
            continue;
        const double writes = syncedWrites(folder);
        if (writes > most) {
            most = writes;
            nearest = processor;
        }
    }
    return nearest >= 0 && stayOn(nearest) ? nearest : -1;
}

/// Whether children may be given a priority at which no other program takes their turn.
inline bool mayBeFirst()
{
    static const bool may = QProcess::execute(u"chrt"_s, {u"-r"_s, u"1"_s, u"true"_s}) == 0;
    return may;
}

/// How many programs wanted to run, on average over the last minute.
inline double load()
{
    double minute = 0;
    return ::getloadavg(&minute, 1) == 1 ? minute : 0;
}

}
