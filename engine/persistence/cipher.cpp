// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/cipher.h"

#include "engine/errors.h"

#include <QMessageAuthenticationCode>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype nonceSize = 12;
constexpr qsizetype tagSize = 16;

const uchar* bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const uchar*>(view.data());
}

uchar* bytesOf(QByteArray& array)
{
    return reinterpret_cast<uchar*>(array.data());
}

void require(bool done)
{
    if (!done)
        throw OperationalError(u"OpenSSL cannot encrypt or decrypt with AES-GCM: check its installation."_s);
}

/// One run of the algorithm over one text.
class Run
{
public:
    Run(QByteArrayView key, QByteArrayView nonce, bool encrypts)
        : m_context(EVP_CIPHER_CTX_new())
    {
        const auto* algorithm = key.size() == 16 ? EVP_aes_128_gcm()
            : key.size() == 24                   ? EVP_aes_192_gcm()
                                                 : EVP_aes_256_gcm();
        require(m_context
            && EVP_CipherInit_ex(
                m_context.get(), algorithm, nullptr, bytesOf(key), bytesOf(nonce), encrypts));
    }

    QByteArray transform(QByteArrayView text)
    {
        QByteArray out(text.size(), Qt::Uninitialized);
        int written = 0;
        require(EVP_CipherUpdate(
            m_context.get(), bytesOf(out), &written, bytesOf(text), static_cast<int>(text.size())));
        return out;
    }

    /// After decrypting, false says that the tag does not fit.
    bool finish()
    {
        uchar none = 0;
        int written = 0;
        return EVP_CipherFinal_ex(m_context.get(), &none, &written) == 1;
    }

    QByteArray tag()
    {
        QByteArray tag(tagSize, Qt::Uninitialized);
        require(EVP_CIPHER_CTX_ctrl(m_context.get(), EVP_CTRL_AEAD_GET_TAG, tagSize, tag.data()));
        return tag;
    }

    void setTag(QByteArray tag)
    {
        require(EVP_CIPHER_CTX_ctrl(m_context.get(), EVP_CTRL_AEAD_SET_TAG, tagSize, tag.data()));
    }

private:
    struct Free
    {
        void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    };
    std::unique_ptr<EVP_CIPHER_CTX, Free> m_context;
};

}

Cipher::Cipher(QByteArray key, Nonces nonces)
    : m_key(std::move(key))
    , m_nonces(nonces)
{
    if (m_key.size() != 16 && m_key.size() != 24 && m_key.size() != 32)
        throw ValueError(
            u"The cipher key has %1 bytes: it must be the base64 text of 16, 24 or 32."_s.arg(m_key.size()));
}

Cipher Cipher::fromBase64(const QString& key, Nonces nonces)
{
    const auto decoded
        = QByteArray::fromBase64Encoding(key.toLatin1().trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        throw ValueError(u"The cipher key is not base64 text: it must be that of 16, 24 or 32 bytes."_s);
    return Cipher(*decoded, nonces);
}

QByteArray Cipher::nonceFor(const StoredEvent& event) const
{
    if (m_nonces == Nonces::Derived) {
        const QString place = u"%1 %2\n"_s.arg(event.originatorId.text()).arg(event.originatorVersion);
        return QMessageAuthenticationCode::hash(
            place.toUtf8() + event.state, m_key, QCryptographicHash::Sha256)
            .first(nonceSize);
    }
    QByteArray nonce(nonceSize, Qt::Uninitialized);
    require(RAND_bytes(bytesOf(nonce), nonceSize) == 1);
    return nonce;
}

QByteArray Cipher::encrypt(QByteArrayView text, QByteArrayView nonce) const
{
    if (nonce.size() != nonceSize)
        throw ValueError(u"A nonce has %1 bytes, not %2."_s.arg(nonceSize).arg(nonce.size()));
    Run run(m_key, nonce, true);
    const QByteArray encrypted = run.transform(text);
    require(run.finish());
    return nonce.toByteArray() + run.tag() + encrypted;
}

QByteArray Cipher::decrypt(QByteArrayView bytes) const
{
    if (bytes.size() < nonceSize)
        throw ValueError(u"Damaged cipher text: invalid nonce length"_s);
    if (bytes.size() < nonceSize + tagSize)
        throw ValueError(u"Damaged cipher text: invalid tag length"_s);
    Run run(m_key, bytes.first(nonceSize), false);
    QByteArray text = run.transform(bytes.sliced(nonceSize + tagSize));
    run.setTag(bytes.sliced(nonceSize, tagSize).toByteArray());
    if (!run.finish())
        throw ValueError(u"Cipher text is damaged: MAC check failed"_s);
    return text;
}

}
