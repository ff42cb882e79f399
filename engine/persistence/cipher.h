// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/storedevent.h"

#include <QByteArrayView>

namespace occasion {

/// Cipher: the outermost stage of the mapper (chapter 3). AES in Galois/Counter mode with a key of 128, 192 or 256
/// bits, laid out as the Python library does it: nonce (12 bytes), tag (16 bytes), encrypted text; no associated data.
/// Whoever has the key can read the text and tell whether it was changed. Any thread may use one cipher.
class Cipher
{
public:
    /// Where a nonce, which must never serve twice, comes from.
    enum class Nonces
    {
        Random, ///< of the system's random numbers, for real use
        Derived ///< of key, event and text, so that a session that is run again stores the same bytes
    };

    /// ValueError unless the key has 16, 24 or 32 bytes.
    explicit Cipher(QByteArray key, Nonces nonces = Nonces::Random);

    /// From a CIPHER_KEY: base64 text of the key. ValueError when it is something else.
    static Cipher fromBase64(const QString& key, Nonces nonces = Nonces::Random);

    /// A nonce to encrypt this event with, whose state is the text.
    QByteArray nonceFor(const StoredEvent& event) const;

    /// ValueError unless the nonce has 12 bytes.
    QByteArray encrypt(QByteArrayView text, QByteArrayView nonce) const;

    /// ValueError "Damaged cipher text: invalid nonce length", "… invalid tag length" when the bytes are too few,
    /// and "Cipher text is damaged: MAC check failed" when anything was changed or the key is another.
    QByteArray decrypt(QByteArrayView bytes) const;

private:
    QByteArray m_key;
    Nonces m_nonces;
};

}
