# The web files inside the binary: built by npm, packed, and taken in by one assembler file.
option(RONGXIN_WEB "Build and embed the web pages" ON)
set(web_out ${CMAKE_BINARY_DIR}/generated/web)
file(MAKE_DIRECTORY ${web_out})
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS web/*.ts web/*.tsx web/*.css web/*.html web/*.json web/*.svg web/*.mjs)
# What a build writes itself is no source of it: else each build, and each test of the pages, would make all others begin anew.
list(FILTER web_sources EXCLUDE REGEX "node_modules|/dist/|/web/api/")
file(GLOB_RECURSE web_contract CONFIGURE_DEPENDS server/*api.yaml)
list(APPEND web_sources ${web_contract} ${CMAKE_SOURCE_DIR}/server/law.json ${CMAKE_SOURCE_DIR}/tools/api/join.mjs ${CMAKE_SOURCE_DIR}/tools/api/page_types.mjs)
add_custom_command(
  OUTPUT ${web_out}/web_files.S ${web_out}/web_files.cpp
  COMMAND ${CMAKE_COMMAND} -E env RONGXIN_WEB=$<BOOL:${RONGXIN_WEB}> ${CMAKE_SOURCE_DIR}/tools/embed_web ${CMAKE_SOURCE_DIR} ${web_out}
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/embed_web ${CMAKE_SOURCE_DIR}/package.json ${web_sources}
  COMMENT "Building and packing web pages" VERBATIM)
add_library(generated_web STATIC ${web_out}/web_files.S ${web_out}/web_files.cpp)
target_include_directories(generated_web PRIVATE ${CMAKE_SOURCE_DIR}/server/foundation ${CMAKE_SOURCE_DIR})
