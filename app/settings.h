// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QVariant>

namespace occasion {

/// Reads and writes the program's settings file (INI, in the user's configuration folder).
QVariant readSetting(const QString& key);
void writeSetting(const QString& key, const QVariant& value);
void removeSetting(const QString& key);

/// One remembered choice: its key and what holds until a person has chosen.
template <class T>
struct Setting
{
    QString key;
    T fallback = {};

    bool isChosen() const { return readSetting(key).isValid(); }
    T value() const
    {
        const QVariant stored = readSetting(key);
        return stored.canConvert<T>() ? stored.value<T>() : fallback;
    }
    void set(const T& value) const { writeSetting(key, QVariant::fromValue(value)); }
    void forget() const { removeSetting(key); }
};

/// Everything that the program remembers between two starts.
namespace settings {
extern const Setting<QByteArray> geometry;
extern const Setting<QByteArray> layout;
extern const Setting<bool> dark; ///< not chosen: as the desktop
extern const Setting<bool> follow; ///< whether the selection follows the cursor
extern const Setting<double> textSize; ///< in points
extern const Setting<QString> pace; ///< a Pace's id
extern const Setting<int> stepSize; ///< an index of stepSizes()
extern const Setting<QVariantMap> runUntil; ///< what the dialog asked for last
extern const Setting<QString> findCondition; ///< the condition that was looked for last
extern const Setting<QByteArray> breakpoints; ///< as JSON
extern const Setting<QString> folder; ///< where files were opened or written last
extern const Setting<QStringList> recent; ///< files that were opened, the last one first
} // namespace settings

/// The widths of a table's columns that a person has chosen, by column.
QMap<int, int> rememberedWidths(const QString& table);
void rememberWidths(const QString& table, const QMap<int, int>& widths);
void forgetWidths();

/// What a view remembers of itself, as JSON; empty when it never did.
QByteArray rememberedView(const QString& id);
void rememberView(const QString& id, const QByteArray& json);

/// What was shown last.
struct LastOpened
{
    QString path = {}; ///< of a session's file or of a store; empty: nothing
    bool isStore = false;

    friend bool operator==(const LastOpened&, const LastOpened&) = default;
};

LastOpened lastOpened();
void setLastOpened(const LastOpened& last);

} // namespace occasion
