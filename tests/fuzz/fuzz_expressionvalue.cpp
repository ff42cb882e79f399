// SPDX-License-Identifier: BSD-3-Clause
#include "tests/fuzz/require.h"

#include "engine/expression/completion.h"
#include "engine/expression/expression.h"
#include "engine/expression/map.h"
#include "engine/expression/storedshape.h"
#include "engine/expression/typedvalue.h"
#include "engine/expression/valuescope.h"
#include "engine/expression/valuetext.h"

using namespace occasion;

namespace {

/// A value of each kind, under a letter.
const cel::ValueScope& scope()
{
    static const Value state = Value::object({{QStringLiteral("amount"), Value::decimal(Decimal(7))},
        {QStringLiteral("lines"), Value::list({Value::object({{QStringLiteral("n"), Value::integer(1)}})})}});
    static const auto map = [] {
        auto made = std::make_shared<cel::Map>();
        made->insert(QStringLiteral("k"), qint64{1});
        made->insert(qint64{2}, QStringLiteral("v"));
        return cel::MapPointer(made);
    }();
    static const cel::ValueScope values({{QStringLiteral("a"), qint64{-3}}, {QStringLiteral("b"), quint64{5}},
        {QStringLiteral("c"), 0.1}, {QStringLiteral("d"), *Decimal::fromText(u"10.00")},
        {QStringLiteral("e"), QStringLiteral("text Ω😀")}, {QStringLiteral("f"), QByteArray("\xff\0b", 3)},
        {QStringLiteral("g"), cel::Items{qint64{1}, QStringLiteral("x"), cel::Value()}},
        {QStringLiteral("h"), map}, {QStringLiteral("i"), cel::Instant{1'767'605'400, 5}},
        {QStringLiteral("j"), cel::Span{90'000'000'000}}, {QStringLiteral("s"), cel::valueOf(state)}});
    return values;
}

constexpr cel::Limits fewOperations{.operations = 100'000, .resultBytes = 1 << 16};

/// The value, when there is one, survives being written with its type.
void evaluate(const QString& text, cel::Expression::Checking checking)
{
    try {
        const cel::Expression expression(text, scope(), checking);
        const cel::Value value = expression.evaluate(scope().object(), fewOperations);
        require(expression.type().isDynamic() || expression.type().kind == value.kind()
            || expression.type().isRecord());
        const auto typed = cel::toTyped(value);
        require(cel::toTyped(cel::fromTyped(typed)) == typed);
        cel::Budget budget{cel::Limits()};
        cel::sourceText(value, budget);
        cel::displayText(value, budget);
    } catch (const cel::ExpressionError& error) {
        require(error.at() >= 0 && error.at() <= text.size() && !error.message().isEmpty());
    }
}

}

/// Any text has a value over any scope, or an ExpressionError that says why not: checked or not, as a filter too, and
/// while it is being typed.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    evaluate(text, cel::Expression::Checking::Full);
    evaluate(text, cel::Expression::Checking::None);
    try {
        cel::Expression::filter(text, scope()).holds(scope().object(), fewOperations);
    } catch (const cel::ExpressionError&) {
        // a mistake, or too much
    }
    cel::completionsAt(text, text.size(), scope());
    return 0;
}
