# A part is a folder of sources that becomes one object library; programs, the shared library and the tests are put
# together from parts. Sources are found by pattern: a new file of a folder needs no line here (CONFIGURE_DEPENDS makes
# the build look again).

set(TC_C_WARNINGS -Wall -Wextra -Wpedantic -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes)
set(TC_CXX_WARNINGS -Wall -Wextra -Wpedantic -Werror -Wshadow)

function(tc_compile_options target)
  target_compile_options(${target} PRIVATE
    $<$<COMPILE_LANGUAGE:C>:${TC_C_WARNINGS}> $<$<COMPILE_LANGUAGE:CXX>:${TC_CXX_WARNINGS}>)
  target_compile_definitions(${target} PRIVATE _GNU_SOURCE TC_VERSION="${PROJECT_VERSION}")
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR})
endfunction()

# tc_part(NAME DIR folder [USES part...] [LINK library...]): the sources of the folder and of the folders in it, but those of
# a program, which is put together of parts, and those that make tables.
function(tc_part name)
  cmake_parse_arguments(P "" "DIR" "USES;LINK" ${ARGN})
  set(folder ${PROJECT_SOURCE_DIR}/${P_DIR})
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.c ${folder}/*.cc ${folder}/*/*.c)
  list(FILTER sources EXCLUDE REGEX "/(program|tables)/")
  if(NOT sources)
    add_library(part_${name} INTERFACE)
    target_link_libraries(part_${name} INTERFACE ${P_LINK})
    return()
  endif()
  add_library(part_${name} OBJECT ${sources})
  tc_compile_options(part_${name})
  target_compile_definitions(part_${name} PRIVATE TC_BUILDING)
  if(name STREQUAL "text")
    target_include_directories(part_${name} PRIVATE ${STEMMER_INCLUDE})
  endif()
  target_link_libraries(part_${name} PUBLIC ${P_LINK})
endfunction()

# The way from the installed tracuu.pc to the prefix, so that an installation may be moved.
file(RELATIVE_PATH TC_PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)

# The objects and the libraries of parts, added to a target.
function(tc_use_parts target)
  foreach(part ${ARGN})
    get_target_property(type part_${part} TYPE)
    if(type STREQUAL "OBJECT_LIBRARY")
      target_sources(${target} PRIVATE $<TARGET_OBJECTS:part_${part}>)
    endif()
    target_link_libraries(${target} PRIVATE
      $<TARGET_PROPERTY:part_${part},INTERFACE_LINK_LIBRARIES>)
  endforeach()
endfunction()

# tc_library(NAME PARTS part...): the shared library that others link.
function(tc_library name)
  cmake_parse_arguments(P "" "" "PARTS" ${ARGN})
  add_library(lib${name} SHARED ${PROJECT_SOURCE_DIR}/cmake/library.c)
  set_target_properties(lib${name} PROPERTIES OUTPUT_NAME ${name} VERSION ${PROJECT_VERSION}
                        SOVERSION ${PROJECT_VERSION_MAJOR} LINKER_LANGUAGE CXX
                        LINK_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/tracuu.map)
  target_link_options(lib${name} PRIVATE LINKER:--version-script=${PROJECT_SOURCE_DIR}/cmake/tracuu.map)
  tc_use_parts(lib${name} ${P_PARTS})
  install(TARGETS lib${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

# tc_program(NAME DIR folder PARTS part...): a program from the sources of a folder and the parts.
function(tc_program name)
  cmake_parse_arguments(P "" "DIR" "PARTS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${P_DIR}/*.c)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  tc_compile_options(${name})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
  tc_use_parts(${name} ${P_PARTS})
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# tc_unit_test(FILE PARTS part...): one program a file, run by ctest.
function(tc_unit_test file)
  cmake_parse_arguments(P "" "" "PARTS" ${ARGN})
  get_filename_component(name ${file} NAME_WE)
  add_executable(${name} ${file})
  tc_compile_options(${name})
  target_compile_definitions(${name} PRIVATE TC_TESTS="${PROJECT_SOURCE_DIR}/tests" TC_CORPUS="${PROJECT_SOURCE_DIR}/corpus")
  target_include_directories(${name} PRIVATE ${STEMMER_INCLUDE})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
  tc_use_parts(${name} ${P_PARTS})
  target_link_libraries(${name} PRIVATE cmocka)
  add_test(NAME ${name} COMMAND ${name})
endfunction()

# tc_embed(PART file symbol): the bytes of a data file as `const char symbol[]` (NUL-terminated) and `symbol_length`,
# compiled into a part: the default of a table that an office may replace by its own.
function(tc_embed part file symbol)
  set(out ${PROJECT_BINARY_DIR}/embedded/${symbol}.c)
  add_custom_command(OUTPUT ${out} DEPENDS ${PROJECT_SOURCE_DIR}/${file} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    COMMAND ${CMAKE_COMMAND} -DIN=${PROJECT_SOURCE_DIR}/${file} -DOUT=${out} -DSYMBOL=${symbol}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake)
  target_sources(part_${part} PRIVATE ${out})
endfunction()
