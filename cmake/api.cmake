# The route inventory of api/openapi.yaml becomes a constant, so that a test can hold the route table against it.
set(route_inventory ${CMAKE_BINARY_DIR}/generated/api/route_inventory.inc)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated/api)
add_executable(read_api tools/read_api.cpp)
target_link_libraries(read_api PRIVATE yaml-cpp)
add_custom_command(OUTPUT ${route_inventory} COMMAND read_api ${CMAKE_SOURCE_DIR}/api/openapi.yaml ${route_inventory}
  DEPENDS read_api ${CMAKE_SOURCE_DIR}/api/openapi.yaml COMMENT "Reading api/openapi.yaml")
add_custom_target(generated_api DEPENDS ${route_inventory})
