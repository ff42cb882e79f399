// SPDX-License-Identifier: BSD-3-Clause
#include "app/settings.h"

#include <QSettings>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

struct File : QSettings
{
    File()
        : QSettings(QSettings::IniFormat, QSettings::UserScope, u"Occasion"_s, u"Workbench"_s)
    {
    }
};

} // namespace

namespace settings {
const Setting<QByteArray> geometry{u"window/geometry"_s};
const Setting<QByteArray> layout{u"window/layout"_s};
const Setting<bool> dark{u"window/dark"_s, false};
const Setting<bool> follow{u"window/follow"_s, true};
const Setting<double> textSize{u"window/textSize"_s, 0};
const Setting<QString> pace{u"run/pace"_s, u"2"_s};
const Setting<int> stepSize{u"run/stepSize"_s, 0};
const Setting<QVariantMap> runUntil{u"run/until"_s};
const Setting<QString> findCondition{u"run/find"_s};
const Setting<QByteArray> breakpoints{u"run/breakpoints"_s};
const Setting<QString> folder{u"files/folder"_s};
const Setting<QStringList> recent{u"files/recent"_s};
} // namespace settings

QVariant readSetting(const QString& key)
{
    return File().value(key);
}

void writeSetting(const QString& key, const QVariant& value)
{
    File().setValue(key, value);
}

void removeSetting(const QString& key)
{
    File().remove(key);
}

QByteArray rememberedView(const QString& id)
{
    return readSetting(u"views/"_s + id).toByteArray();
}

void rememberView(const QString& id, const QByteArray& json)
{
    writeSetting(u"views/"_s + id, json);
}

QMap<int, int> rememberedWidths(const QString& table)
{
    QMap<int, int> widths;
    const auto stored = readSetting(u"columns/"_s + table).toMap();
    for (const auto& [column, width] : stored.asKeyValueRange())
        widths.insert(column.toInt(), width.toInt());
    return widths;
}

void rememberWidths(const QString& table, const QMap<int, int>& widths)
{
    QVariantMap stored;
    for (const auto& [column, width] : widths.asKeyValueRange())
        stored.insert(QString::number(column), width);
    writeSetting(u"columns/"_s + table, stored);
}

void forgetWidths()
{
    removeSetting(u"columns"_s);
}

LastOpened lastOpened()
{
    return {readSetting(u"last/path"_s).toString(), readSetting(u"last/isStore"_s).toBool()};
}

void setLastOpened(const LastOpened& last)
{
    writeSetting(u"last/path"_s, last.path);
    writeSetting(u"last/isStore"_s, last.isStore);
}

} // namespace occasion
