// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <string_view>
#include <type_traits>
#include <utility>

namespace occasion {

/// How the values of a C++ type that JSON has not are stored: under a name, as something simpler. A domain
/// specialises it for an enumeration or any other type of its own:
///
///     template <> struct occasion::Transcoding<Location>
///     {
///         static constexpr std::string_view name = "location";
///         static QString encode(Location location);       // to any type that can be stored
///         static Location decode(const QString& stored);  // TypeError when it stands for none
///         static const QStringList& choices();            // of an enumeration, if forms shall offer its names
///     };
///
/// A record that is stored as its members needs no more than `static constexpr auto transcoding = "leg";`.
template <class T>
struct Transcoding;

template <class T>
requires requires
{
    std::string_view(T::transcoding);
}
struct Transcoding<T>
{
    static constexpr std::string_view name = T::transcoding;
};

/// Whether values of T are stored under a name of their own.
template <class T>
concept Transcoded = requires
{
    std::string_view(Transcoding<T>::name);
};

/// Whether T is stored as something else than its members.
template <class T>
concept Encoded = Transcoded<T> && requires(const T& value)
{
    Transcoding<T>::decode(Transcoding<T>::encode(value));
};

/// Whether T is an enumeration that names its values.
template <class T>
concept Enumerated = Encoded<T> && requires
{
    Transcoding<T>::choices();
};

template <Encoded T>
using EncodedAs = std::remove_cvref_t<decltype(Transcoding<T>::encode(std::declval<const T&>()))>;

}
