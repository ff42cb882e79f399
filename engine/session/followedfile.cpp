// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/followedfile.h"

#include "engine/errors.h"
#include "engine/persistence/realpath.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <chrono>
#include <mutex>
#include <optional>

#include <sys/stat.h>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// Within this time after a change, another may bear the same time.
constexpr std::chrono::milliseconds fileTimes{20};

std::optional<struct stat> stateOf(const QString& path)
{
    struct stat state = {};
    if (::stat(QFile::encodeName(path).constData(), &state) != 0)
        return {};
    return state;
}

/// What changes when somebody writes to the file, to what waits beside it, or puts another in its place.
QByteArray stampOf(const QString& path)
{
    QByteArray stamp;
    for (const auto& suffix : {u""_s, u"-wal"_s, u"-journal"_s}) {
        const auto state = stateOf(path + suffix);
        if (!state || (state->st_size == 0 && !suffix.isEmpty()))
            continue; // a writer who has not written yet
        for (const qint64 number : {qint64(suffix.size()), qint64(state->st_dev), qint64(state->st_ino),
                 qint64(state->st_size), qint64(state->st_mtim.tv_sec), qint64(state->st_mtim.tv_nsec)})
            stamp += QByteArray::number(number) + ' ';
    }
    return stamp;
}

bool changesWait(const QString& path)
{
    return QFileInfo(path + u"-wal"_s).size() > 0 || QFileInfo(path + u"-journal"_s).size() > 0;
}

/// Whether it has changed so lately that its time may stay the same when it changes again.
bool hasJustChanged(const QString& path)
{
    const auto age = QFileInfo(path).lastModified().msecsTo(QDateTime::currentDateTime());
    return age >= 0 && age < fileTimes.count();
}

}

FollowedFile::FollowedFile(QString path)
    : m_path(std::move(path))
{
}

void FollowedFile::read(const std::function<void(SqliteConnection&)>& read) const
{
    constexpr int mostAttempts = 5;
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        const auto real = realPath(m_path); // a link may be turned elsewhere
        const auto stamp = stampOf(real);
        if ((changesWait(real) || hasJustChanged(real)) && readBesideWriters(read, real))
            return;
        if (readAtRest(read, real, stamp))
            return;
    }
    throw OperationalError(
        u"The store '%1' is written all the time, and SQLite may not keep its files beside it: "
        "let its folder be written, or try again."_s.arg(QDir::toNativeSeparators(m_path)));
}

/// False when SQLite cannot.
bool FollowedFile::readBesideWriters(
    const std::function<void(SqliteConnection&)>& read, const QString& real) const
{
    const std::shared_lock lock(m_mutex);
    try {
        SqliteConnection connection(
            {.path = real, .mode = SqliteOptions::Mode::ReadOnly, .shownPath = m_path});
        read(connection);
        return true;
    } catch (const OperationalError&) {
        return false;
    }
}

/// False when somebody wrote the file meanwhile, so that anything may have been read.
bool FollowedFile::readAtRest(
    const std::function<void(SqliteConnection&)>& read, const QString& real, const QByteArray& stamp) const
{
    try {
        read(opened(stamp)->database().connection());
    } catch (const OperationalError&) {
        if (stampOf(real) == stamp)
            throw;
    }
    return stampOf(real) == stamp;
}

/// As it was at that stamp.
std::shared_ptr<const StoreFile> FollowedFile::opened(const QByteArray& stamp) const
{
    const std::unique_lock lock(m_mutex);
    if (!m_opened || m_stamp != stamp) {
        m_opened = std::make_shared<const StoreFile>(m_path);
        m_stamp = stamp;
    }
    return m_opened;
}

}
