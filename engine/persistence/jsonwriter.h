// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/fieldsink.h"

#include <QByteArray>
#include <QByteArrayView>

#include <string>
#include <string_view>

namespace occasion {

class Transcodings;

/// A sink that writes JSON text byte for byte as the Python library does.
class JsonWriter : public FieldSink
{
public:
    enum class Style
    {
        /// States: no whitespace, non-ASCII raw. What could not be read again throws: ValueError for a lone surrogate,
        /// DataError for more than mostJsonLevels.
        Compact,
        Spaced ///< the remote log: ", " and ": ", non-ASCII as \uXXXX
    };

    /// Given the custom types that are `known`, which must outlive it, beginning one that is not is a TypeError.
    explicit JsonWriter(Style style = Style::Compact, const Transcodings* known = nullptr);

    /// The text so far; the writer is then empty again.
    QByteArray take();

    void key(QStringView name) override;
    void null() override;
    void boolean(bool flag) override;
    void integer(qint64 number) override;
    void bigInteger(QStringView digits) override;
    void real(double number) override;
    void text(QStringView text) override;
    void base64(const QByteArray& bytes); ///< as a text
    void beginList() override;
    void endList() override;
    void beginObject() override;
    void endObject() override;
    void beginCustom(QStringView name) override;
    void endCustom() override;
    void decimal(const Decimal& number) override;
    void uuid(const Uuid& id) override;
    void timestamp(const Timestamp& when) override;

private:
    void separate();
    void quote(QStringView text);
    void write(QByteArrayView literal);
    void open(char bracket);
    void close(char bracket);
    void requireLevel(int level) const;
    void beginPlainCustom(std::string_view name); // whose data is ASCII that needs no escape
    void endPlainCustom();

    std::string m_out; // whose characters are appended faster than a QByteArray's
    Style m_style;
    const Transcodings* m_known;
    int m_level = 0;
    bool m_needsComma = false;
};

} // namespace occasion
