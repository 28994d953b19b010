# The sentences of a slice, server/<group>/<slice>/texts.json, become functions of the program; one that lacks a language
# stops the build here (docs/adr/0028).
add_library(make_texts_rules STATIC tools/make_texts/text_file.cpp)
target_include_directories(make_texts_rules INTERFACE ${CMAKE_SOURCE_DIR}/tools)
target_link_libraries(make_texts_rules PUBLIC Boost::json)
add_executable(make_texts tools/make_texts/main.cpp)
target_link_libraries(make_texts PRIVATE make_texts_rules)

file(GLOB text_files CONFIGURE_DEPENDS server/*/*/texts.json)
set(text_sources)
foreach(texts ${text_files})
  cmake_path(GET texts PARENT_PATH slice)
  cmake_path(GET slice FILENAME slice)
  set(made ${CMAKE_BINARY_DIR}/generated/texts/${slice})
  add_custom_command(OUTPUT ${made}.cpp ${made}.h COMMAND make_texts ${texts} ${slice} ${made}.h ${made}.cpp
    DEPENDS make_texts ${texts} COMMENT "Checking ${slice}/texts.json")
  list(APPEND text_sources ${made}.cpp ${made}.h)
endforeach()
add_library(generated_texts OBJECT ${text_sources})
target_include_directories(generated_texts PUBLIC ${CMAKE_SOURCE_DIR}/server/foundation ${CMAKE_BINARY_DIR}/generated)
