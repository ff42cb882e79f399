// SPDX-License-Identifier: BSD-3-Clause
// benchengine WORKLOAD FILE SYNCHRONOUS COUNT prints how many events (or transfers) a second the engine managed. An
// empty FILE is memory.
#include "workloads.h"

#include "engine/errors.h"

#include <QCoreApplication>
#include <QTextStream>

namespace {

const std::map<QString, double (*)(const bench::Task&)>& workloads()
{
    using namespace Qt::StringLiterals;
    static const std::map<QString, double (*)(const bench::Task&)> known{{u"make"_s, bench::make},
        {u"save-1"_s, bench::saveOne}, {u"save-100"_s, bench::saveHundred}, {u"encode"_s, bench::encode},
        {u"decode"_s, bench::decode}, {u"pages"_s, bench::readPages},
        {u"decoded-pages"_s, bench::readDecodedPages}, {u"aggregates"_s, bench::loadAggregates},
        {u"memory-aggregates"_s, bench::loadFromMemory}, {u"transfers"_s, bench::transfers},
        {u"transfers-batched"_s, bench::transfersInBatches}, {u"memory"_s, bench::memory}};
    return known;
}

}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    QTextStream out(stdout);
    QTextStream err(stderr);
    if (arguments.size() != 5) {
        err << "usage: benchengine WORKLOAD FILE SYNCHRONOUS COUNT" << Qt::endl;
        return 2;
    }
    const bench::Task task{.name = arguments[1],
        .place = {.path = arguments[2],
            .durability = arguments[3] == QLatin1StringView("FULL") ? occasion::Durability::Full
                                                                    : occasion::Durability::Normal},
        .count = arguments[4].toLongLong()};
    auto found = workloads().find(task.name);
    if (found == workloads().end())
        found = workloads().find(task.name.section(u'-', 0, -2)); // "pages-100" is "pages" of 100
    if (found == workloads().end()) {
        err << "benchengine: there is no such workload" << Qt::endl;
        return 2;
    }
    try {
        out << found->second(task) << Qt::endl;
    } catch (const occasion::EngineError& error) {
        err << error.message() << Qt::endl;
        return 1;
    }
    return 0;
}
