// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

#include <array>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

/// The members of a plain struct and their names, found without any declaration but the struct's own: members
/// are counted by initialising with something that converts to anything, bound by structured bindings, and
/// named by the compiler's own spelling of a member's address.
namespace occasion {

/// From lowerCamel to snake_case: overdraftLimit → overdraft_limit.
QString snakeCase(std::string_view name);

namespace fielddetail {

struct Anything
{
    template <class T>
    operator T() const; // NOLINT(google-explicit-constructor): never defined; it only has to convert
};

template <class T, std::size_t... I>
concept InitialisableBy = requires
{
    T{(static_cast<void>(I), Anything{})...};
};

template <class T, std::size_t... I>
consteval bool takes(std::index_sequence<I...>)
{
    return InitialisableBy<T, I...>;
}

constexpr std::size_t maxMembers = 12;

template <class T, std::size_t N = maxMembers>
consteval std::size_t memberCount()
{
    static_assert(
        std::is_aggregate_v<T>, "a record is a plain struct: public members, no constructors, no bases");
    if constexpr (N == 0)
        return 0;
    else if constexpr (takes<T>(std::make_index_sequence<N>{}))
        return N;
    else
        return memberCount<T, N - 1>();
}

// clang-format off
/// The members of a record as a tuple of references.
template <class T>
constexpr auto tied(T& record)
{
    constexpr auto count = memberCount<std::remove_const_t<T>>();
    if constexpr (count == 0) { static_cast<void>(record); return std::tuple<>(); }
    else if constexpr (count == 1) { auto& [a] = record; return std::tie(a); }
    else if constexpr (count == 2) { auto& [a, b] = record; return std::tie(a, b); }
    else if constexpr (count == 3) { auto& [a, b, c] = record; return std::tie(a, b, c); }
    else if constexpr (count == 4) { auto& [a, b, c, d] = record; return std::tie(a, b, c, d); }
    else if constexpr (count == 5) { auto& [a, b, c, d, e] = record; return std::tie(a, b, c, d, e); }
    else if constexpr (count == 6) { auto& [a, b, c, d, e, f] = record; return std::tie(a, b, c, d, e, f); }
    else if constexpr (count == 7) { auto& [a, b, c, d, e, f, g] = record; return std::tie(a, b, c, d, e, f, g); }
    else if constexpr (count == 8) { auto& [a, b, c, d, e, f, g, h] = record; return std::tie(a, b, c, d, e, f, g, h); }
    else if constexpr (count == 9) { auto& [a, b, c, d, e, f, g, h, i] = record; return std::tie(a, b, c, d, e, f, g, h, i); }
    else if constexpr (count == 10) { auto& [a, b, c, d, e, f, g, h, i, j] = record; return std::tie(a, b, c, d, e, f, g, h, i, j); }
    else if constexpr (count == 11) { auto& [a, b, c, d, e, f, g, h, i, j, k] = record; return std::tie(a, b, c, d, e, f, g, h, i, j, k); }
    else { auto& [a, b, c, d, e, f, g, h, i, j, k, l] = record; return std::tie(a, b, c, d, e, f, g, h, i, j, k, l); }
}
// clang-format on

template <class T>
struct Shell
{
    T record;
};

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-internal" // of a record in an unnamed namespace
#endif
/// Never defined, only pointed into.
template <class T>
extern const Shell<T> nowhere;
#ifdef __clang__
#pragma clang diagnostic pop
#endif

/// Holds a member's address, which clang wants inside a class to take it as a template argument.
template <class Pointer>
struct Address
{
    Pointer pointer;
};

template <auto address>
consteval std::string_view spelling()
{
    return __PRETTY_FUNCTION__;
}

/// "…nowhere<T>.record.fullName)}]" → "fullName": the last identifier before the closing brackets.
consteval std::string_view lastIdentifier(std::string_view text)
{
    constexpr auto isWord = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    auto end = text.rfind('}');
    while (end > 0 && !isWord(text[end - 1]))
        --end;
    auto begin = end;
    while (begin > 0 && isWord(text[begin - 1]))
        --begin;
    return text.substr(begin, end - begin);
}

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template" // on purpose: only its address is taken
#endif
template <class T, std::size_t I>
consteval std::string_view memberName()
{
    constexpr auto* pointer = &std::get<I>(tied(nowhere<T>.record));
    return lastIdentifier(spelling<Address<decltype(pointer)>{pointer}>());
}
#ifdef __clang__
#pragma clang diagnostic pop
#endif

template <class T>
QString storedName(std::string_view member)
{
    if constexpr (requires { T::storedNames; }) {
        for (const auto& [own, stored] : T::storedNames) {
            if (own == member)
                return QString::fromLatin1(stored.data(), static_cast<qsizetype>(stored.size()));
        }
    }
    return snakeCase(member);
}

}

/// The stored names of T's members, in order of declaration.
template <class T>
const std::array<QString, fielddetail::memberCount<T>()>& storedNamesOf()
{
    static const auto names = []<std::size_t... I>(std::index_sequence<I...>)
    {
        return std::array<QString, sizeof...(I)>{
            fielddetail::storedName<T>(fielddetail::memberName<T, I>())...};
    }
    (std::make_index_sequence<fielddetail::memberCount<T>()>{});
    return names;
}

/// Calls visit(const QString& storedName, auto& member) for each member, in order of declaration.
template <class T, class Visit>
void forEachField(T& record, Visit&& visit)
{
    using Record = std::remove_const_t<T>;
    auto members = fielddetail::tied(record);
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        (visit(storedNamesOf<Record>()[I], std::get<I>(members)), ...);
    }
    (std::make_index_sequence<fielddetail::memberCount<Record>()>{});
}

/// Calls visit(const QString& storedName, std::type_identity<Member>) for each member, without an object.
template <class T, class Visit>
void forEachMember(Visit&& visit)
{
    using Members = decltype(fielddetail::tied(std::declval<T&>()));
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        (visit(storedNamesOf<T>()[I],
             std::type_identity<std::remove_reference_t<std::tuple_element_t<I, Members>>>{}),
            ...);
    }
    (std::make_index_sequence<fielddetail::memberCount<T>()>{});
}

}
