// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/functions/families.h"
#include "engine/expression/valuetext.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

/// What a clause makes of its argument; empty when it takes no such values.
using Text = std::optional<QString>;

constexpr int usualPrecision = 6;
constexpr int mostPrecision = 100;

std::optional<double> realOf(const Value& value)
{
    if (const auto* number = value.as<double>())
        return *number;
    if (const auto* number = value.as<qint64>())
        return static_cast<double>(*number);
    if (const auto* number = value.as<quint64>())
        return static_cast<double>(*number);
    return std::nullopt;
}

QString printed(const char* form, int precision, double number)
{
    if (!std::isfinite(number))
        return doubleText(number);
    std::array<char, 512> text{};
    const int size = std::snprintf(text.data(), text.size(), form, precision, number);
    return QString::fromLatin1(text.data(), size);
}

Text fixed(const Value& value, int precision)
{
    if (const auto* decimal = value.as<Decimal>())
        return decimal->round(precision).text();
    const auto number = realOf(value);
    return number ? Text(printed("%.*f", precision, *number)) : std::nullopt;
}

Text scientific(const Value& value, int precision)
{
    const auto number = realOf(value);
    return number ? Text(printed("%.*e", precision, *number)) : std::nullopt;
}

Text inBase(const Value& value, int base)
{
    if (const auto* number = value.as<qint64>())
        return *number < 0 ? u'-' + QString::number(quint64{0} - static_cast<quint64>(*number), base)
                           : QString::number(*number, base);
    if (const auto* number = value.as<quint64>())
        return QString::number(*number, base);
    return std::nullopt;
}

Text binary(const Value& value)
{
    constexpr int base = 2;
    if (const auto* flag = value.as<bool>())
        return *flag ? u"1"_s : u"0"_s;
    return inBase(value, base);
}

Text hexadecimal(const Value& value)
{
    constexpr int base = 16;
    if (const auto* text = value.as<QString>())
        return QString::fromLatin1(text->toUtf8().toHex());
    if (const auto* bytes = value.as<QByteArray>())
        return QString::fromLatin1(bytes->toHex());
    return inBase(value, base);
}

Text wholeNumber(const Value& value)
{
    constexpr int base = 10;
    const auto* number = value.as<double>();
    return number && !std::isfinite(*number) ? Text(doubleText(*number)) : inBase(value, base);
}

/// Goes through a text and puts the arguments in place of its clauses.
class Formatter
{
public:
    Formatter(const QString& text, const Items& arguments, Budget& budget)
        : m_text(text)
        , m_arguments(arguments)
        , m_budget(budget)
    {
    }

    Value format()
    {
        for (qsizetype next = m_text.indexOf(u'%'); next >= 0; next = m_text.indexOf(u'%', m_next)) {
            m_result += QStringView(m_text).sliced(m_next, next - m_next);
            m_next = next + 1;
            if (const QString problem = clause(); !problem.isEmpty())
                return Value::problem(problem);
            m_budget.spend(1);
            m_budget.requireBytes(m_result.size());
        }
        m_result += QStringView(m_text).sliced(m_next);
        m_budget.requireBytes(m_result.size());
        return m_result;
    }

private:
    /// Reads one clause; what is wrong with it, or nothing.
    QString clause()
    {
        const int precision = readPrecision();
        if (m_next >= m_text.size())
            return u"The text ends within a %."_s;
        const QChar letter = m_text[m_next++];
        if (letter == u'%') {
            m_result += letter;
            return {};
        }
        if (!QStringView(u"sdfeboxX").contains(letter))
            return u"%%1 is no clause: there are %s %d %f %e %b %o %x %X."_s.arg(letter);
        if (precision > mostPrecision)
            return u"No more than %1 digits can be asked for."_s.arg(mostPrecision);
        if (m_argument >= m_arguments.size())
            return u"There is no argument for the clause number %1."_s.arg(m_argument + 1);
        const Value& value = m_arguments[m_argument++];
        const auto text = textFor(letter, precision < 0 ? usualPrecision : precision, value);
        if (!text)
            return u"%%1 cannot show %2."_s.arg(letter).arg(withArticle(kindName(value.kind())));
        m_result += *text;
        return {};
    }

    /// The number after a point; negative when there is none.
    int readPrecision()
    {
        if (m_next >= m_text.size() || m_text[m_next] != u'.')
            return -1;
        int precision = 0;
        for (++m_next; m_next < m_text.size() && m_text[m_next].isDigit(); ++m_next)
            precision = std::min(precision * 10 + m_text[m_next].digitValue(), mostPrecision + 1);
        return precision;
    }

    Text textFor(QChar letter, int precision, const Value& value)
    {
        constexpr int octal = 8;
        switch (letter.unicode()) {
        case u's':
            return displayText(value, m_budget);
        case u'd':
            return value.kind() == Kind::Decimal ? scalarText(value) : wholeNumber(value);
        case u'f':
            return fixed(value, precision);
        case u'e':
            return scientific(value, precision);
        case u'b':
            return binary(value);
        case u'o':
            return inBase(value, octal);
        default: {
            const auto text = hexadecimal(value);
            return text && letter == u'X' ? Text(text->toUpper()) : text;
        }
        }
    }

    const QString& m_text;
    const Items& m_arguments;
    Budget& m_budget;
    qsizetype m_next = 0;
    size_t m_argument = 0;
    QString m_result;
};

Value format(Arguments arguments, Budget& budget)
{
    const auto& text = arguments[0].get<QString>();
    budget.spendOn(text.size());
    return Formatter(text, arguments[1].items(), budget).format();
}

}

std::vector<Function> formatFunctions()
{
    using enum Kind;
    return {{u"format"_s, Function::Form::Method, {{{String, List}, String, format}}}};
}

}
