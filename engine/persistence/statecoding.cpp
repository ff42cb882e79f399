// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/statecoding.h"

#include "engine/errors.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const Cipher> cipherNamed(const QString& topic, const QString& key)
{
    if (topic.isEmpty() && key.isEmpty())
        return {};
    if (!topic.isEmpty() && topic != u"eventsourcing.cipher:AESCipher")
        throw ValueError(
            u"There is no cipher '%1': CIPHER_TOPIC may be eventsourcing.cipher:AESCipher."_s.arg(topic));
    if (key.isEmpty())
        throw OsError(u"'CIPHER_KEY' not in env: a cipher needs a key, as base64 text."_s);
    return std::make_shared<const Cipher>(Cipher::fromBase64(key));
}

}

StoredEvent StateCoding::seal(StoredEvent event) const
{
    if (compressor && event.state.size() > Compressor::mostInflated)
        throw DataError(
            u"A state of '%1' has %2 bytes, more than the %3 MiB that can be read again when it is "
            "compressed, so it was not stored."_s.arg(event.topic, QString::number(event.state.size()),
                QString::number(Compressor::mostInflated >> 20)));
    if (compressor)
        event.state = compressor->compress(event.state);
    if (cipher)
        event.state = cipher->encrypt(event.state, cipher->nonceFor(event));
    return event;
}

QByteArray StateCoding::open(const QByteArray& stored) const
{
    QByteArray text = stored;
    if (cipher)
        text = cipher->decrypt(text);
    if (compressor)
        text = compressor->decompress(text);
    return text;
}

StateCoding stateCoding(const std::function<QString(const QString& name)>& setting)
{
    StateCoding coding;
    if (const auto compressor = setting(u"COMPRESSOR_TOPIC"_s); !compressor.isEmpty())
        coding.compressor = compressorNamed(compressor);
    coding.cipher = cipherNamed(setting(u"CIPHER_TOPIC"_s), setting(u"CIPHER_KEY"_s));
    return coding;
}

}
