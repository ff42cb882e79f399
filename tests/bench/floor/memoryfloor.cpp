// SPDX-License-Identifier: BSD-3-Clause
// The floor of the benchmarks in memory: the same work with plain maps, vectors and strings.
// benchmemoryfloor WORKLOAD FILE SYNCHRONOUS COUNT prints how many events (or transfers) a second it managed.
#include <simdjson.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

constexpr std::string_view topic = "bench.ledger:Account.Moved";
const std::string reference(55, 'r');

struct Row
{
    std::string originator;
    long long version;
    std::string topic;
    std::string state;
};

/// Rows in their order, found by originator.
struct Table
{
    std::vector<Row> rows;
    std::unordered_map<std::string, std::vector<size_t>> places;

    void add(const std::string& originator, std::string state)
    {
        auto& own = places[originator];
        rows.push_back(
            {originator, static_cast<long long>(own.size() + 1), std::string(topic), std::move(state)});
        own.push_back(rows.size() - 1);
    }
};

[[noreturn]] void fail(const char* what)
{
    std::fprintf(stderr, "benchmemoryfloor: %s\n", what);
    std::exit(1);
}

std::string idOf(long long number)
{
    char text[40];
    std::snprintf(text, sizeof text, "%032llx", static_cast<unsigned long long>(number));
    return text;
}

std::string encoded(long long cents)
{
    timespec at{};
    std::timespec_get(&at, TIME_UTC);
    tm date{};
    gmtime_r(&at.tv_sec, &date);
    char clock[32];
    std::strftime(clock, sizeof clock, "%Y-%m-%dT%H:%M:%S", &date);
    char text[300];
    const int size = std::snprintf(text, sizeof text,
        R"({"timestamp":{"_type_":"datetime_iso","_data_":"%s.%06ld+00:00"},"amount":{"_type_":"decimal_str","_data_":"%lld.%02lld"},"reference":"%s"})",
        clock, at.tv_nsec / 1000, cents / 100, cents % 100, reference.c_str());
    return {text, static_cast<size_t>(size)};
}

/// Decodes a state and gives its amount; its text and its time are made too.
long long decoded(simdjson::ondemand::parser& parser, const std::string& state)
{
    const simdjson::padded_string padded(state);
    auto document = parser.iterate(padded);
    const std::string when{std::string_view(document["timestamp"]["_data_"])};
    const std::string_view amount = document["amount"]["_data_"];
    const std::string about{std::string_view(document["reference"])};
    if (when.empty() || about.size() != reference.size())
        fail("a state is damaged");
    long long cents = 0;
    for (const char digit : amount)
        cents = digit == '.' ? cents : cents * 10 + (digit - '0');
    return cents;
}

double seconds(std::chrono::steady_clock::time_point since)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
}

double saveOne(long long count)
{
    Table table;
    const auto start = std::chrono::steady_clock::now();
    for (long long i = 0; i < count; ++i)
        table.add(idOf(i), encoded(100 + i % 900));
    const double rate = static_cast<double>(count) / seconds(start);
    if (static_cast<long long>(table.rows.size()) != count)
        fail("events are missing");
    return rate;
}

double load(long long count, int size)
{
    Table table;
    for (long long i = 0; i < count; ++i)
        table.add(idOf(i / size), encoded(100 + i % size % 900));
    simdjson::ondemand::parser parser;
    long long all = 0;
    const auto start = std::chrono::steady_clock::now();
    for (long long aggregate = 0; aggregate < count / size; ++aggregate) {
        long long balance = 0;
        for (const size_t place : table.places[idOf(aggregate)])
            balance += decoded(parser, table.rows[place].state);
        all += balance;
    }
    const double rate = static_cast<double>(count) / seconds(start);
    if (all == 0)
        fail("money is missing");
    return rate;
}

double transfers(long long count)
{
    constexpr long long accounts = 200;
    Table requests, payers, payees;
    std::map<std::string, long long> tracked;
    std::vector<long long> paid(accounts), received(accounts);
    const std::string state(200, 'x');
    const auto start = std::chrono::steady_clock::now();
    for (long long i = 1; i <= count; ++i) {
        requests.add(idOf(1'000'000 + i), state);
        const long long account = i * 7 % accounts;
        payers.add(idOf(account), state);
        paid[static_cast<size_t>(account)] += i;
        tracked["Requests"] = i;
        payees.add(idOf(account), state);
        received[static_cast<size_t>(account)] += i;
        tracked["Payers"] = i;
    }
    const double rate = static_cast<double>(count) / seconds(start);
    if (paid != received || static_cast<long long>(payees.rows.size()) != count)
        fail("money is missing");
    return rate;
}

}

int main(int argc, char** argv)
{
    if (argc != 5)
        fail("usage: benchmemoryfloor WORKLOAD FILE SYNCHRONOUS COUNT");
    const std::string workload = argv[1];
    const long long count = std::atoll(argv[4]);
    double rate = 0;
    if (workload == "save-1")
        rate = saveOne(count);
    else if (workload.starts_with("memory-aggregates-"))
        rate = load(count, std::atoi(workload.c_str() + 18));
    else if (workload == "transfers")
        rate = transfers(count);
    else
        fail("there is no such workload");
    std::printf("%.3f\n", rate);
    return 0;
}
