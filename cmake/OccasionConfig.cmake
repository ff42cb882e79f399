# SPDX-License-Identifier: BSD-3-Clause
# find_package(Occasion) gives Occasion::Engine: the event sourcing engine, without the workbench.
include(${CMAKE_CURRENT_LIST_DIR}/EngineDependencies.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/OccasionTargets.cmake)
