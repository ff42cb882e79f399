// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/turnmark.h"

#include "engine/persistence/realpath.h"

#include <QFileInfo>

#include <array>
#include <atomic>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

using Mark = std::array<qint64, 3>; // branch, since and step

/// In this order also for a program that is killed between two of them.
void store(qint64& place, qint64 number)
{
    std::atomic_ref(place).store(number, std::memory_order_release);
}

}

QString marksPath(const QString& session)
{
    const QFileInfo info(realPath(session));
    return info.absolutePath() + u"/."_s + info.fileName() + u".steps"_s;
}

TurnMark::Place placeMarkedBeside(const QString& session)
{
    Mark mark{};
    QFile file(marksPath(session));
    if (!file.open(QIODevice::ReadOnly)
        || file.read(reinterpret_cast<char*>(mark.data()), sizeof mark) != sizeof mark)
        return {};
    return {static_cast<int>(mark[0]), mark[1], mark[2]};
}

TurnMark::TurnMark(const QString& session)
    : m_file(marksPath(session))
{
}

/// It is written once in the ordinary way, as a page of a file that has no place on the disk cannot be stored to.
/// (Where a file system gives a page a new place each time, a full disk can still end the program, as it can in
/// SQLite's own -shm.)
void TurnMark::map()
{
    constexpr Mark nothing{};
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return;
    if (m_file.write(reinterpret_cast<const char*>(nothing.data()), sizeof nothing) == sizeof nothing)
        m_mapped = reinterpret_cast<qint64*>(m_file.map(0, sizeof nothing));
    if (!m_mapped)
        remove();
}

void TurnMark::put(Place place)
{
    if (!m_file.isOpen() && (place.step > 0 || m_file.exists()))
        map();
    if (!m_mapped)
        return;
    if (m_mapped[0] != place.branch || m_mapped[1] != place.since) {
        store(m_mapped[2], 0); // or the old turn's step would be taken for the new one's
        store(m_mapped[0], place.branch);
        store(m_mapped[1], place.since);
    }
    store(m_mapped[2], place.step);
}

void TurnMark::remove()
{
    m_mapped = nullptr;
    m_file.close();
    m_file.remove();
}

}
