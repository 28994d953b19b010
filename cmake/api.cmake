# api.yaml of every slice becomes the types of its requests and answers (api/<slice>.h), what reads and writes them, and the
# list of all operations; a contract that the house does not allow stops the build here. No node: the one of tools/setup.
set(contract_node ${CMAKE_SOURCE_DIR}/tools/node/node_modules/.bin/node)
file(GLOB_RECURSE contract_parts CONFIGURE_DEPENDS server/api.yaml)
file(GLOB contract_tools CONFIGURE_DEPENDS tools/api/*.mjs)
set(contract_headers)
set(contract_sources ${generated}/api/all_operations.cpp)
foreach(part ${contract_parts})
  get_filename_component(folder ${part} DIRECTORY)
  get_filename_component(slice ${folder} NAME)
  list(APPEND contract_headers ${generated}/api/${slice}.h)
  list(APPEND contract_sources ${generated}/api/${slice}.cpp)
endforeach()
add_custom_command(
  OUTPUT ${generated}/api/stamp
  BYPRODUCTS ${contract_headers} ${contract_sources} ${generated}/api/openapi.json
  COMMAND ${contract_node} ${CMAKE_SOURCE_DIR}/tools/api/main.mjs ${generated}
  COMMAND ${CMAKE_COMMAND} -E touch ${generated}/api/stamp
  DEPENDS ${contract_parts} ${contract_tools} server/law.json
  COMMENT "Reading the contract")
add_custom_target(contract_types DEPENDS ${generated}/api/stamp)
add_library(generated_api STATIC ${contract_sources})
add_dependencies(generated_api contract_types)
