// SPDX-License-Identifier: BSD-3-Clause
#include "tests/fuzz/require.h"

#include "engine/expression/expressionerror.h"
#include "engine/expression/lexer.h"
#include "engine/expression/parser.h"
#include "engine/expression/printer.h"

using namespace occasion;

/// Any text is an expression or an ExpressionError at a place in it; what is read, once printed, is read as the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    try {
        const cel::Node tree = cel::parse(text);
        const QString printed = cel::print(tree);
        if (printed.size() > cel::longestText)
            return 0;
        require(cel::isSameTree(cel::parse(printed), tree));
    } catch (const cel::ExpressionError& error) {
        require(error.at() >= 0 && error.at() <= text.size() && !error.message().isEmpty());
    }
    return 0;
}
