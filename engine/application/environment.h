// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QMap>
#include <QString>

#include <optional>

namespace occasion {

/// The settings of one application as texts, under the Python library's names (chapter 9). A key is looked up
/// under the application's name first, "ACCOUNTS_SQLITE_DBNAME" for an application "Accounts", then alone; a text
/// that is there but empty is found too, and hides the plain one.
class Environment
{
public:
    using Variables = QMap<QString, QString>;

    /// Without a name only the plain keys are looked up.
    explicit Environment(Variables variables = {}, const QString& name = {});

    /// The variables of this process.
    static Variables operatingSystem();
    /// What counts when several say something: `over` wins.
    static Variables merged(Variables base, const Variables& over);

    std::optional<QString> value(const QString& key) const;
    /// As value(), but a text that is empty counts as absent.
    std::optional<QString> textOf(const QString& key) const;
    /// y, yes, t, true, on, 1 or n, no, f, false, off, 0 in any case; ValueError for every other text.
    bool flag(const QString& key, bool absent) const;
    /// A whole number, none when it is absent or blank. ValueError for every other text.
    std::optional<int> number(const QString& key) const;

    /// The names that a key is looked up under, for messages: "ACCOUNTS_SQLITE_DBNAME, SQLITE_DBNAME".
    QString keys(const QString& key) const;

private:
    Variables m_variables;
    QString m_prefix;
};

} // namespace occasion
