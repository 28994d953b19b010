#pragma once
// Between the files of SessionKeeper: a session as it is found.
#include "accounts/session_keeper.h"

namespace rongxin::accounts {

inline constexpr auto signing_in = store::SystemKey::because("a credential is checked before there is a caller");

struct SessionKeeper::Session {
  ContextId context;
  AccountId account;
  std::string step, token;
  std::int64_t used_at_ms = 0;
  PostId post;
  UnitId unit;
  std::string role;
  bool must_change = false;  ///< the password was given by somebody else
  std::int64_t locked_at_ms = 0, input_at_ms = 0;
  bool locked = false;  ///< by a person, or because nobody has touched the device
};

access::Role role_of(std::string_view name);
/// Only this is stored of a token.
Digest token_digest(const Key& key, std::string_view token);

}  // namespace rongxin::accounts
