// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/shape.h"

namespace occasion::cel {

/// One way to go on in a text.
struct Completion
{
    QString text; ///< what replaces the word that was begun
    QString meaning; ///< for a person, beside it
};

/// The ways to go on at a place in a text that may be unfinished.
struct Completions
{
    qsizetype wordBegin = 0; ///< where the word begins that they replace, up to the place
    std::vector<Completion> choices = {}; ///< by name; empty within texts and numbers
};

/// What may follow at `place`: after a point the fields and methods of what stands before it, as far as its type is
/// known, otherwise the names of the scope and the functions; those that begin with the word so far. Never throws.
Completions completionsAt(const QString& text, qsizetype place, const Shape& scope);

}
