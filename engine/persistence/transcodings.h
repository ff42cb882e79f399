// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/transcoding.h"

#include <QHash>
#include <QString>

#include <typeindex>

namespace occasion {

/// The custom types that a transcoder knows, each under the name that its values have in stored states. An
/// application registers those of its own domain; ids, decimal numbers and times are always known. A cheap value.
class Transcodings
{
public:
    /// uuid_hex, decimal_str and datetime_iso.
    Transcodings();

    /// Registers a type that says how it is stored (see domain/transcoding.h). TypeError when its name is taken by
    /// another type; the same again is harmless.
    template <Transcoded T>
    void add()
    {
        add(QString::fromUtf8(Transcoding<T>::name.data(), Transcoding<T>::name.size()), typeid(T));
    }
    /// All of another's whose names are free.
    void add(const Transcodings& other);

    /// TypeError, in the Python library's words, when no type is registered under the name: it cannot be stored …
    void requireSerializable(QStringView name) const;
    /// … or it cannot be read.
    void requireDeserializable(QStringView name) const;

private:
    void add(const QString& name, std::type_index type);

    QHash<QString, std::type_index> m_types;
};

}
