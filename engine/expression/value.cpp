// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/value.h"

#include <array>

namespace occasion::cel {

QString kindName(Kind kind)
{
    static const std::array<QString, 16> names{QStringLiteral("null_type"), QStringLiteral("bool"),
        QStringLiteral("int"), QStringLiteral("uint"), QStringLiteral("double"), QStringLiteral("decimal"),
        QStringLiteral("string"), QStringLiteral("bytes"), QStringLiteral("google.protobuf.Timestamp"),
        QStringLiteral("google.protobuf.Duration"), QStringLiteral("list"), QStringLiteral("map"),
        QStringLiteral("map"), QStringLiteral("type"), QStringLiteral("error"), QStringLiteral("dyn")};
    return names[static_cast<size_t>(kind)];
}

QString withArticle(const QString& kind)
{
    const bool isVowel = QStringView(u"aeio").contains(kind.front());
    return (isVowel ? QStringLiteral("an ") : QStringLiteral("a ")) + kind;
}

Value Value::type(Kind kind)
{
    Value value;
    value.m_data = kind == Kind::Object ? Kind::Map : kind;
    return value;
}

Value Value::problem(const QString& message, qsizetype at)
{
    Value value;
    value.m_data = std::make_shared<const Problem>(Problem{message, at});
    return value;
}

Value Value::placedAt(qsizetype at) const
{
    return isProblem() && problem().at < 0 ? Value::problem(problem().message, at) : *this;
}

}
