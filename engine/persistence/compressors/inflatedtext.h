// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QLatin1StringView>

namespace occasion {

/// The output of a decompression: it grows piece by piece and never beyond what a state may be.
class InflatedText
{
public:
    explicit InflatedText(QLatin1StringView format)
        : m_format(format)
    {
    }

    /// Room behind what is there, to be filled in whole or in part. DataError when there may be no more.
    char* makeRoom();
    unsigned room() const { return static_cast<unsigned>(m_bytes.size() - m_used); }
    /// So much of the room was left over.
    void leave(unsigned unused) { m_used = m_bytes.size() - unused; }

    /// All of it. DataError when it is too much.
    QByteArray take();

    /// Throws the DataError that says what is wrong with the compressed bytes.
    [[noreturn]] void fail(const QString& what) const;

private:
    void requireBound() const;

    QLatin1StringView m_format;
    QByteArray m_bytes;
    qsizetype m_used = 0;
};

}
