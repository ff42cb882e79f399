// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <chrono>
#include <memory>

#include <httplib.h>

class QUrl;

namespace occasion {

/// What one answer may take, and what became of it.
struct AnswerBudget
{
    std::chrono::milliseconds begin{}; ///< until it begins, from when the request is written
    std::chrono::milliseconds whole{}; ///< from there until it is whole
    size_t bytes = 0; ///< all of it, its head too
    bool isExceeded = false; ///< set when more bytes came, which are not read
};

/// cpp-httplib's client of the server that an address names, http or https, which keeps to a budget: the library bounds
/// each wait for a byte, not the whole, and takes a head of any length. The budget must outlive it.
std::unique_ptr<httplib::ClientImpl> makeBoundedClient(const QUrl& address, AnswerBudget& budget);

}
