// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"

#include <QByteArrayView>

namespace occasion {

class Transcodings;

/// Text that is nested deeper is neither read nor written as a state.
inline constexpr int mostJsonLevels = 200;

/// Reads one JSON value as Python does: any whitespace, \u escapes (lone surrogates too), NaN and Infinity,
/// whole numbers of any size, repeated keys (the last value counts). An object of exactly `_type_` (a text)
/// and `_data_` becomes a custom value. Throws DataError, naming the byte, for anything else: damaged text,
/// bytes that are not UTF-8, something after the value, or more than mostJsonLevels. Given the custom types that are
/// `known`, throws TypeError for one that is not.
Value readJson(QByteArrayView text, const Transcodings* known = nullptr);

} // namespace occasion
