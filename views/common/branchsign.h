// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QIcon>

namespace occasion {

struct Theme;
struct SessionFigure;

/// A branch's letters, by its id: A … Z, AA, AB …
QString branchLetter(int id);

/// A square of the branch's colour with its letter; hollow and with a dotted edge for a hypothetical branch.
QIcon branchSign(const SessionFigure& branch, const Theme& theme);

/// "A · bank · transfer".
QString branchTitle(int id, const QString& name);

} // namespace occasion
