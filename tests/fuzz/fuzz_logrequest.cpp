// SPDX-License-Identifier: BSD-3-Clause
#include "tests/fuzz/require.h"
#include "tests/support/fixedrecorder.h"

#include "engine/application/http/httplogservice.h"
#include "engine/errors.h"

using namespace occasion;

namespace {

constexpr int sectionSize = 3;

/// The first line is the path of a request, those after it its parameters.
LogRequest requestOf(const QString& text)
{
    auto lines = text.split(u'\n');
    LogRequest request{.path = lines.takeFirst()};
    for (const auto& line : lines) {
        const auto name = line.section(u'=', 0, 0);
        if (name != u"wait") // that would take its time
            request.parameters.append({name, line.section(u'=', 1)});
    }
    return request;
}

/// Any text is the id of a section of at most `sectionSize`, or of none.
void readSection(const LocalNotificationLog& log, const QString& text)
{
    try {
        const auto section = log.section(text);
        require(section.items.size() <= sectionSize && section.id.isNull() == section.items.empty());
        if (section.id.isNull())
            return;
        // Over a gap the id that was really there asks for more, but it begins with the same.
        const auto again = log.section(section.id);
        require(again.items.size() >= section.items.size()
            && std::equal(section.items.begin(), section.items.end(), again.items.begin()));
    } catch (const ValueError&) {
        return;
    } catch (const IndexError&) {
        return;
    }
}

}

/// Any request is answered: with a part of the log, or with one sentence.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const FixedRecorder recorder(notificationsWithIds({1, 2, 3, 6, 7, 9, 30, 31}));
    static const LocalNotificationLog log(recorder, sectionSize);
    static HttpLogService service({{QStringLiteral("A"), &log}});
    const auto text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    readSection(log, text);
    const auto answer = service.answer(requestOf(text));
    require(answer.status == 200 || answer.status == 400 || answer.status == 404);
    require(answer.status != 200 || answer.body.startsWith('{') || answer.body.startsWith('['));
    return 0;
}
