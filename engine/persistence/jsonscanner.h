// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/fieldsource.h"

#include <QByteArrayView>

#include <string_view>

namespace occasion {

/// Reads the fields of a state straight from its JSON text, without a tree in between: the short way for text as
/// JsonWriter writes it. It fails at spaces, at escapes, at members that are missing, more or in another order; what it
/// does read, readJson() reads the same. The bytes must outlive it.
class JsonScanner : public FieldSource
{
public:
    explicit JsonScanner(QByteArrayView text)
        : m_rest(text.data(), static_cast<size_t>(text.size()))
    {
    }

    /// Whether all that was asked for was there, and nothing more.
    bool isWhole() const { return !m_hasFailed && m_rest.empty(); }

    void beginObject() override;
    void key(QStringView name) override;
    void endObject() override;
    void beginList() override;
    bool nextItem() override;
    bool takeNull() override;
    bool boolean() override;
    qint64 integer() override;
    double real() override;
    QString text() override;
    Decimal decimal() override;
    Uuid uuid() override;
    Timestamp timestamp() override;
    void fail() override;

private:
    bool take(std::string_view literal);
    void expect(std::string_view literal);
    std::string_view number();
    std::string_view quoted(); // what stands before the next quotation mark; fails at what needs decoding
    std::string_view customData(std::string_view beginning);

    std::string_view m_rest;
    bool m_hasFailed = false;
    bool m_followsValue = false; // a comma has to come first
};

} // namespace occasion
