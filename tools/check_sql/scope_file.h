#pragma once
// The scopes of the house: who sees which rows. Those of several slices stand in server/foundation/access/scope/, those
// of one slice beside its statements; each has a head that a machine reads:
//   -- class 5 scores; key (student_id, campaign_id, attempt); roles psychology_teacher, counselling_centre (granted)
#include <map>
#include <set>
#include <string>
#include <vector>

#include "store/statement.h"

namespace check_sql {

using rongxin::store::Reach;

class EmptyStore;

struct Fault {
  std::string file;
  std::string what;
};

/// A file of scopes as it stands in the repository.
struct ScopeFile {
  std::string path;  ///< "server/care/casework/scope.sql"
  std::string text;
};

struct RoleSeen {
  std::string role;  ///< of a post; or everybody (each post), student (who answers), guardian (by a slip), nobody
  std::string how;   ///< what narrows it, "granted"; or empty
};

/// What the lines above a scope say of it.
struct ScopeHead {
  std::string path;
  std::string slice;             ///< whose it is; empty where several slices share it
  std::string about;             ///< the sentences before the head
  int class_no = 0;              ///< row of the access table, 1 to 13; 0 where it shows nobody's data
  std::string data_class;        ///< "scores"; "none" or "staff_only" without a row
  std::vector<std::string> key;  ///< columns by which the second opinion names its rows
  std::vector<RoleSeen> roles;
};

struct Scope {
  std::vector<std::pair<std::string, std::string>> ctes;  ///< name, "AS NOT MATERIALIZED (…)"; each after what it uses
  std::map<std::string, ScopeHead> heads;                 ///< by name
  std::set<std::string> protected_tables;
};

/// For whom the parameters of a scope are bound, by its name; system where it is bound to nobody (scope_x).
Reach reach_of_scope(const std::string& name);
/// Every file of scopes below `repository`, in order of path.
std::vector<ScopeFile> scope_text(const std::string& repository);
/// Reads them and sorts by what uses what; adds a fault for a scope without a head, for two of one name and for
/// two that use each other.
Scope read_scope(const std::vector<ScopeFile>& files, std::vector<Fault>& faults);
/// Names of the scopes that `text` uses, without `self`.
std::set<std::string> scopes_in(const std::string& text, const Scope& scope, const std::string& self);

/// `body` after the scopes that it uses, and those that they use.
std::string with_scope(const std::string& body, const Scope& scope);

/// Holds each head against its scope: the key against the columns on an empty database of the current schema, the roles
/// against those that the text asks for and those of the scopes that it uses.
void check_heads(const EmptyStore& store, const Scope& scope, std::vector<Fault>& faults);

/// docs/who_sees_what.md, from the heads.
std::string who_sees_what(const Scope& scope);

}  // namespace check_sql
