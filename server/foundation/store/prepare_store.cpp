#include "store/prepare_store.h"

#include "platform/problem_catalogue.h"
#include "store/embedded_text.h"
#include "store/migrate/migrate.h"
#include "store/postgres/postgres_connection.h"
#include "store/sqlite/sqlite_connection.h"

namespace rongxin::store {
namespace {

// The name goes into DDL, which takes no parameters.
bool plain_name(const std::string& name) {
  return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

void grant(Connection& connection, const std::string& role) {
  connection.execute_text("GRANT USAGE ON SCHEMA public TO " + role);
  connection.execute_text("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + role);
  // Append-only: the server itself cannot change what it has logged.
  for (const char* table : {"audit_line", "audit_stream", "student_view", "account_act", "schema_migration"}) {
    connection.execute_text(std::string("REVOKE UPDATE, DELETE ON ") + table + " FROM " + role);
  }
  connection.execute_text("REVOKE INSERT ON schema_migration FROM " + role);
  // Kinds and roles come with a migration, never from a request (docs/adr/0020).
  for (const char* table :
       {"unit_kind", "post_role", "signal_kind", "proposal_kind", "account_act_kind", "consent_purpose", "consent_way",
        "informant_kind", "recall_reason", "set_aside_reason", "set_aside_grounds", "calendar_span_kind"}) {
    connection.execute_text(std::string("REVOKE INSERT, UPDATE, DELETE ON ") + table + " FROM " + role);
  }
}

}  // namespace

Result<int> prepare_store(const std::string& url, const std::string& server_role) {
  try {
    if (url.starts_with("sqlite:")) {
      SqliteConnection connection(url.substr(7), SqliteConnection::Use::writer, true);
      return migrate(connection, true);
    }
    if (!plain_name(server_role))
      return Problem(problems::store_unreachable, "", {{"detail", "--server-role: a-z 0-9 _"}});
    PostgresConnection connection(url);
    RONGXIN_TRY(applied, migrate(connection, true));
    for (const auto& text : embedded_row_security()) connection.execute_text(std::string(text.text));
    grant(connection, server_role);
    return applied;
  } catch (const StoreFault& fault) {
    return Problem(problems::store_unreachable, "", {{"detail", fault.what()}});
  }
}

}  // namespace rongxin::store
