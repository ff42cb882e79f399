// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/httplogservice.h"

#include "engine/application/remotelog.h"
#include "engine/errors.h"
#include "engine/persistence/jsonwriter.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <limits>
#include <optional>

namespace occasion {

using namespace Qt::StringLiterals;
using std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds lookAgain{250};
constexpr auto place = "/notifications"_L1;

QByteArray etagOf(const QByteArray& body)
{
    return '"' + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex().first(32) + '"';
}

bool isKnown(const QByteArray& etag, const LogRequest& request)
{
    static const QRegularExpression tags(uR"("[^"]*")"_s);
    if (request.ifNoneMatch.trimmed() == "*")
        return true;
    auto each = tags.globalMatch(QString::fromLatin1(request.ifNoneMatch));
    while (each.hasNext()) {
        if (each.next().captured().toLatin1() == etag)
            return true;
    }
    return false;
}

/// An answer, or that it is known.
LogAnswer answered(const LogRequest& request, const QByteArray& body, bool isArchived)
{
    const auto etag = etagOf(body);
    if (isKnown(etag, request))
        return {.status = 304, .etag = etag, .isArchived = isArchived};
    return {.body = body, .etag = etag, .isArchived = isArchived};
}

/// The first value of a parameter; null when it is not there.
QString parameter(const LogRequest& request, QStringView name)
{
    for (const auto& [key, value] : request.parameters) {
        if (key == name)
            return value.isNull() ? u""_s : value;
    }
    return {};
}

qint64 number(const LogRequest& request, const QString& name, qint64 least, qint64 most, qint64 fallback)
{
    const auto text = parameter(request, name);
    if (text.isNull())
        return fallback;
    bool ok = false;
    const auto value = text.toLongLong(&ok);
    if (!ok || value < least || value > most) {
        throw ValueError(
            u"'%1' is no %2: ask for a whole number from %3 to %4."_s.arg(text, name).arg(least).arg(most));
    }
    return value;
}

NotificationRange rangeOf(const LogRequest& request)
{
    NotificationRange range;
    range.start = number(request, u"start"_s, std::numeric_limits<qint64>::min(),
        std::numeric_limits<qint64>::max(), range.start);
    range.limit
        = static_cast<int>(number(request, u"limit"_s, 0, std::numeric_limits<int>::max(), range.limit));
    for (const auto& [key, value] : request.parameters) {
        if (key == u"topics")
            range.topics.append(value);
    }
    if (range.topics.size() > HttpLogService::mostTopics)
        throw ValueError(u"%1 topics are too many: ask for %2 at most, or for all."_s.arg(range.topics.size())
                             .arg(HttpLogService::mostTopics));
    return range;
}

/// How many a section's id asks for, however few the log gives at once.
qint64 wantedOf(const QString& sectionId)
{
    const auto [first, last] = parseSectionId(sectionId);
    const auto start = std::max<NotificationId>(1, first);
    return last < start ? 0 : last - start + 1;
}

LogAnswer refusal(int status, const QString& sentence)
{
    return {.status = status, .body = sentence.toUtf8()};
}

}

/// What the log says now.
struct HttpLogService::Reading
{
    QByteArray text;
    bool isEmpty = false;
    bool isFull = false; // as many as were asked for, so that what comes later changes nothing
};

/// The place of one who waits, from the first look that found nothing to the answer.
class HttpLogService::Place
{
public:
    /// OperationalError when all are taken.
    explicit Place(HttpLogService& service)
        : m_service(service)
    {
        const std::lock_guard lock(m_service.m_mutex);
        if (m_service.m_waiting == mostWaiting)
            throw OperationalError(
                u"%1 readers wait already: ask again later, or without wait."_s.arg(mostWaiting));
        ++m_service.m_waiting;
    }
    ~Place()
    {
        const std::lock_guard lock(m_service.m_mutex);
        --m_service.m_waiting;
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

private:
    HttpLogService& m_service;
};

HttpLogService::HttpLogService(std::vector<ServedLog> logs)
    : m_logs(std::move(logs))
{
}

LogAnswer HttpLogService::answer(const LogRequest& request)
{
    try {
        return route(request);
    } catch (const ValueError& error) {
        return refusal(400, error.message());
    } catch (const IndexError& error) {
        return refusal(400, error.message());
    } catch (const EngineError& error) {
        return refusal(503, error.message());
    }
}

LogAnswer HttpLogService::route(const LogRequest& request)
{
    if (request.path == u"/")
        return applications(request);
    const auto at = request.path.lastIndexOf(place);
    const auto* log = at < 0 ? nullptr : logAt(request.path.first(at));
    const auto rest = at < 0 ? QString() : request.path.sliced(at + place.size());
    if (!log || (!rest.isEmpty() && !rest.startsWith(u'/')))
        return refusal(404, u"Not found: "_s + request.path);
    if (rest.size() < 2) {
        return readAndAnswer(request, [log, range = rangeOf(request)]() -> Reading {
            const auto items = log->select(range);
            return {notificationsText(items), items.empty(),
                !items.empty() && items.size() == static_cast<size_t>(range.limit)};
        });
    }
    return readAndAnswer(
        request, [log, sectionId = rest.sliced(1), wanted = wantedOf(rest.sliced(1))]() -> Reading {
            const auto section = log->section(sectionId);
            return {sectionText(section), section.items.empty(),
                !section.items.empty() && static_cast<qint64>(section.items.size()) == wanted};
        });
}

const NotificationLog* HttpLogService::logAt(const QString& before) const
{
    if (before.isEmpty())
        return m_logs.size() == 1 ? m_logs.front().log : nullptr;
    for (const auto& served : m_logs) {
        if (before.startsWith(u'/') && QStringView(before).sliced(1) == served.application)
            return served.log;
    }
    return nullptr;
}

LogAnswer HttpLogService::applications(const LogRequest& request) const
{
    JsonWriter writer(JsonWriter::Style::Spaced);
    writer.beginObject();
    writer.key(u"applications");
    writer.beginList();
    for (const auto& served : m_logs)
        writer.text(served.application);
    writer.endList();
    writer.endObject();
    return answered(request, writer.take(), false);
}

LogAnswer HttpLogService::readAndAnswer(const LogRequest& request, const Reader& read)
{
    const std::chrono::seconds wait(number(request, u"wait"_s, 0, std::numeric_limits<int>::max(), 0));
    const auto reading = waitFor(request, read, std::min(wait, longestWait));
    return answered(request, reading.text, reading.isFull);
}

HttpLogService::Reading HttpLogService::waitFor(
    const LogRequest& request, const Reader& read, std::chrono::seconds wait)
{
    const auto end = steady_clock::now() + wait;
    std::optional<Place> taken;
    for (;;) {
        const auto wakes = m_wakes.load();
        auto reading = read();
        const bool isNews = !reading.isEmpty && !isKnown(etagOf(reading.text), request);
        const bool isOver = m_closed || steady_clock::now() >= end || (request.hasLeft && request.hasLeft());
        if (isNews || isOver)
            return reading;
        if (!taken)
            taken.emplace(*this);
        waitForChange(wakes, end);
    }
}

void HttpLogService::waitForChange(quint64 wakes, steady_clock::time_point end)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_until(
        lock, std::min(end, steady_clock::now() + lookAgain), [&] { return m_wakes != wakes || m_closed; });
}

void HttpLogService::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_wakes;
    }
    m_changed.notify_all();
}

void HttpLogService::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_changed.notify_all();
}

}
