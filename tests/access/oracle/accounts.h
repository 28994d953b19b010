#pragma once
// Staff, their posts and sessions.
#include "tests/access/oracle/city.h"

namespace oracle {

struct Account {
  Number id;
  bool ended;
};
struct Post {
  Number id, account, unit;
  std::string role;
  bool ended;
  Days days;
  bool in_force() const { return !ended && days.hold(); }
};
struct Session {
  Number context, account, post;
  bool working, ended;
  Number expires_ms;
};

/// The post with which a person began; many have one more elsewhere.
const Post& first_post(const City& city, Number account);
/// Mostly somebody with a post at the class or its school, now and then anybody.
Number somebody_at(const City& city, Dice& dice, Number school_class);
/// Somebody of the city, for columns that decide nothing.
inline std::string anyone(const City& city) { return n(city.of<Account>().front().id); }

}  // namespace oracle
