# SPDX-License-Identifier: BSD-3-Clause
# Installs the engine of a build and builds and runs examples/embedding on it, as somebody else's project would:
# cmake -DBUILD=… -DSOURCE=… -DWORK=… -DCOMPILER=… -P embedding.cmake
function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "${ARGN}\n${said}")
    endif()
    set(said "${said}" PARENT_SCOPE)
endfunction()

# The README shows the program as it is, but for the line of its licence.
file(READ ${SOURCE}/main.cpp program)
string(REGEX REPLACE "^[^\n]*\n" "" program "${program}")
file(READ ${SOURCE}/../../README.md readme)
string(FIND "${readme}" "${program}" place)
if(place EQUAL -1)
    message(FATAL_ERROR "README.md does not show examples/embedding/main.cpp as it is.")
endif()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --component Engine --prefix ${WORK}/prefix)
run(${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/build -G Ninja -DCMAKE_PREFIX_PATH=${WORK}/prefix
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_CXX_FLAGS=${FLAGS})
run(${CMAKE_COMMAND} --build ${WORK}/build)
foreach(count IN ITEMS 1 2) # the second finds what the first has stored
    run(${WORK}/build/embedding WORKING_DIRECTORY ${WORK})
    if(NOT said MATCHES "${count} embedding:Account.Opened: 50\n$")
        message(FATAL_ERROR "${count} events were expected in what the program said:\n${said}")
    endif()
endforeach()
