// SPDX-License-Identifier: BSD-3-Clause
// Conditions over a million events, beside what they are compared with: the same loop written by hand over events in
// memory, the decoding alone of events that are stored. And how long the worst expressions take to be answered.
#include "engine/expression/eventshape.h"
#include "engine/expression/expression.h"
#include "engine/expression/valuescope.h"
#include "engine/persistence/mapper.h"
#include "engine/session/notificationfilter.h"
#include "examples/bank/bankaccount.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <chrono>

using namespace occasion;
using namespace Qt::StringLiterals;
using bank::BankAccount;

namespace {

constexpr int events = 1'000'000;
constexpr int rounds = 5;

using Seconds = std::chrono::duration<double>;

template <class Work>
double secondsOf(const Work& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return Seconds(std::chrono::steady_clock::now() - begin).count();
}

/// The median of the ratios of two works that are done by turns, so that a busy machine slows both.
struct Comparison
{
    std::vector<double> first;
    std::vector<double> second;

    template <class First, class Second>
    Comparison(const First& doFirst, const Second& doSecond)
    {
        for (int round = 0; round < rounds; ++round) {
            first.push_back(secondsOf(doFirst));
            second.push_back(secondsOf(doSecond));
        }
    }
    static double median(std::vector<double> numbers)
    {
        std::nth_element(numbers.begin(), numbers.begin() + rounds / 2, numbers.end());
        return numbers[rounds / 2];
    }
    double ratio() const { return median(second) / median(first); }
};

void require(bool isSo, const QString& sentence)
{
    if (!isSo)
        throw ProgrammingError(sentence);
}

Decimal amountOf(int number)
{
    return *Decimal::fromText(u"%1.50"_s.arg(number % 200));
}

std::vector<DomainEvent> bankEvents()
{
    const auto& type = describe<BankAccount>();
    const auto credited = type->event(typeid(BankAccount::Credited));
    const auto debited = type->event(typeid(BankAccount::Debited));
    const OriginatorId account(Uuid::v5(Uuid::namespaceUrl, "account"));
    std::vector<DomainEvent> all;
    all.reserve(events);
    for (int i = 0; i < events; ++i) {
        DomainEvent event{.originatorId = account, .originatorVersion = i + 1};
        event.type = i % 2 == 0 ? credited : debited;
        event.body = i % 2 == 0
            ? std::shared_ptr<const void>(std::make_shared<const BankAccount::Credited>(amountOf(i)))
            : std::make_shared<const BankAccount::Debited>(amountOf(i));
        all.push_back(std::move(event));
    }
    return all;
}

/// The amount of an event that has one, as somebody would write it by hand.
const Decimal* amountOf(const DomainEvent& event)
{
    if (event.is<BankAccount::Credited>())
        return &event.as<BankAccount::Credited>().amount;
    return event.is<BankAccount::Debited>() ? &event.as<BankAccount::Debited>().amount : nullptr;
}

void compareInMemory(const QString& condition, const Decimal& limit, QTextStream& out)
{
    const auto all = bankEvents();
    const auto& type = describe<BankAccount>();
    const cel::EventShape shape({type->events.begin(), type->events.end()});
    const auto expression = cel::Expression::condition(condition, shape);
    qint64 byHand = 0;
    qint64 byExpression = 0;
    const Comparison comparison(
        [&] {
            for (const DomainEvent& event : all) {
                const Decimal* amount = amountOf(event);
                byHand += amount && *amount > limit ? 1 : 0;
            }
        },
        [&] {
            for (const DomainEvent& event : all)
                byExpression += expression.holds(shape.object(event)) ? 1 : 0;
        });
    require(byHand == byExpression && byHand > 0, u"The expression and the loop disagree."_s);
    out << u"%1 over %2 events in memory: %3 × the loop by hand (target 6), %4 million a second"_s
               .arg(condition)
               .arg(events)
               .arg(comparison.ratio(), 0, 'f', 2)
               .arg(events / Comparison::median(comparison.second) / 1e6, 0, 'f', 1)
        << Qt::endl;
}

void compareStored(QTextStream& out)
{
    const auto map = std::make_shared<SystemMap>();
    map->processes.push_back({.name = u"Accounts"_s});
    const NotificationFilter filter(u"topic.endsWith(\"Debited\") && state.amount > 100d"_s, map);
    const Transcoder transcoder;
    std::vector<QByteArray> stored;
    for (int i = 0; i < events; ++i)
        stored.push_back(
            "{\"timestamp\":{\"_type_\":\"datetime_iso\",\"_data_\":\"2026-01-01T09:00:00.000001+00:00\"},"
            "\"amount\":{\"_type_\":\"decimal_str\",\"_data_\":\""
            + amountOf(i).text().toLatin1() + "\"},\"transaction_id\":{\"_type_\":\"uuid_hex\",\"_data_\":\""
            + Uuid::v5(Uuid::namespaceUrl, QByteArray::number(i)).hex() + "\"}}");
    EventView event{.topic = u"bank:BankAccount.Debited"_s, .name = u"Debited"_s};
    qint64 kept = 0;
    const Comparison comparison(
        [&] {
            for (const QByteArray& bytes : stored)
                event.state = transcoder.decode(bytes);
        },
        [&] {
            for (const QByteArray& bytes : stored) {
                event.state = transcoder.decode(bytes);
                kept += filter.keeps(event) ? 1 : 0;
            }
        });
    require(kept == rounds * events / 2, u"The filter keeps other events than it should."_s);
    out << u"%1 over %2 stored events: %3 × decoding them (target 1.3)"_s.arg(filter.text())
               .arg(events)
               .arg(comparison.ratio(), 0, 'f', 2)
        << Qt::endl;
}

/// How long it takes until there is a value or the sentence that names the bound.
void measureAnswer(const QString& name, const QString& text, const cel::ValueScope& scope, QTextStream& out)
{
    QString answer = u"a value"_s;
    const double seconds = secondsOf([&] {
        try {
            cel::Expression(text, scope).evaluate(scope.object());
        } catch (const cel::ExpressionError& error) {
            answer = error.message();
        }
    });
    out << u"%1: %2 ms (target 100): %3"_s.arg(name).arg(seconds * 1000, 0, 'f', 1).arg(answer.left(60))
        << Qt::endl;
}

void measureBounds(QTextStream& out)
{
    const cel::ValueScope scope(
        {{u"million"_s, cel::Items(events, qint64{1})}, {u"text"_s, QString(events, u'a')}});
    measureAnswer(u"64 KiB of conditions"_s, u"true"_s + u" && true"_s.repeated(8'000), scope, out);
    measureAnswer(u"a million items"_s, u"million.all(x, x > 0)"_s, scope, out);
    measureAnswer(u"a million items, compared"_s, u"million == million + []"_s, scope, out);
    measureAnswer(u"deep nesting"_s, u"("_s.repeated(60'000), scope, out);
    measureAnswer(u"a catastrophic pattern"_s, u"text.matches('^(a+)+$|(a|aa)+b')"_s, scope, out);
    measureAnswer(u"macros in macros"_s, u"million.exists(x, million.exists(y, y > 1))"_s, scope, out);
}

}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    try {
        compareInMemory(u"amount > 100.00d"_s, *Decimal::fromText(u"100.00"), out);
        compareInMemory(u"amount > 100d"_s, Decimal(100), out);
        compareStored(out);
        measureBounds(out);
    } catch (const EngineError& error) {
        QTextStream(stderr) << error.message() << Qt::endl;
        return 1;
    }
    return 0;
}
