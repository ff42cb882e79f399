// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/regularexpression.h"

#include <re2/re2.h>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

constexpr int64_t memory = 4 << 20;

/// Without its cache of states RE2 goes through the program for each byte: so many such steps are one operation.
constexpr qint64 stepsPerOperation = 16;

}

RegularExpression::RegularExpression(const QString& pattern, Budget& budget)
{
    budget.spend(1 + pattern.size());
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(memory);
    m_pattern = std::make_unique<re2::RE2>(pattern.toStdString(), options);
    if (!m_pattern->ok())
        m_problem
            = u"The pattern is no regular expression: %1."_s.arg(QString::fromStdString(m_pattern->error()));
}

RegularExpression::~RegularExpression() = default;
RegularExpression::RegularExpression(RegularExpression&& other) noexcept = default;
RegularExpression& RegularExpression::operator=(RegularExpression&& other) noexcept = default;

Value RegularExpression::isIn(const QString& text, Budget& budget) const
{
    if (!m_problem.isEmpty())
        return Value::problem(m_problem);
    const std::string bytes = text.toStdString();
    budget.spend(1 + static_cast<qint64>(bytes.size()) * m_pattern->ProgramSize() / stepsPerOperation);
    return re2::RE2::PartialMatch(bytes, *m_pattern);
}

}
