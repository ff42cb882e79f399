// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/transfer.h"

namespace bank {

Transfer::Started Transfer::start(Uuid source, Uuid target, Decimal amount)
{
    requirePositive(amount);
    if (source == target)
        throw SameAccountError();
    return {source, target, amount};
}

void Transfer::apply(const Started& event)
{
    source = event.source;
    target = event.target;
    amount = event.amount;
    status = u"started"_s;
}

}
