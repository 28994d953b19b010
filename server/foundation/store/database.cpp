#include "store/database.h"

#include "platform/problem_catalogue.h"
#include "store/postgres/postgres_database.h"
#include "store/sqlite/sqlite_database.h"

namespace rongxin::store {

Result<std::unique_ptr<Database>> Database::open(const StoreOptions& options) {
  if (options.url.starts_with("sqlite:")) return open_sqlite(options, options.url.substr(7));
  if (options.url.starts_with("postgresql:") || options.url.starts_with("postgres:")) return open_postgres(options);
  return Problem(problems::store_unreachable, "", {{"detail", "sqlite:PATH | postgresql://…"}});
}

Problem Database::problem_of(WriteJob::Outcome outcome) {
  if (outcome == WriteJob::Outcome::full) return problems::store_full;
  return problems::not_confirmed;
}

}  // namespace rongxin::store
