// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/cipher.h"
#include "engine/persistence/compressor.h"
#include "engine/persistence/transcodings.h"

#include <functional>
#include <memory>

namespace occasion {

/// How an application's states are stored: which custom types they may hold, what compresses their text, and what
/// encrypts it then. Nothing in a store says how it was done: whoever reads it must know. A cheap value.
struct StateCoding
{
    Transcodings transcodings = {};
    std::shared_ptr<const Compressor> compressor = {}; ///< null: texts are stored at their length
    std::shared_ptr<const Cipher> cipher = {}; ///< null: texts are stored readable

    /// The event, whose state is a text, as it is stored: compressed, then encrypted. DataError when it is too large to
    /// be decompressed again.
    StoredEvent seal(StoredEvent event) const;

    /// The text of what is stored: decrypted, then decompressed. ValueError when it cannot be decrypted, DataError
    /// when it cannot be decompressed.
    QByteArray open(const QByteArray& stored) const;
};

/// Compressor and cipher as an application's settings name them: COMPRESSOR_TOPIC, CIPHER_TOPIC and CIPHER_KEY.
/// `setting` gives the text of a setting, empty when there is none. A key without a topic selects AES. OSError when
/// there is a topic without a key; ValueError for a name or a key that cannot be used.
StateCoding stateCoding(const std::function<QString(const QString& name)>& setting);

}
