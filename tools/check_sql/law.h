#pragma once
// server/law.json as the statements must keep it: whose table is whose, and which slice may use which.
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "statement_file.h"

namespace check_sql {

/// Why a slice touches a table of another all the same.
struct Excuse {
  std::string because;
  std::set<std::string> columns;  ///< those that it may set; empty: whole rows
};

struct Law {
  std::map<std::string, std::string> group_of;                    ///< by slice
  std::map<std::string, std::set<std::string>> group_uses;        ///< by group
  std::map<std::string, std::set<std::string>> slice_uses;        ///< by slice, within its group
  std::map<std::string, std::string> owner_of;                    ///< by table: the slice that writes it
  std::map<std::pair<std::string, std::string>, Excuse> excused;  ///< by slice and table

  /// Whether a slice may use what stands in another.
  bool lets(const std::string& slice, const std::string& other) const;
  /// Whether a slice may name a table of another: of its own group or of one that its group uses.
  bool lets_read(const std::string& slice, const std::string& owner) const;
};

/// Throws nothing; a text that is no law is a fault.
Law read_law(const std::string& text, std::vector<Fault>& faults);

/// A slice uses its own scopes, the shared ones and those of slices that it may use; none is there for nobody, and a
/// shared one is not there for one slice alone.
void check_scope_use(const std::vector<StatementFile>& statements, const Scope& scope, const Law& law,
                     std::vector<Fault>& faults);

/// Each table has one owner, who alone writes it; nobody reads a table of a group above; server/work/ names no
/// protected table of anybody else.
void check_owners(const EmptyStore& store, const std::vector<StatementFile>& statements, const Scope& scope,
                  const Law& law, std::vector<Fault>& faults);

}  // namespace check_sql
