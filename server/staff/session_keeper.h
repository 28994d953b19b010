#pragma once
// Sessions of staff: password, second factor, choice of post, and the Caller of each request.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "access/audit_log.h"
#include "http/route.h"
#include "platform/clock.h"
#include "platform/key_ring.h"
#include "store/database.h"

namespace rongxin::staff {

struct PostChoice {
  PostId post;
  access::Role role;
  UnitId unit;
  std::string unit_name, until_on;
};

struct SessionView {
  std::string step;  ///< second_factor, second_factor_enrolment, new_password, choose_post, working
  std::string name, csrf, totp_uri;
  std::vector<PostChoice> posts;
  PostId post;       ///< 0 before it is chosen
  std::int64_t lock_ms = 0;
  std::string token; ///< only when a new one has been issued: goes into the cookie
};

struct StaffSettings {
  bool second_factor = true;
  std::int64_t idle_ms = 30 * 60'000;
  std::int64_t lock_ms = 5 * 60'000;  ///< after that without input the page asks for the password
};

class SessionKeeper {
 public:
  SessionKeeper(store::Database& database, const KeyRing& keys, const Clock& clock, access::AuditLog& audit, StaffSettings settings)
      : database_(database), keys_(keys), clock_(clock), audit_(audit), settings_(settings) {}

  /// Problems: sign_in_refused (login or password: the answer does not tell which), wait_before_trying.
  Result<SessionView> sign_in(const std::string& login, const std::string& password);
  /// Problems: not_signed_in, second_factor_wrong, wait_before_trying.
  Result<SessionView> give_second_factor(const http::Request& request, const std::string& code);
  /// A new post is a new context: the old one ends.
  Result<SessionView> choose_post(const http::Request& request, PostId post);
  Result<SessionView> view(const http::Request& request);
  /// Every other session of the account ends. Problems: password_wrong, password_weak, wait_before_trying.
  Result<SessionView> change_password(const http::Request& request, const std::string& now, const std::string& wanted);
  /// The person at the device is still the one who signed in. Problems: password_wrong, wait_before_trying.
  Status unlock(const http::Request& request, const std::string& password);
  Status sign_out(const http::Request& request);
  /// The caller of a request at work. Problems: not_signed_in, csrf_refused.
  Result<access::Caller> caller(const http::Request& request);

 private:
  struct Session;
  Status check_password(const Session& session, const std::string& password, std::string& login);
  Result<Session> find(const http::Request& request, bool check_csrf);
  SessionView begin(store::Transaction& transaction, AccountId account, PostId post, const std::string& step);
  std::string next_step(const std::vector<PostChoice>& posts) const;
  std::vector<PostChoice> posts_of(store::Transaction& transaction, AccountId account);
  void noted_wrong(AccountId account, std::int64_t wrong_before, std::string_view action);
  std::string csrf_of(std::string_view token) const;
  std::int64_t delay_ms(std::int64_t wrong_passwords) const;

  store::Database& database_;
  const KeyRing& keys_;
  const Clock& clock_;
  access::AuditLog& audit_;
  const StaffSettings settings_;
};

/// Adds an account, once per login; false when the login is taken.
struct NewAccount {
  std::string login, name, password;
};
std::optional<AccountId> add_account(store::Transaction& transaction, const NewAccount& account, const Clock& clock);
PostId add_post(store::Transaction& transaction, AccountId account, UnitId unit, access::Role role, const Clock& clock, std::optional<std::string> until_on = std::nullopt);
void add_duty(store::Transaction& transaction, AccountId account, UnitId unit, const Clock& clock);

std::vector<http::Route> staff_routes(SessionKeeper& keeper, std::function<std::vector<std::string>(access::Role)> rights);

inline constexpr std::string_view cookie_name = http::session_cookie;

}  // namespace rongxin::staff
