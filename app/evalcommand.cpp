// SPDX-License-Identifier: BSD-3-Clause
#include "app/evalcommand.h"

#include "engine/expression/expression.h"
#include "engine/expression/typedvalue.h"
#include "engine/expression/valuescope.h"
#include "engine/expression/valuetext.h"
#include "engine/persistence/jsonreader.h"
#include "engine/persistence/jsonwriter.h"

#include <QCommandLineParser>
#include <QFile>
#include <QTextStream>

#include <cstdio>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QByteArray jsonOf(const Value& value)
{
    JsonWriter writer;
    writeValue(writer, value);
    return writer.take();
}

QByteArray errorAnswer(const EngineError& error, qsizetype at)
{
    return jsonOf(Value::object({{u"error"_s, Value::text(error.message())}, {u"at"_s, Value::integer(at)}}));
}

cel::ValueScope scopeOf(const Value& bindings)
{
    std::vector<std::pair<QString, cel::Value>> values;
    for (const auto& [name, typed] : bindings.members())
        values.emplace_back(name, cel::fromTyped(typed));
    return cel::ValueScope(values);
}

/// Not checked beforehand: the asking program sees what the evaluation itself gives.
Value valueOf(const Value& question)
{
    if (question.value(u"expr").kind() != Value::Kind::Text)
        throw ValueError(u"The line has no \"expr\": write it like {\"expr\": \"1 + 1\"}."_s);
    const cel::ValueScope scope = scopeOf(question.value(u"bindings"));
    const cel::Expression expression(
        question.value(u"expr").toText(), scope, cel::Expression::Checking::None);
    return cel::toTyped(expression.evaluate(scope.object()));
}

int answerLines(const CommandContext& context)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        throw OperationalError(u"Standard input cannot be read: pass the expression as an argument."_s);
    while (true) {
        const QByteArray line = input.readLine();
        if (line.isEmpty())
            return 0;
        if (!line.trimmed().isEmpty())
            context.out << QString::fromUtf8(evalAnswer(line)) << Qt::endl;
    }
}

}

QByteArray evalAnswer(const QByteArray& line)
{
    try {
        return jsonOf(Value::object({{u"value"_s, valueOf(readJson(line))}}));
    } catch (const cel::ExpressionError& error) {
        return errorAnswer(error, error.at());
    } catch (const EngineError& error) {
        return errorAnswer(error, 0);
    }
}

int evalCommand(const QStringList& arguments, const CommandContext& context)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(u"EXPR"_s,
        u"The expression. Without it, lines like {\"expr\": \"x + 1\", \"bindings\": {\"x\": {\"int\": \"1\"}}} are read."_s);
    if (parseArguments(parser, arguments, evalUsage, 0, 1, context.out))
        return 0;
    if (parser.positionalArguments().isEmpty())
        return answerLines(context);
    const cel::ValueScope nothing({});
    const cel::Expression expression(parser.positionalArguments().constFirst(), nothing);
    cel::Budget budget{cel::Limits()};
    context.out << cel::sourceText(expression.evaluate(nothing.object()), budget) << '\n';
    return 0;
}

}
