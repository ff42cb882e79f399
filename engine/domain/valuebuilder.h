// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/fieldsink.h"
#include "engine/domain/value.h"

#include <vector>

namespace occasion {

/// A sink that builds a tree of values. Throws ProgrammingError when begin and end calls do not match.
class ValueBuilder : public FieldSink
{
public:
    /// The tree that was built (null when nothing was written); the builder is then empty again.
    Value take();

    void key(QStringView name) override;
    void null() override;
    void boolean(bool flag) override;
    void integer(qint64 number) override;
    void bigInteger(QStringView digits) override;
    void real(double number) override;
    void text(QStringView text) override;
    void beginList() override;
    void endList() override;
    void beginObject() override;
    void endObject() override;
    void beginCustom(QStringView name) override;
    void endCustom() override;

private:
    struct Frame
    {
        Value::Kind kind;
        QString name; // the pending key of an object, or the name of a custom
        Value::Items items; // of a list; a custom's single value
        Value::Members members;
    };

    void add(Value value);
    void open(Value::Kind kind, QStringView name = {});
    Frame close(Value::Kind kind);

    std::vector<Frame> m_open;
    Value m_root;
};

} // namespace occasion
