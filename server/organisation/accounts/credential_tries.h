#pragma once
// Tries at a password, counted before they are judged: per person who is asked for and place that asks. A stranger
// makes only himself wait, a login that nobody has waits like any other, and of many tries at once no more are free
// than of many in a row. Design: server/staff/README.md.
#include <string>

#include "access/caller.h"
#include "http/exchange.h"
#include "platform/clock.h"
#include "platform/crypto.h"
#include "platform/result.h"
#include "store/transaction.h"

namespace rongxin::accounts {

/// Digests only: the table names neither logins nor addresses.
struct TryAt {
  Digest who{}, place{};
  bool stranger = true;  ///< neither a device where this person has worked before nor a session of theirs
};

/// How long the next try waits after so many wrong ones, of which the last `free` - 1 cost nothing: 2 s, 4 s, 8 s … 300
/// s.
std::int64_t delay_ms(std::int64_t wrong, std::int64_t free = 3);
/// Problem wait_before_trying with whole seconds.
Problem wait_problem(std::int64_t wait_ms);

class CredentialTries {
 public:
  CredentialTries(const Key& key, const Clock& clock) : key_(key), clock_(clock) {}

  /// `device` is the known device of this very account, or empty.
  TryAt sign_in(std::string_view login, const std::string& remote_address, std::string_view device) const;
  /// Within a session: nobody outside it can make it wait.
  TryAt in_session(ContextId session) const;
  /// Counts one try. Problem wait_before_trying: it is not judged, right or wrong.
  Status begin(store::Transaction& transaction, const TryAt& at) const;
  /// After the right password.
  void forget(store::Transaction& transaction, const TryAt& at) const;

 private:
  Digest digest(std::string_view kind, std::string_view text) const;
  const Key& key_;
  const Clock& clock_;
};

}  // namespace rongxin::accounts
