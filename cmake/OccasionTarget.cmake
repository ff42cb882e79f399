# SPDX-License-Identifier: BSD-3-Clause
# What every target of the house shares: the standard, warnings, Qt's strict string rules, sanitizers and the linker.

option(OCCASION_WERROR "Treat warnings as errors" OFF)
set(OCCASION_SANITIZE "" CACHE STRING "Sanitizers to build with, such as 'address,undefined' or 'thread'")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${CCACHE_PROGRAM})
endif()

find_program(MOLD_PROGRAM mold)

# What is precompiled: the headers that most sources read, and no whole module of Qt's. Loading a large precompiled
# header costs more than it saves: with <QtWidgets> a panel took four times as long to compile as with these.
set(OCCASION_CORE_HEADERS
    <QByteArray> <QHash> <QList> <QMap> <QString> <QStringBuilder> <QStringList>
    <algorithm> <any> <chrono> <functional> <map> <memory> <optional> <string> <variant> <vector>)
set(OCCASION_GUI_HEADERS ${OCCASION_CORE_HEADERS} <QAbstractItemModel> <QPainter> <QTableView> <QWidget>)

function(occasion_target target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor)
    if(OCCASION_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
    if(CCACHE_PROGRAM AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(${target} PRIVATE -fpch-preprocess)
    endif()
    target_compile_definitions(${target} PRIVATE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS QT_USE_QSTRINGBUILDER)
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR})
    if(OCCASION_SANITIZE)
        target_compile_options(${target} PRIVATE -fsanitize=${OCCASION_SANITIZE} -fno-sanitize-recover=all
            -fno-omit-frame-pointer)
        target_link_options(${target} PRIVATE -fsanitize=${OCCASION_SANITIZE})
    endif()
    if(MOLD_PROGRAM)
        target_link_options(${target} PRIVATE -fuse-ld=mold)
    endif()
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    # moc looks again when a glob has found other files than before, which CMake 3.25 does not notice by itself.
    get_target_property(sources ${target} SOURCES)
    set(list ${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/sources.txt)
    set(before "")
    if(EXISTS ${list})
        file(READ ${list} before)
    endif()
    if(NOT before STREQUAL sources)
        file(WRITE ${list} "${sources}")
        file(REMOVE ${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/timestamp)
    endif()
endfunction()
