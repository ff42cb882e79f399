// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/fieldexpression.h"

#include "engine/expression/valuetext.h"
#include "views/common/valuetreemodel.h"

#include <QRegularExpression>

namespace occasion {

using namespace Qt::StringLiterals;

QString fieldExpression(const ValueTreeModel& model, const QModelIndex& index)
{
    static const QRegularExpression identifier(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    if (!index.isValid())
        return {};
    const QModelIndex parent = index.parent();
    QString name = index.siblingAtColumn(ValueTreeModel::Name).data().toString();
    if (!parent.isValid())
        return name;
    const QString whole = fieldExpression(model, parent);
    const Value holder = model.value(parent);
    const Value content = holder.kind() == Value::Kind::Custom ? holder.customData() : holder;
    if (content.kind() == Value::Kind::List)
        return whole + u'[' + name + u']';
    if (identifier.match(name).hasMatch())
        return whole + u'.' + name;
    return whole + u'[' + cel::quoted(name) + u']';
}

} // namespace occasion
