// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/environment.h"

#include "engine/errors.h"

#include <QProcessEnvironment>
#include <QStringList>

namespace occasion {

using namespace Qt::StringLiterals;

Environment::Environment(Variables variables, const QString& name)
    : m_variables(std::move(variables))
    , m_prefix(name.isEmpty() ? QString() : QString(name.toUpper() % u'_'))
{
}

Environment::Variables Environment::operatingSystem()
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    Variables variables;
    for (const auto& key : environment.keys())
        variables.insert(key, environment.value(key));
    return variables;
}

Environment::Variables Environment::merged(Variables base, const Variables& over)
{
    for (auto variable = over.begin(); variable != over.end(); ++variable)
        base.insert(variable.key(), variable.value());
    return base;
}

std::optional<QString> Environment::value(const QString& key) const
{
    for (const auto& name : {QString(m_prefix % key), key}) {
        if (const auto found = m_variables.constFind(name); found != m_variables.cend())
            return *found;
    }
    return {};
}

std::optional<QString> Environment::textOf(const QString& key) const
{
    auto found = value(key);
    if (found && found->isEmpty())
        return {};
    return found;
}

bool Environment::flag(const QString& key, bool absent) const
{
    static const QStringList yes{u"y"_s, u"yes"_s, u"t"_s, u"true"_s, u"on"_s, u"1"_s};
    static const QStringList no{u"n"_s, u"no"_s, u"f"_s, u"false"_s, u"off"_s, u"0"_s};
    const auto found = value(key);
    if (!found)
        return absent;
    if (yes.contains(found->toLower()))
        return true;
    if (no.contains(found->toLower()))
        return false;
    throw ValueError(u"'%1' in %2 is no truth value: write yes or no."_s.arg(*found, key));
}

std::optional<int> Environment::number(const QString& key) const
{
    const auto found = textOf(key);
    if (!found || found->trimmed().isEmpty())
        return {};
    bool isNumber = false;
    const int number = found->trimmed().toInt(&isNumber);
    if (!isNumber)
        throw ValueError(u"'%1' in %2 is no whole number."_s.arg(*found, key));
    return number;
}

QString Environment::keys(const QString& key) const
{
    return m_prefix.isEmpty() ? key : QString(m_prefix % key % u", "_s % key);
}

} // namespace occasion
