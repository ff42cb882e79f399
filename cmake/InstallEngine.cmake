# SPDX-License-Identifier: BSD-3-Clause
# `cmake --install BUILD --component Engine` gives other projects the library, its headers and find_package(Occasion).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(headers ${CMAKE_INSTALL_INCLUDEDIR}/occasion)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/Occasion)

target_include_directories(occasion-engine INTERFACE $<INSTALL_INTERFACE:${headers}>)
set_target_properties(occasion-engine PROPERTIES EXPORT_NAME Engine)
install(TARGETS occasion-engine EXPORT OccasionTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT Engine)
install(EXPORT OccasionTargets NAMESPACE Occasion:: DESTINATION ${package} COMPONENT Engine)
# The server's and the client's insides need the HTTP library's header.
install(DIRECTORY ${CMAKE_SOURCE_DIR}/engine DESTINATION ${headers} COMPONENT Engine
    FILES_MATCHING PATTERN "*.h" PATTERN "bounded*.h" EXCLUDE PATTERN "httpfetcher.h" EXCLUDE)

write_basic_package_version_file(${CMAKE_BINARY_DIR}/OccasionConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_SOURCE_DIR}/cmake/OccasionConfig.cmake ${CMAKE_SOURCE_DIR}/cmake/EngineDependencies.cmake
    ${CMAKE_BINARY_DIR}/OccasionConfigVersion.cmake DESTINATION ${package} COMPONENT Engine)
