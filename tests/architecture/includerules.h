// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <algorithm>

namespace occasion::architecture {

using namespace Qt::StringLiterals;

/// One #include line; paths are relative to the top of the source tree.
struct Include
{
    QString file;
    int line = 0;
    QString target;
};

/// The source files of these top folders, sorted.
inline QStringList sourceFiles(const QString& root, const QStringList& folders)
{
    QStringList files;
    for (const QString& folder : folders) {
        QDirIterator walk(
            root + u'/' + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            files.append(QDir(root).relativeFilePath(walk.next()));
    }
    files.sort();
    return files;
}

inline QString readText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Finds what a name in quotes means, as the compiler does: beside the file first, then from the top.
inline QString resolved(const QString& root, const QString& file, const QString& name)
{
    const QString beside = QDir::cleanPath(file.section(u'/', 0, -2) + u'/' + name);
    return name.startsWith(u'.') || QFile::exists(root + u'/' + beside) ? beside : QDir::cleanPath(name);
}

inline QList<Include> includesOf(const QString& root, const QString& file, const QString& text)
{
    static const QRegularExpression pattern(uR"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"_s);
    QList<Include> includes;
    int number = 0;
    for (const QString& line : text.split(u'\n')) {
        ++number;
        const auto match = pattern.match(line);
        if (!match.hasMatch())
            continue;
        const QString name = match.captured(2);
        includes.append({file, number, match.captured(1) == u"<" ? name : resolved(root, file, name)});
    }
    return includes;
}

/// The place of an engine file in the folders' order; -1 for files at the engine's top, which all may know;
/// -2 for a folder that has no place.
inline int engineRank(const QString& file)
{
    static const QStringList order{u"domain"_s, u"expression"_s, u"persistence"_s, u"application"_s,
        u"system"_s, u"session"_s, u"model"_s, u"explore"_s};
    if (file.count(u'/') < 2)
        return -1;
    const auto place = order.indexOf(file.section(u'/', 1, 1));
    return place < 0 ? -2 : static_cast<int>(place);
}

/// The chapter of a pattern's header or its .cpp, 1 to 15; 0 for any other file. Every arrow of the map of
/// patterns goes from a later chapter to an earlier one.
inline int chapter(QString file)
{
    static const QStringList patterns{u"domain/domainevent"_s, u"domain/aggregate"_s, u"persistence/mapper"_s,
        u"persistence/recorder"_s, u"persistence/eventstore"_s, u"application/notificationlog"_s,
        u"application/snapshot"_s, u"application/repository"_s, u"application/application"_s,
        u"application/remotelog"_s, u"system/logreader"_s, u"system/policy"_s, u"system/process"_s,
        u"system/system"_s, u"system/runner"_s};
    file.remove(QRegularExpression(u"^engine/|\\.(h|cpp)$"_s));
    return static_cast<int>(patterns.indexOf(file)) + 1;
}

inline QString wrongInsideEngine(const Include& include)
{
    const int from = engineRank(include.file);
    const int to = engineRank(include.target);
    if (from == -2 || to == -2)
        return u"a folder of engine/ that has no place in the order of folders"_s;
    if (to > from)
        return u"an earlier part of the engine may not know a later one"_s;
    const int pattern = chapter(include.file);
    const int known = chapter(include.target);
    if (pattern > 0 && known > pattern)
        return u"chapter %1 may not know chapter %2"_s.arg(pattern).arg(known);
    return {};
}

inline QString wrongInsideViews(const Include& include)
{
    const auto room
        = [](const QString& file) { return file.count(u'/') < 2 ? u"common"_s : file.section(u'/', 1, 1); };
    if (room(include.target) == u"common" || room(include.target) == room(include.file))
        return {};
    return u"one view may not know another; what they share lives in views/common/"_s;
}

/// Why this include breaks the layers: engine <- views <- app and engine <- examples <- app. Empty when it
/// keeps them.
inline QString whatIsWrong(const Include& include)
{
    static const QMap<QString, QStringList> known{{u"engine"_s, {u"engine"_s}},
        {u"views"_s, {u"engine"_s, u"views"_s}}, {u"examples"_s, {u"engine"_s, u"examples"_s}},
        {u"app"_s, {u"engine"_s, u"views"_s, u"app"_s}}};
    const QString from = include.file.section(u'/', 0, 0);
    const QString to = include.target.section(u'/', 0, 0);
    if (from == u"engine" && (to.startsWith(u"QtWidgets") || to.startsWith(u"QtGui")))
        return u"the engine has no widget and no window"_s;
    if (!known.contains(to) && to != u"tests")
        return {}; // Qt, the standard library, or a file that moc writes
    if (to == u"examples" && include.file == u"app/main.cpp")
        return {};
    if (!known.value(from).contains(to))
        return u"%1/ may not know %2/"_s.arg(from, to);
    if (from == u"engine")
        return wrongInsideEngine(include);
    return from == u"views" && to == u"views" ? wrongInsideViews(include) : QString();
}

/// The first circle found among the includes, as a list of files that begins and ends with the same; or
/// nothing.
class CircleSearch
{
public:
    explicit CircleSearch(const QList<Include>& includes)
    {
        for (const Include& include : includes)
            m_includes[include.file].append(include.target);
    }

    QStringList find()
    {
        const QStringList files = m_includes.keys();
        for (const QString& file : files) {
            if (visit(file))
                return m_path.mid(m_path.indexOf(m_path.last()));
        }
        return {};
    }

private:
    bool visit(const QString& file)
    {
        const bool circle = m_path.contains(file);
        if (m_done.contains(file))
            return false;
        m_path.append(file);
        const QStringList targets = circle ? QStringList() : m_includes.value(file);
        if (circle || std::any_of(targets.begin(), targets.end(), [this](const QString& next) {
                return visit(next);
            }))
            return true;
        m_path.removeLast();
        m_done.insert(file, true);
        return false;
    }

    QMap<QString, QStringList> m_includes;
    QMap<QString, bool> m_done;
    QStringList m_path;
};

} // namespace occasion::architecture
