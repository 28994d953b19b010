#pragma once
// The world in which every role calls every route: each role in 一中 and in a foreign school, with an alert in each.
#include <map>
#include <string>

#include "operations/operation.h"
#include "tests/access/recipes/recipes.h"

namespace rongxin::test {

constexpr access::Role all_roles[] = {access::Role::class_teacher,        access::Role::session_operator,
                                      access::Role::psychology_teacher,   access::Role::school_leader,
                                      access::Role::counselling_centre,   access::Role::county_officer,
                                      access::Role::city_officer,         access::Role::auditor,
                                      access::Role::system_administrator, access::Role::security_administrator};

/// Where somebody of this role has the post, in a school or in its county.
std::string unit_of_role(access::Role role, const std::string& school, const std::string& county);
/// "get" of the contract as "GET".

struct MatrixStage {
  explicit MatrixStage(World& world);
  /// Signed in once a person: each sign-in is meant to cost. With an address of one's own: nobody waits for what the
  /// others called.
  const Session& session(access::Role role, bool own);
  /// The next call is of a new session.
  void sign_out(access::Role role, bool own) {
    sessions_.erase((own ? "own_" : "foreign_") + std::string(access::role_name(role)));
  }
  /// What the server counts by itself is counted, and it is a moment later, where answers are recorded: they depend on
  /// no load.
  void settle();

  World& world;
  Scene scene;
  http::PlainClient client;

 private:
  static Scene peopled(World& world);
  std::map<std::string, Session> sessions_;
};

}  // namespace rongxin::test
