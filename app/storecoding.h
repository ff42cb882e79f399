// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/statecoding.h"

class QCommandLineParser;

namespace occasion {

/// How a store's states were compressed and encrypted, as the environment says it: COMPRESSOR_TOPIC, CIPHER_TOPIC and
/// CIPHER_KEY, each under the store's own name first, so BANK_CIPHER_KEY for "bank.db". OSError and ValueError as
/// stateCoding().
StateCoding storeCoding(const QString& store);

/// The options --cipher-key and --compressor, which say it for one store.
void addCodingOptions(QCommandLineParser& parser);
/// What those options say; the environment where they do not.
StateCoding storeCoding(const QString& store, const QCommandLineParser& parser);

}
