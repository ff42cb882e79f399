// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/fieldinfo.h"
#include "engine/domain/fieldsink.h"
#include "engine/expression/type.h"

namespace occasion::cel {

/// A sink that makes a value of what is written into it, so that a field of a struct is read without a detour over
/// JSON: ids as strings, whole numbers beyond 64 bits as decimals, records as maps.
class FieldReader : public FieldSink
{
public:
    /// What was written: one value.
    Value take() { return std::move(m_value); }

    void key(QStringView name) override;
    void null() override { add({}); }
    void boolean(bool flag) override { add(flag); }
    void integer(qint64 number) override { add(number); }
    void bigInteger(QStringView digits) override;
    void real(double number) override { add(number); }
    void text(QStringView text) override { add(text.toString()); }
    void beginList() override;
    void endList() override;
    void beginObject() override;
    void endObject() override;
    void beginCustom(QStringView name) override;
    void endCustom() override;
    void decimal(const Decimal& number) override { add(number); }
    void uuid(const Uuid& id) override;
    void timestamp(const Timestamp& when) override { add(instantOf(when)); }

private:
    struct Frame
    {
        Items items = {}; // of a list
        std::shared_ptr<Map> map = {}; // of an object
        QString key = {};
    };
    void add(Value value);

    Value m_value;
    std::vector<Frame> m_open;
};

/// What a field of that description holds; dynamic when it may be absent.
Type typeOf(const FieldInfo& field);

}
