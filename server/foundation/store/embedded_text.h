#pragma once
#include <span>
#include <string_view>

namespace rongxin::store {

struct EmbeddedText {
  std::string_view name;
  std::string_view text;
};
std::span<const EmbeddedText> embedded_migrations();    ///< by number
std::string_view embedded_snapshot();                   ///< what all of them leave behind in a new SQLite store
std::span<const EmbeddedText> embedded_row_security();  ///< what PostgreSQL adds (migrations/postgresql/)
std::span<const EmbeddedText> embedded_instruments();   ///< definitions that are shipped
std::span<const EmbeddedText>
embedded_schemas();  ///< JSON beside the instruments: the schema of a definition, reference shares

}  // namespace rongxin::store
