// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/functions/characters.h"
#include "engine/expression/functions/families.h"
#include "engine/expression/regularexpression.h"
#include "engine/expression/valuetext.h"

#include <algorithm>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

const QString& textAt(Arguments arguments, size_t place)
{
    return arguments[place].get<QString>();
}

/// An index or a limit that may have been left out.
qint64 numberAt(Arguments arguments, size_t place, qint64 otherwise)
{
    return arguments.size() > place ? arguments[place].get<qint64>() : otherwise;
}

Value badIndex(qint64 index)
{
    return Value::problem(u"The index %1 is outside the text."_s.arg(index));
}

Value checked(QString text, Budget& budget)
{
    budget.requireBytes(text.size());
    return text;
}

/// Pays for looking for one text in another, which at worst compares each with each.
void payForSearch(const QString& text, const QString& sought, Budget& budget)
{
    constexpr qint64 comparedAtOnce = 16;
    budget.spendOn(text.size());
    budget.spend((text.size() / comparedAtOnce) * (sought.size() / comparedAtOnce));
}

Value contains(Arguments arguments, Budget& budget)
{
    payForSearch(textAt(arguments, 0), textAt(arguments, 1), budget);
    return textAt(arguments, 0).contains(textAt(arguments, 1));
}

Value startsWith(Arguments arguments, Budget& budget)
{
    budget.spendOn(textAt(arguments, 1).size());
    return textAt(arguments, 0).startsWith(textAt(arguments, 1));
}

Value endsWith(Arguments arguments, Budget& budget)
{
    budget.spendOn(textAt(arguments, 1).size());
    return textAt(arguments, 0).endsWith(textAt(arguments, 1));
}

Value matches(Arguments arguments, Budget& budget)
{
    return RegularExpression(textAt(arguments, 1), budget).isIn(textAt(arguments, 0), budget);
}

Value charAt(Arguments arguments, Budget& budget)
{
    const QString& text = textAt(arguments, 0);
    budget.spendOn(text.size());
    const auto unit = unitOf(text, numberAt(arguments, 1, 0));
    if (unit < 0)
        return badIndex(numberAt(arguments, 1, 0));
    return unit < text.size() ? text.mid(unit, unitsAt(text, unit)) : QString(u""_s);
}

Value indexOfUnit(const QString& text, qsizetype unit)
{
    return unit < 0 ? qint64{-1} : characterCount(QStringView(text).first(unit));
}

Value indexOf(Arguments arguments, Budget& budget)
{
    const QString& text = textAt(arguments, 0);
    payForSearch(text, textAt(arguments, 1), budget);
    const auto from = unitOf(text, numberAt(arguments, 2, 0));
    return from < 0 ? badIndex(numberAt(arguments, 2, 0))
                    : indexOfUnit(text, text.indexOf(textAt(arguments, 1), from));
}

Value lastIndexOf(Arguments arguments, Budget& budget)
{
    const QString& text = textAt(arguments, 0);
    payForSearch(text, textAt(arguments, 1), budget);
    const auto from = arguments.size() > 2 ? unitOf(text, numberAt(arguments, 2, 0)) : text.size();
    return from < 0 ? badIndex(numberAt(arguments, 2, 0))
                    : indexOfUnit(text, QStringView(text).lastIndexOf(textAt(arguments, 1), from));
}

Value substring(Arguments arguments, Budget& budget)
{
    const QString& text = textAt(arguments, 0);
    budget.spendOn(text.size());
    const qint64 from = numberAt(arguments, 1, 0);
    const auto begin = unitOf(text, from);
    const auto end = arguments.size() > 2 ? unitOf(text, numberAt(arguments, 2, 0)) : text.size();
    if (begin < 0)
        return badIndex(from);
    return end < begin ? badIndex(numberAt(arguments, 2, 0)) : Value(text.mid(begin, end - begin));
}

template <char16_t first, char16_t last, int shift>
Value shifted(Arguments arguments, Budget& budget)
{
    QString text = textAt(arguments, 0);
    budget.spendOn(text.size());
    for (QChar& unit : text) {
        if (unit >= first && unit <= last)
            unit = QChar(static_cast<char16_t>(unit.unicode() + shift));
    }
    return text;
}

Value trim(Arguments arguments, Budget& budget)
{
    budget.spendOn(textAt(arguments, 0).size());
    return textAt(arguments, 0).trimmed();
}

Value reverse(Arguments arguments, Budget& budget)
{
    const QString& text = textAt(arguments, 0);
    budget.spendOn(text.size());
    QString reversed(text.size(), Qt::Uninitialized);
    qsizetype end = text.size();
    for (qsizetype unit = 0; unit < text.size(); unit += unitsAt(text, unit)) {
        const auto units = unitsAt(text, unit);
        end -= units;
        for (qsizetype i = 0; i < units; ++i)
            reversed[end + i] = text[unit + i];
    }
    return reversed;
}

/// The text's parts between separators, at most `limit` of them when that is not negative. An empty separator is
/// between all characters.
QStringList parts(const QString& text, const QString& separator, qint64 limit, Budget& budget)
{
    QStringList list;
    qsizetype begin = 0;
    while (limit < 0 || list.size() + 1 < limit) {
        const auto end = !separator.isEmpty() ? text.indexOf(separator, begin)
            : begin < text.size()             ? begin + unitsAt(text, begin)
                                              : -1;
        if (end < 0 || (separator.isEmpty() && end == text.size()))
            break;
        budget.spend(1);
        list.append(text.mid(begin, end - begin));
        begin = end + separator.size();
    }
    list.append(text.mid(begin));
    return list;
}

Value split(Arguments arguments, Budget& budget)
{
    const qint64 limit = numberAt(arguments, 2, -1);
    if (limit == 0)
        return Items();
    payForSearch(textAt(arguments, 0), textAt(arguments, 1), budget);
    const QStringList texts = parts(textAt(arguments, 0), textAt(arguments, 1), limit, budget);
    return Items(texts.begin(), texts.end());
}

Value replace(Arguments arguments, Budget& budget)
{
    const QString& text = textAt(arguments, 0);
    const QString& before = textAt(arguments, 1);
    const QString& after = textAt(arguments, 2);
    const qint64 limit = numberAt(arguments, 3, -1);
    payForSearch(text, before, budget);
    const QStringList kept = parts(text, before, limit < 0 ? -1 : limit + 1, budget);
    budget.requireBytes(text.size() + (kept.size() - 1) * after.size());
    const QString joined = kept.join(after);
    const bool isBetweenAll = before.isEmpty() && limit != 0; // then it is also in front, and behind the last
    return checked(
        !isBetweenAll ? joined : QString(after + joined + (limit < 0 ? after : QString())), budget);
}

Value join(Arguments arguments, Budget& budget)
{
    QString text;
    const QString separator = arguments.size() > 1 ? textAt(arguments, 1) : QString();
    for (const Value& item : arguments[0].items()) {
        if (item.kind() != Kind::String)
            return Value::problem(u"join() takes a list of strings, not with %1 in it."_s.arg(
                withArticle(kindName(item.kind()))));
        if (&item != &arguments[0].items().front())
            text += separator;
        text += item.get<QString>();
        budget.spendOn(item.get<QString>().size());
        budget.requireBytes(text.size());
    }
    return text;
}

Value quote(Arguments arguments, Budget& budget)
{
    budget.spendOn(textAt(arguments, 0).size());
    return checked(quoted(textAt(arguments, 0)), budget);
}

}

std::vector<Function> textFunctions()
{
    using enum Kind;
    const auto method = [](const QString& name, std::vector<Overload> overloads) {
        return Function{name, Function::Form::Method, std::move(overloads)};
    };
    return {method(u"contains"_s, {{{String, String}, Bool, contains}}),
        method(u"startsWith"_s, {{{String, String}, Bool, startsWith}}),
        method(u"endsWith"_s, {{{String, String}, Bool, endsWith}}),
        {u"matches"_s, Function::Form::Both, {{{String, String}, Bool, matches}}},
        method(u"charAt"_s, {{{String, Int}, String, charAt}}),
        method(u"indexOf"_s, {{{String, String}, Int, indexOf}, {{String, String, Int}, Int, indexOf}}),
        method(u"lastIndexOf"_s,
            {{{String, String}, Int, lastIndexOf}, {{String, String, Int}, Int, lastIndexOf}}),
        method(u"substring"_s, {{{String, Int}, String, substring}, {{String, Int, Int}, String, substring}}),
        method(u"lowerAscii"_s, {{{String}, String, shifted<u'A', u'Z', 'a' - 'A'>}}),
        method(u"upperAscii"_s, {{{String}, String, shifted<u'a', u'z', 'A' - 'a'>}}),
        method(u"trim"_s, {{{String}, String, trim}}), method(u"reverse"_s, {{{String}, String, reverse}}),
        method(u"split"_s,
            {{{String, String}, cel::Type::list(String), split},
                {{String, String, Int}, cel::Type::list(String), split}}),
        method(u"replace"_s,
            {{{String, String, String}, String, replace}, {{String, String, String, Int}, String, replace}}),
        method(u"join"_s, {{{List}, String, join}, {{List, String}, String, join}}),
        {u"strings.quote"_s, Function::Form::Call, {{{String}, String, quote}}}};
}

}
