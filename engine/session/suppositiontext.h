// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"
#include "engine/session/hypothesis.h"

namespace occasion {

/// What is supposed as a JSON-like object, and back. TypeError for a value that is no supposition.
Value toValue(const Supposition& supposition);
Supposition suppositionFrom(const Value& value);

}
