# Statements, migrations and instruments become constants of the program; a statement that the
# house does not allow stops the build here.
add_library(check_sql_rules STATIC tools/check_sql/statement_file.cpp tools/check_sql/statement_columns.cpp tools/check_sql/statement_header.cpp
  tools/check_sql/authorize.cpp tools/check_sql/scope_file.cpp tools/check_sql/scope_heads.cpp tools/check_sql/scope_page.cpp
  tools/check_sql/law.cpp tools/check_sql/empty_store.cpp server/foundation/store/sqlite/scope_authorizer.cpp)
target_include_directories(check_sql_rules PUBLIC ${CMAKE_SOURCE_DIR}/tools/check_sql ${CMAKE_SOURCE_DIR}/server/foundation)
target_link_libraries(check_sql_rules PUBLIC sqlite3 Boost::json)
target_sources(check_sql_rules PRIVATE tools/check_sql/migration_files.cpp server/foundation/store/migrate/migration_text.cpp)
add_executable(check_sql tools/check_sql/main.cpp)
target_link_libraries(check_sql PRIVATE check_sql_rules)

file(GLOB_RECURSE sql_files CONFIGURE_DEPENDS server/*.sql migrations/*.sql instruments/*.yaml instruments/*.json)
set(generated ${CMAKE_BINARY_DIR}/generated)
# Named as outputs, so that what includes them is built again in the same run: sql/<slice>/<name>.h of each statement
# .../<slice>/sql/[system/|own/]<name>.sql.
file(GLOB_RECURSE statement_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/server server/*.sql)
list(FILTER statement_files INCLUDE REGEX "/sql/")
list(FILTER statement_files EXCLUDE REGEX "/sql/batch/")
list(TRANSFORM statement_files REPLACE "^(.*/)?([^/]+)/sql/(.*/)?([^/]+)[.]sql$" "${generated}/sql/\\2/\\4.h" OUTPUT_VARIABLE sql_headers)
add_custom_command(
  OUTPUT ${generated}/sql/stamp
  BYPRODUCTS ${sql_headers} ${generated}/sql/all_statements.cpp ${generated}/migrations.cpp ${generated}/row_security.cpp ${generated}/instruments.cpp ${generated}/schemas.cpp
  COMMAND check_sql ${CMAKE_SOURCE_DIR} ${generated}
  COMMAND ${CMAKE_COMMAND} -E touch ${generated}/sql/stamp
  DEPENDS check_sql ${sql_files} server/law.json
  COMMENT "Checking SQL")
add_custom_target(sql_constants DEPENDS ${generated}/sql/stamp)

add_library(generated_sql OBJECT ${generated}/sql/all_statements.cpp ${generated}/migrations.cpp ${generated}/row_security.cpp ${generated}/instruments.cpp ${generated}/schemas.cpp)
target_include_directories(generated_sql PUBLIC ${CMAKE_SOURCE_DIR}/server/foundation ${generated})
add_dependencies(generated_sql sql_constants)
