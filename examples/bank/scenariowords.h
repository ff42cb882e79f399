// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/scenario.h"

/// The words that the bank's scenarios are written in: its commands, and what is expected. Accounts and transfers are
/// named by the labels that their first commands give them; amounts are texts, "100.00".
namespace bank {

occasion::ScenarioCommand open(const QString& account, const QString& fullName);
occasion::ScenarioCommand deposit(const QString& account, const QString& amount);
occasion::ScenarioCommand withdraw(const QString& account, const QString& amount);
occasion::ScenarioCommand setLimit(const QString& account, const QString& limit);
occasion::ScenarioCommand close(const QString& account);
occasion::ScenarioCommand transfer(
    const QString& label, const QString& source, const QString& target, const QString& amount);
occasion::ScenarioCommand direct(const QString& source, const QString& target, const QString& amount);
/// A deposit into an account that nobody opened.
occasion::ScenarioCommand depositForNobody();

/// The same command, expected to be refused with this error.
occasion::ScenarioCommand refused(occasion::ScenarioCommand command, const QString& error);
/// The same command, enabled although deliveries wait.
occasion::ScenarioCommand atOnce(occasion::ScenarioCommand command);

occasion::Expectation balance(const QString& account, const QString& amount);
occasion::Expectation status(const QString& transfer, const QString& text);

}
