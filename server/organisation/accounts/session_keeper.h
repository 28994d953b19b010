#pragma once
// Sessions of staff: password, second factor, choice of post, and the Caller of each request.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "accounts/credential_tries.h"
#include "audit/audit_log.h"
#include "http/route.h"
#include "platform/clock.h"
#include "platform/key_ring.h"
#include "services/services.h"
#include "store/database.h"

namespace rongxin::accounts {

struct PostChoice {
  PostId post;
  access::Role role;
  UnitId unit;
  std::string unit_name, until_on;
};

struct SessionView {
  std::string step;  ///< second_factor, second_factor_enrolment, new_password, choose_post, working, locked
  std::string name, csrf, totp_uri;
  std::vector<PostChoice> posts;
  PostId post;  ///< 0 before it is chosen
  std::int64_t lock_ms = 0;
  std::string token;   ///< only when a new one has been issued: goes into the cookie
  std::string device;  ///< only where this device has become known: goes into the cookie of devices
};

struct StaffSettings {
  bool second_factor = true;
  std::int64_t idle_ms = 30 * 60'000;
  std::int64_t lock_ms =
      5 * 60'000;  ///< after that without input the session answers nothing until the password is given
};

/// Input is told by pages now and then: so much later the session locks without them.
inline constexpr std::int64_t lock_grace_ms = 60'000;

class SessionKeeper {
 public:
  SessionKeeper(store::Database& database, const KeyRing& keys, const Clock& clock, audit::AuditLog& audit,
                StaffSettings settings)
      : database_(database),
        keys_(keys),
        clock_(clock),
        audit_(audit),
        settings_(settings),
        tries_(keys.ticket, clock) {}

  /// Problems: sign_in_refused (login or password: the answer does not tell which), wait_before_trying; both the same
  /// for a login that nobody has.
  Result<SessionView> sign_in(const http::Request& request, const std::string& typed, const std::string& password);
  /// Problems: not_signed_in, second_factor_wrong, wait_before_trying, second_factor_blocked.
  Result<SessionView> give_second_factor(const http::Request& request, const std::string& code);
  /// A new post is a new context: the old one ends.
  Result<SessionView> choose_post(const http::Request& request, PostId post);
  Result<SessionView> view(const http::Request& request);
  /// Every other session of the account ends. Problems: password_wrong, password_weak, wait_before_trying.
  Result<SessionView> change_password(const http::Request& request, const std::string& now, const std::string& wanted);
  /// From now on the session answers with session_locked, but for its view, unlocking and signing out. Again: no
  /// change.
  Status lock(const http::Request& request);
  /// The person at the device is still the one who signed in. Problems: password_wrong, wait_before_trying.
  Status unlock(const http::Request& request, const std::string& password);
  /// A person is at the device: the lock waits anew. Gives the device's cookie when it has just become known, else
  /// empty.
  Result<std::string> note_input(const http::Request& request);
  Status sign_out(const http::Request& request);
  /// The caller of a request at work. Problems: not_signed_in, session_locked, csrf_refused; session_changed when a
  /// page that belongs to another session asks.
  Result<access::Caller> caller(const http::Request& request);

 private:
  struct Session;
  enum class Look { anyone, own_page, open };  ///< as it is; asked by its own page; not locked either
  Status check_password(const Session& session, const std::string& password, std::string& login);
  Result<Session> find(const http::Request& request, Look look);
  std::string device_to_mark(const http::Request& request, const Session& session) const;
  Status try_password(const TryAt& at);
  Result<SessionView> go_on_after_factor(store::Transaction& transaction, const Session& session);
  SessionView begin(store::Transaction& transaction, AccountId account, PostId post, const std::string& step);
  std::string next_step(const std::vector<PostChoice>& posts) const;
  std::vector<PostChoice> posts_of(store::Transaction& transaction, AccountId account);
  void noted_wrong(AccountId account);
  std::string csrf_of(std::string_view token) const;

  store::Database& database_;
  const KeyRing& keys_;
  const Clock& clock_;
  audit::AuditLog& audit_;
  const StaffSettings settings_;
  const CredentialTries tries_;
};

/// Adds an account, once per login; nothing when the login is taken or none (account_names.h). Login and name are
/// brought into their normal form here.
struct NewAccount {
  std::string login, name, password;
};
std::optional<AccountId> add_account(store::Transaction& transaction, const NewAccount& account, const Clock& clock);
PostId add_post(store::Transaction& transaction, AccountId account, UnitId unit, access::Role role, const Clock& clock,
                std::optional<std::string> until_on = std::nullopt);
void add_duty(store::Transaction& transaction, AccountId account, UnitId unit, const Clock& clock);

/// Sign-in, the session, its lock. `rights`: what a post may call.
std::vector<http::Route> staff_routes(const Services& services, SessionKeeper& keeper,
                                      std::function<std::vector<std::string>(access::Role)> rights);

inline constexpr std::string_view cookie_name = http::session_cookie;

}  // namespace rongxin::accounts
