// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QStringList>

#include <memory>
#include <stdexcept>
#include <vector>

class QCommandLineParser;
class QTextStream;

namespace occasion {

class Value;
namespace cel {
class ExpressionError;
}
struct SystemDefinition;

/// What a subcommand is given.
struct CommandContext
{
    const std::vector<std::shared_ptr<const SystemDefinition>>& systems;
    QTextStream& out;
    QTextStream& err;

    /// ValueError, naming those there are, when there is none of that name.
    std::shared_ptr<const SystemDefinition> system(const QString& name) const;
};

/// The command line is not what the subcommand takes: exit status 2 and its usage.
class UsageError : public std::runtime_error
{
public:
    UsageError(const QString& message, QString usage);
    const QString& usage() const { return m_usage; }

private:
    QString m_usage;
};

/// Reads the options and between `least` and `most` positional arguments; UsageError when they are not so. True
/// when help was asked for and given.
bool parseArguments(QCommandLineParser& parser, const QStringList& arguments, const QString& usage, int least,
    int most, QTextStream& out);
/// The option as a whole number of at least `least`, or the fallback when it is not given; UsageError otherwise.
qint64 numberOption(const QCommandLineParser& parser, const QString& option, qint64 least, qint64 fallback);

/// A mistake in an option's expression: the sentence, then the expression with a mark under the place.
QString inExpression(const cel::ExpressionError& error, const QString& text, const QString& option);

/// Compact JSON text, keys in the order given, custom values as stores write them.
QString jsonText(const Value& value);

/// The names of the subcommands; anything else that the program is given is what its window shall open.
QStringList subcommands();
/// Whether the subcommand draws, so that it needs a QGuiApplication (though no display).
bool needsGui(const QString& subcommand);

/// Does one subcommand (`arguments` begin with its name) and returns the exit status: 0, 1 with one sentence on
/// `err`, or 2 with its usage for wrong usage.
int runSubcommand(const QStringList& arguments, const CommandContext& context);

/// What `occasion --help` prints.
QString helpText();

}
