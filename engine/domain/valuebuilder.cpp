// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/valuebuilder.h"

#include "engine/errors.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace occasion {

Value ValueBuilder::take()
{
    if (!m_open.empty())
        throw ProgrammingError(u"A value was taken before everything begun in it was ended."_s);
    return std::exchange(m_root, Value());
}

void ValueBuilder::add(Value value)
{
    if (m_open.empty()) {
        m_root = std::move(value);
        return;
    }
    Frame& frame = m_open.back();
    if (frame.kind == Value::Kind::Object)
        frame.members.append({std::exchange(frame.name, QString()), std::move(value)});
    else
        frame.items.append(std::move(value));
}

void ValueBuilder::open(Value::Kind kind, QStringView name)
{
    m_open.push_back({kind, name.toString(), {}, {}});
}

ValueBuilder::Frame ValueBuilder::close(Value::Kind kind)
{
    if (m_open.empty() || m_open.back().kind != kind)
        throw ProgrammingError(u"A list, an object or a custom value was ended that is not the innermost."_s);
    Frame frame = std::move(m_open.back());
    m_open.pop_back();
    return frame;
}

void ValueBuilder::key(QStringView name)
{
    if (m_open.empty() || m_open.back().kind != Value::Kind::Object)
        throw ProgrammingError(u"The key \"%1\" was written outside an object."_s.arg(name));
    m_open.back().name = name.toString();
}

void ValueBuilder::null()
{
    add(Value());
}

void ValueBuilder::boolean(bool flag)
{
    add(Value(flag));
}

void ValueBuilder::integer(qint64 number)
{
    add(Value::integer(number));
}

void ValueBuilder::bigInteger(QStringView digits)
{
    add(Value::integerText(digits.toString()));
}

void ValueBuilder::real(double number)
{
    add(Value::real(number));
}

void ValueBuilder::text(QStringView text)
{
    add(Value::text(text.toString()));
}

void ValueBuilder::beginList()
{
    open(Value::Kind::List);
}

void ValueBuilder::endList()
{
    add(Value::list(close(Value::Kind::List).items));
}

void ValueBuilder::beginObject()
{
    open(Value::Kind::Object);
}

void ValueBuilder::endObject()
{
    add(Value::object(close(Value::Kind::Object).members));
}

void ValueBuilder::beginCustom(QStringView name)
{
    open(Value::Kind::Custom, name);
}

void ValueBuilder::endCustom()
{
    const Frame frame = close(Value::Kind::Custom);
    if (frame.items.size() != 1)
        throw ProgrammingError(
            u"The custom value \"%1\" was ended with %2 values in it instead of one."_s.arg(
                frame.name, QString::number(frame.items.size())));
    add(Value::custom(frame.name, frame.items.first()));
}

} // namespace occasion
